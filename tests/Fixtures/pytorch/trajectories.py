"""Optimiser trajectories: the losses of some steps, computed by PyTorch in float32 from the same parameters and batches."""

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


def make_optimizer(run, parameters):
    kind, names = OPTIMIZERS[run["optimizer"]]
    names = {**COMMON, **names}
    arguments = {names[key]: value for key, value in run["arguments"].items() if key in names}
    if "beta1" in run["arguments"]:
        arguments["betas"] = (run["arguments"]["beta1"], run["arguments"]["beta2"])
    return kind(parameters, **arguments)


def train(network, optimizer, parameters, inputs, labels, steps):
    """The loss of every step, before its update."""
    losses = []
    for step in range(steps):
        batch = step % len(inputs)
        run = reference.Evaluation(parameters, training=True)
        _, loss = network.evaluate(run, torch.from_numpy(inputs[batch]), torch.from_numpy(labels[batch]).long())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return np.array(losses, np.float32)


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
        arrays[run["name"] + ".losses"] = train(network, optimizer, parameters, inputs, labels, spec["steps"])
        arrays.update({f"{run['name']}.final.{name}": value.detach().numpy() for name, value in parameters.values.items()})
    return arrays
