"""Networks of several inputs and heads: a graph of values by name, a loss that is the weighted sum of the heads' means."""

import numpy as np
import torch

import reference

ROWS = (1, 2, 33)
STEPS = 10
OPTIMIZERS = {
    "Sgd": lambda parameters: torch.optim.SGD(parameters, lr=0.05, momentum=0.9),
    "Adam": lambda parameters: torch.optim.Adam(parameters, lr=0.01),
}


class Head:
    """A loss with the value that it reads, the layer that made this, and what that layer read."""

    def __init__(self, loss, maker, before, value):
        self.loss, self.maker, self.before, self.value = loss, maker, before, value

    def mean(self, run, targets):
        return reference.LOSSES[self.loss.kind](run, self.loss, self.maker, self.before, self.value, targets)


class Network:
    """A parsed declaration of any number of inputs, outputs and losses."""

    def __init__(self, layers):
        self.layers = layers
        self.inputs = [layer for layer in layers if layer.kind == "Input"]
        self.losses = [layer for layer in layers if layer.kind in reference.LOSSES]

    def run(self, run, inputs):
        """The heads, and the outputs by name in the order of declaration."""
        made, heads, outputs = {}, [], {}
        current = None
        for layer in self.layers:
            if layer.kind == "Input":
                current = (inputs[layer.name], layer, None)
            elif layer.kind == "From":
                current = made[layer.arguments[0]]
            elif layer.kind == "Output":
                outputs[layer.name] = current[0]
            elif layer.kind in reference.LOSSES:
                heads.append(Head(layer, current[1], current[2], current[0]))
                outputs[layer.name] = current[0]
            else:
                current = (reference.function_of(layer)(run, layer, current[0]), layer, current[0])
            made[layer.name] = current
            run.taps[layer.name] = current[0]
        if not heads and all(value is not current[0] for value in outputs.values()):
            outputs[current[1].name] = current[0]
        return heads, outputs

    def vocabulary(self, name):
        """The tokens of an input: as many as the table has that reads it, which stands right after it."""
        following = self.layers[[layer.name for layer in self.layers].index(name) + 1]
        return following.arguments[0]


class Data:
    """What a case is computed on."""

    def __init__(self, case, network, rows, seed, parameters):
        random = np.random.RandomState(seed)
        self.parameters = parameters(random)
        self.bytes = {}
        self.inputs = {layer.name: self.draw_input(random, case, network, layer, rows) for layer in network.inputs}
        heads, outputs = network.run(reference.Evaluation(self.parameters), self.inputs)
        self.targets = {head.loss.name: draw_target(random, case, head) for head in heads}
        self.output_gradients = {name: rounded(random.normal(0.0, 1.0, tuple(value.shape))) for name, value in outputs.items()}

    def draw_input(self, random, case, network, layer, rows):
        shape = (rows, *layer.arguments)
        if layer.option("Tokens", False):
            return torch.from_numpy(random.randint(0, network.vocabulary(layer.name), shape))
        if layer.name in case.get("bytes", []):
            self.bytes[layer.name] = random.randint(0, 256, shape)
            return rounded(self.bytes[layer.name] * (1 / 255))
        return rounded(random.normal(0.0, 1.0, shape))


def rounded(values):
    return torch.from_numpy(np.asarray(values, np.float32).astype(np.float64))


def draw_target(random, case, head):
    """Labels, distributions, probabilities or values, as the loss takes them."""
    shape, loss = tuple(head.value.shape), head.loss
    takes_distributions = loss.option("Distributions", False) or case.get("distributions", False)
    if loss.kind == "NegativeLogLikelihood" or (loss.kind == "CrossEntropy" and not takes_distributions):
        return torch.from_numpy(random.randint(0, shape[-1], shape[:-1]))
    if loss.kind == "CrossEntropy":
        values = np.exp(random.normal(0.0, 1.0, shape))
        return rounded(values / values.sum(-1, keepdims=True))
    if loss.kind == "BinaryCrossEntropy":
        values = random.uniform(0.0, 1.0, shape)
        return rounded(np.where(values < 0.25, 0.0, np.where(values > 0.75, 1.0, values)))
    return rounded(random.normal(0.0, 1.0, shape))


def leaves(values, dtype):
    """Copies that collect gradients, of those that are no integers."""
    return {name: value.detach().clone().to(dtype).requires_grad_() if value.is_floating_point() else value
            for name, value in values.items()}


def floating(prefix, values):
    return {prefix + name: value for name, value in values.items() if value.is_floating_point()}


def named(prefix, values):
    """Names of arrays: one slot of its kind has the kind's name alone."""
    return {prefix if len(values) == 1 else f"{prefix}.{name}": value for name, value in values.items()}


def total(network, run, heads, targets):
    """The weighted sum of the heads' means, and the means."""
    means = {head.loss.name: head.mean(run, targets[head.loss.name]) for head in heads}
    return sum(means[layer.name] * layer.option("Weight", 1.0) for layer in network.losses), means


def gradients(of, prefix, variables):
    found = torch.autograd.grad(of, list(variables.values()), allow_unused=True)
    return {prefix + name: torch.zeros_like(value) if gradient is None else gradient
            for (name, value), gradient in zip(variables.items(), found)}


def compute(case, network, data, dtype):
    """Every result, and how near the values came to a kink."""
    training = case.get("mode") == "training"
    inference = reference.Evaluation(data.parameters.converted(dtype))
    targets = leaves(data.targets, dtype)
    heads, outputs = network.run(inference, leaves(data.inputs, dtype))
    results = named("output", outputs)
    if heads:
        results["loss"], means = total(network, inference, heads, targets)
        results.update({f"mean.{name}": mean for name, mean in means.items()})

    run = reference.Evaluation(data.parameters.converted(dtype), training)
    inputs, targets = leaves(data.inputs, dtype), leaves(data.targets, dtype)
    heads, outputs = network.run(run, inputs)
    variables = {**run.parameters.trainable(), **floating("", named("input", inputs))}
    if heads:
        loss, _ = total(network, run, heads, targets)
        results.update({"training.loss": loss} if training else {})
        results.update(gradients(loss, "grad.", {**variables, **floating("", named("targets", targets))}))
        heads, outputs = network.run(run, inputs)
    product = sum((value * data.output_gradients[name].to(dtype)).sum() for name, value in outputs.items())
    results.update(gradients(product, "vjp.", variables))
    results.update({"statistics." + name: value for name, value in run.statistics.items()})
    return results, min(inference.margin, run.margin)


def trajectory(network, data, optimizer):
    """The loss of every step on one batch, before its update, and the parameters after the last."""
    run = reference.Evaluation(data.parameters.converted(torch.float64), training=True)
    parameters = run.parameters.trainable()
    stepper = OPTIMIZERS[optimizer](list(parameters.values()))
    losses = []
    for _ in range(STEPS):
        heads, _ = network.run(run, data.inputs)
        loss, _ = total(network, run, heads, data.targets)
        stepper.zero_grad()
        loss.backward()
        losses.append(loss.item())
        stepper.step()
    return {f"{optimizer}.losses": torch.tensor(losses), **{f"{optimizer}.final.{name}": value for name, value in parameters.items()}}


def given(data):
    """What goes in."""
    arrays = {name: values for name, values in named("input", data.inputs).items() if name.removeprefix("input.") not in data.bytes}
    arrays.update({f"bytes.{name}": torch.from_numpy(values) for name, values in data.bytes.items()})
    arrays.update(data.parameters.values)
    arrays.update(named("targets", data.targets))
    arrays.update(named("outputGradients", data.output_gradients))
    return arrays
