"""The networks of the language in PyTorch: one function a layer, per-example shapes after the row axis."""

import math

import torch
import torch.nn.functional as F

SMALLEST_NORMAL = 2.0 ** -126


class Evaluation:
    """One forward computation: the values of a network on given parameters and inputs."""

    def __init__(self, parameters, training=False):
        self.parameters = parameters
        self.training = training
        self.taps = {}
        self.statistics = {}
        self.updated = {}
        self.margin = math.inf

    def keep_from(self, values, *kinks):
        """Notes how near the values come to where a derivative jumps: nearer than float32 resolves, no side is right."""
        for kink in kinks:
            self.margin = min(self.margin, (values.detach() - kink).abs().min().item())

    def parameter(self, layer, suffix, shape, initial):
        return self.parameters.get(f"{layer.name}.{suffix}", tuple(shape), initial)

    def run(self, layers, inputs):
        """The value that the loss reads, and the one before it (logits, where the loss reads a softmax or a sigmoid)."""
        before = value = inputs
        for layer in layers:
            before, value = value, function_of(layer)(self, layer, value)
            if "Name" in layer.named:
                self.taps[layer.name] = value
        return before, value


# Initial values: a draw from a generator, shaped by the caller.

def weights_for(fan_in):
    bound = math.sqrt(3.0 / fan_in)
    return lambda random, shape: random.uniform(-bound, bound, shape)


def between(low, high):
    return lambda random, shape: random.uniform(low, high, shape)


BIAS = between(-0.5, 0.5)


# Layers.

def input_layer(run, layer, x):
    return x


def dense(run, layer, x):
    units, features = layer.arguments[0], x.shape[-1]
    tied = layer.option("Tied", None)
    weight = run.parameters.values[f"{tied}.weight"] if tied else run.parameter(layer, "weight", (units, features), weights_for(features))
    bias = run.parameter(layer, "bias", (units,), BIAS) if layer.option("Bias", True) else None
    return F.linear(x, weight, bias)


AXES = {1: [("", "Left", "Right")], 2: [("Height", "Top", "Bottom"), ("Width", "Left", "Right")]}


def of_axes(layer, name, axes, default):
    """An argument by axis: that of the axis, or that of all."""
    return [layer.option(name + axis, layer.option(name, default[i])) for i, (axis, _, _) in enumerate(AXES[axes])]


def paddings(layer, x, size, stride, dilation):
    """(before, after) by axis; with Same Keras's: one output for every stride that is begun, an odd one after."""
    if not layer.option("Same", False):
        common = layer.option("Padding", 0)
        return [tuple(layer.option("Padding" + side, common) for side in sides) for _, *sides in AXES[len(size)]]
    totals = [
        max((-(-extent // s) - 1) * s + d * (k - 1) + 1 - extent, 0)
        for extent, k, s, d in zip(x.shape[2:], size, stride, dilation)]
    return [(total // 2, total - total // 2) for total in totals]


def padded(x, sides, value):
    return F.pad(x, [padding for side in reversed(sides) for padding in side], value=value)


def pad_unevenly(x, sides, value):
    """What is left for PyTorch to pad: nothing where the sides of an axis differ."""
    if all(before == after for before, after in sides):
        return x, tuple(before for before, _ in sides)
    return padded(x, sides, value), (0,) * len(sides)


def convolution(run, layer, x, size, function):
    filters, groups, axes = layer.arguments[0], layer.option("Groups", 1), len(size)
    shape = (filters, x.shape[1] // groups, *size)
    weight = run.parameter(layer, "weight", shape, weights_for(math.prod(shape[1:])))
    bias = run.parameter(layer, "bias", (filters,), BIAS) if layer.option("Bias", True) else None
    stride, dilation = of_axes(layer, "Stride", axes, (1, 1)), of_axes(layer, "Dilation", axes, (1, 1))
    x, padding = pad_unevenly(x, paddings(layer, x, size, stride, dilation), 0)
    return function(x, weight, bias, stride, padding, dilation, groups)


def conv1d(run, layer, x):
    return convolution(run, layer, x, layer.arguments[1:2], F.conv1d)


def conv2d(run, layer, x):
    height = layer.arguments[1]
    return convolution(run, layer, x, (height, layer.argument(2, height)), F.conv2d)


def pooling(function, axes, is_maximum):
    def apply(run, layer, x):
        size = [layer.option(axis, layer.arguments[0]) if axis else layer.arguments[0] for axis, _, _ in AXES[axes]]
        stride, ceil = of_axes(layer, "Stride", axes, size), layer.option("CeilMode", False)
        sides = paddings(layer, x, size, stride, (1,) * axes)
        if is_maximum:
            keep_from_ties(run, windows(x.detach(), size, stride, sides, ceil))
            x, padding = pad_unevenly(x, sides, -math.inf)
            return function(x, size, stride, padding, ceil_mode=ceil)
        if layer.option("Same", False):
            return function(padded(x, sides, 0), size, stride) / function(padded(torch.ones_like(x), sides, 0), size, stride)
        x, padding = pad_unevenly(x, sides, 0)
        return function(x, size, stride, padding, ceil_mode=ceil)
    return apply


def windows(x, size, stride, sides, ceil):
    """The elements of each window along a last axis; with CeilMode also of a last one that reaches past the padding."""
    x = padded(x, [(before, after + (s - 1 if ceil else 0)) for (before, after), s in zip(sides, stride)], -math.inf)
    for axis, (k, s) in enumerate(zip(size, stride)):
        x = x.unfold(2 + axis, k, s)
    return x.flatten(-len(size))


def keep_from_ties(run, windows):
    """Exact ties are left alone: the first element takes the gradient (or a rectifier before it gives all of them none)."""
    if windows.shape[-1] > 1:
        first, second = windows.topk(2, -1).values.unbind(-1)
        gap = (first - second)[first > second]
        if gap.numel() > 0:
            run.keep_from(gap, 0.0)


def global_average_pool(run, layer, x):
    return x.flatten(2).mean(2)


def reshape(run, layer, x):
    return x.reshape(x.shape[0], *layer.arguments)


def batch_norm(run, layer, x):
    features = x.shape[1]
    weight = run.parameter(layer, "weight", (features,), between(0.5, 1.5))
    bias = run.parameter(layer, "bias", (features,), BIAS)
    mean = run.parameter(layer, "running_mean", (features,), BIAS)
    variance = run.parameter(layer, "running_var", (features,), between(0.5, 2.0))
    if run.training:
        note_statistics(run, layer, x.detach(), mean, variance)
    return F.batch_norm(x, mean.clone(), variance.clone(), weight, bias, run.training, eps=layer.option("Epsilon", 1e-5))


def note_statistics(run, layer, x, mean, variance):
    """Batch mean and unbiased variance, and PyTorch's running ones after them."""
    channels = x.transpose(0, 1).flatten(1)
    run.statistics[f"{layer.name}.running_mean"] = channels.mean(1)
    run.statistics[f"{layer.name}.running_var"] = channels.var(1, unbiased=True)
    new_mean, new_variance = mean.clone(), variance.clone()
    F.batch_norm(x, new_mean, new_variance, training=True, momentum=layer.option("Momentum", 0.1))
    run.updated[f"{layer.name}.running_mean"] = new_mean
    run.updated[f"{layer.name}.running_var"] = new_variance


def layer_norm(run, layer, x):
    features = x.shape[-1:]
    weight = run.parameter(layer, "weight", features, between(0.5, 1.5))
    bias = run.parameter(layer, "bias", features, BIAS)
    return F.layer_norm(x, features, weight, bias, layer.option("Epsilon", 1e-5))


def embedding(run, layer, x):
    count, dimension = layer.arguments
    return F.embedding(x, run.parameter(layer, "weight", (count, dimension), weights_for(1)))


def prelu(run, layer, x):
    run.keep_from(x, 0.0)
    return F.prelu(x, run.parameter(layer, "weight", (1,), between(0.1, 0.4)))


def named(run, layer):
    return [run.taps[name] for name in layer.arguments]


def activation(function, *kinks):
    def apply(run, layer, x):
        run.keep_from(x, *kinks)
        return function(layer, x)
    return apply


LAYERS = {
    "Input": input_layer,
    "Dense": dense,
    "Conv1D": conv1d,
    "Conv2D": conv2d,
    "MaxPool1D": pooling(F.max_pool1d, 1, True),
    "MaxPool2D": pooling(F.max_pool2d, 2, True),
    "AveragePool1D": pooling(F.avg_pool1d, 1, False),
    "AveragePool2D": pooling(F.avg_pool2d, 2, False),
    "GlobalAveragePool": global_average_pool,
    "Flatten": lambda run, layer, x: x.flatten(1),
    "Reshape": reshape,
    "Transpose": lambda run, layer, x: x.transpose(-1, -2),
    "BatchNorm": batch_norm,
    "LayerNorm": layer_norm,
    "Embedding": embedding,
    "Add": lambda run, layer, x: sum(named(run, layer), x),
    "Multiply": lambda run, layer, x: math.prod(named(run, layer), start=x),
    "Concat": lambda run, layer, x: torch.cat([x, *named(run, layer)], 1 + layer.option("Axis", 0)),
    "From": lambda run, layer, x: run.taps[layer.arguments[0]],
    "ReLU": activation(lambda layer, x: F.relu(x), 0.0),
    "LeakyReLU": activation(lambda layer, x: F.leaky_relu(x, layer.argument(0, 0.01)), 0.0),
    "PReLU": prelu,
    "ELU": activation(lambda layer, x: F.elu(x, layer.argument(0, 1.0)), 0.0),
    "GELU": activation(lambda layer, x: F.gelu(x, approximate="tanh" if layer.option("Approximate", False) else "none")),
    "SiLU": activation(lambda layer, x: F.silu(x)),
    "Sigmoid": activation(lambda layer, x: torch.sigmoid(x)),
    "Tanh": activation(lambda layer, x: torch.tanh(x)),
    "Softplus": activation(lambda layer, x: F.softplus(x)),
    "HardSigmoid": activation(lambda layer, x: F.hardsigmoid(x), -3.0, 3.0),
    "Softmax": activation(lambda layer, x: F.softmax(x, -1)),
    "LogSoftmax": activation(lambda layer, x: F.log_softmax(x, -1)),
}


def function_of(layer):
    """A layer's function: what stands above, or torch.nn.functional's of its name."""
    return LAYERS.get(layer.kind) or activation(lambda layer, x: getattr(F, layer.kind.lower())(x), *layer.kinks)


# Losses: (run, layer, the layer before, that layer's input, its output, targets or labels) -> the mean.

def cross_entropy(run, layer, previous, before, value, targets):
    smoothing = layer.option("LabelSmoothing", 0.0)
    classes = value.shape[-1]
    if previous.kind == "Softmax":
        rows = targets.reshape(-1, classes) if targets.is_floating_point() else targets.reshape(-1)
        return F.cross_entropy(before.reshape(-1, classes), rows, label_smoothing=smoothing)
    if not targets.is_floating_point():
        targets = F.one_hot(targets, classes).to(value.dtype)
    smoothed = (1 - smoothing) * targets + smoothing / classes
    return -(smoothed * value.clamp_min(SMALLEST_NORMAL).log()).sum(-1).mean()


def negative_log_likelihood(run, layer, previous, before, value, targets):
    return F.nll_loss(value.reshape(-1, value.shape[-1]), targets.reshape(-1))


def binary_cross_entropy(run, layer, previous, before, value, targets):
    if previous.kind == "Sigmoid":
        return F.binary_cross_entropy_with_logits(before, targets)
    return F.binary_cross_entropy(value, targets)


def mean_absolute_error(run, layer, previous, before, value, targets):
    run.keep_from(value - targets.detach(), 0.0)
    return F.l1_loss(value, targets)


LOSSES = {
    "CrossEntropy": cross_entropy,
    "NegativeLogLikelihood": negative_log_likelihood,
    "BinaryCrossEntropy": binary_cross_entropy,
    "MeanSquaredError": lambda run, layer, previous, before, value, targets: F.mse_loss(value, targets),
    "MeanAbsoluteError": mean_absolute_error,
    "Huber": lambda run, layer, previous, before, value, targets: F.huber_loss(value, targets, delta=layer.option("Delta", layer.argument(0, 1.0))),
}


class Network:
    """A parsed declaration: its layers and, last, its loss if it has one."""

    def __init__(self, layers):
        self.loss = layers[-1] if layers[-1].kind in LOSSES else None
        self.layers = layers[:-1] if self.loss else layers

    @property
    def input_shape(self):
        return tuple(self.layers[0].arguments)

    @property
    def takes_tokens(self):
        return self.layers[0].option("Tokens", False)

    @property
    def token_count(self):
        return next(layer.arguments[0] for layer in self.layers if layer.kind == "Embedding")

    def forward(self, run, inputs):
        """What Predict gives."""
        return run.run(self.layers, inputs)[1]

    def evaluate(self, run, inputs, targets):
        """What Predict gives, and the loss."""
        before, value = run.run(self.layers, inputs)
        mean = LOSSES[self.loss.kind](run, self.loss, self.layers[-1], before, value, targets)
        return value, mean * self.loss.option("Weight", 1.0)
