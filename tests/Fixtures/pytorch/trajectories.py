"""Trajectories of optimisers and of what trainers do with gradients, computed by PyTorch in float32 from the same parameters and batches."""

import numpy as np
import torch

import attributes
import reference

OPTIMIZERS = {
    "Sgd": (torch.optim.SGD, {"momentum": "momentum", "nesterov": "nesterov"}),
    "Adam": (torch.optim.Adam, {}),
    "AdamW": (torch.optim.AdamW, {}),
    "RmsProp": (torch.optim.RMSprop, {"momentum": "momentum", "smoothing": "alpha", "centered": "centered"}),
}
COMMON = {"learningRate": "lr", "weightDecay": "weight_decay", "epsilon": "eps"}


class Initial:
    """Draws parameters and keeps them, as float32."""

    def __init__(self, random):
        self.random = random
        self.values = {}

    def get(self, name, shape, initial):
        if name not in self.values:
            self.values[name] = torch.from_numpy(initial(self.random, shape).astype(np.float32))
        return self.values[name]


def draw_batches(random, spec, features, classes):
    """Inputs, and the labels that a random linear map gives them, so that there is something to learn."""
    inputs = random.normal(0.0, 1.0, (spec["batches"], spec["rows"], features)).astype(np.float32)
    labels = (inputs @ random.normal(0.0, 1.0, (features, classes))).argmax(-1).astype(np.int32)
    return inputs, labels


def groups(run, parameters):
    """What the optimiser is given: all parameters, or those of one axis in a group without weight decay."""
    if run.get("options", {}).get("decayBiases", True):
        return list(parameters)
    return [
        {"params": [parameter for parameter in parameters if parameter.ndim > 1]},
        {"params": [parameter for parameter in parameters if parameter.ndim <= 1], "weight_decay": 0.0},
    ]


def make_optimizer(run, parameters):
    kind, names = OPTIMIZERS[run["optimizer"]]
    names = {**COMMON, **names}
    arguments = {names[key]: value for key, value in run["arguments"].items() if key in names}
    if "beta1" in run["arguments"]:
        arguments["betas"] = (run["arguments"]["beta1"], run["arguments"]["beta2"])
    return kind(groups(run, parameters), **arguments)


class Average:
    """An exponential moving average of parameters."""

    def __init__(self, parameters, decay):
        self.decay = decay
        self.values = {name: value.detach().clone() for name, value in parameters.items()}

    def update(self, parameters):
        for name, value in self.values.items():
            value.mul_(self.decay).add_(parameters[name].detach(), alpha=1 - self.decay)


def clip(options, parameters):
    if "maxNorm" in options:
        torch.nn.utils.clip_grad_norm_(parameters, options["maxNorm"])
    if "clipValue" in options:
        torch.nn.utils.clip_grad_value_(parameters, options["clipValue"])


def train(network, optimizer, parameters, inputs, labels, steps, options):
    """The loss of every step, before its update, and the average of the parameters."""
    losses = []
    average = Average(parameters.values, options.get("emaDecay", 0.0))
    accumulated = options.get("accumulationSteps", 1)
    for step in range(steps):
        batch = step % len(inputs)
        run = reference.Evaluation(parameters, training=True)
        _, loss = network.evaluate(run, torch.from_numpy(inputs[batch]), torch.from_numpy(labels[batch]).long())
        (loss / accumulated).backward()
        losses.append(loss.item())
        if (step + 1) % accumulated == 0:
            clip(options, list(parameters.values.values()))
            optimizer.step()
            optimizer.zero_grad()
            average.update(parameters.values)
    return np.array(losses, np.float32), average


def copy_of(initial):
    parameters = Initial(None)
    parameters.values = {name: value.clone().requires_grad_() for name, value in initial.values.items()}
    return parameters


def compute(spec):
    """All arrays of optimizers.npz."""
    network = reference.Network(attributes.parse(spec["network"]))
    random = np.random.RandomState(spec["seed"])
    initial = Initial(random)
    features = network.input_shape[0]
    classes = network.forward(reference.Evaluation(initial), torch.zeros(1, features)).shape[-1]
    inputs, labels = draw_batches(random, spec, features, classes)
    arrays = {"inputs": inputs, "labels": labels}
    arrays.update({"initial." + name: value.numpy() for name, value in initial.values.items()})
    for run in spec["runs"]:
        parameters = copy_of(initial)
        optimizer = make_optimizer(run, list(parameters.values.values()))
        options = run.get("options", {})
        arrays[run["name"] + ".losses"], average = train(network, optimizer, parameters, inputs, labels, spec["steps"], options)
        arrays.update({f"{run['name']}.final.{name}": value.detach().numpy() for name, value in parameters.values.items()})
        if "emaDecay" in options:
            arrays.update({f"{run['name']}.average.{name}": value.numpy() for name, value in average.values.items()})
    return arrays
