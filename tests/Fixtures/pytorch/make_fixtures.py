#!/usr/bin/env python3
"""Makes the fixtures again: cases/*.npz from the case lists, and the optimisers' trajectories.

Everything is drawn from seeded generators, rounded to float32, computed in float64 and stored as float32.
With --check nothing is written: every case is computed in float32 too, and its distance from float64 must keep the tests' tolerances.
"""

import json
import pathlib
import sys

import numpy as np
import torch

import attributes
import npz
import reference
import schedules
import slots
import trajectories
import weighted

HERE = pathlib.Path(__file__).resolve().parent
CASES = HERE / "cases"
LISTS = ("networks.json", "networks-graphs.json")
WEIGHTED = "weighted.json"
SLOTS = ("slots.json", "tied.json")
MARGIN = 1e-5
ZERO = 1e-12
FORWARD_TOLERANCE, GRADIENT_TOLERANCE, ELEMENT_TOLERANCE = 2e-5, 5e-5, 1e-4


def rounded(values):
    """float64 values that float32 holds exactly."""
    return torch.from_numpy(np.asarray(values, np.float32).astype(np.float64))


class Parameters:
    """Parameters by interchange name, in the order of the layers; drawn when first asked for."""

    def __init__(self, random):
        self.random = random
        self.values = {}

    def get(self, name, shape, initial):
        if name not in self.values:
            self.values[name] = rounded(initial(self.random, shape))
        return self.values[name]

    def trainable(self):
        return {name: value for name, value in self.values.items() if ".running_" not in name}

    def converted(self, dtype):
        """A copy of another precision whose trainable members collect gradients."""
        copy = Parameters(None)
        copy.values = {name: value.detach().clone().to(dtype) for name, value in self.values.items()}
        for value in copy.trainable().values():
            value.requires_grad_()
        return copy


class Data:
    """What a case is computed on."""

    def __init__(self, case, network, seed):
        random = np.random.RandomState(seed)
        self.parameters = Parameters(random)
        shape = (case["rows"], *network.input_shape)
        output_shape = self.output_shape(network, shape)
        self.inputs = draw_inputs(random, case, network, shape)
        self.targets = draw_targets(random, case, network, output_shape)
        self.output_gradients = rounded(random.normal(0.0, 1.0, output_shape))

    def output_shape(self, network, shape):
        """Runs the network on zeros, which draws the parameters on the way."""
        zeros = torch.zeros(shape, dtype=torch.int64 if network.takes_tokens else torch.float64)
        return tuple(network.forward(reference.Evaluation(self.parameters), zeros).shape)


def draw_inputs(random, case, network, shape):
    if network.takes_tokens:
        return torch.from_numpy(random.randint(0, network.token_count, shape))
    values = random.normal(0.0, case.get("inputScale", 1.0), shape)
    if "inputStep" in case:
        values = np.round(values / case["inputStep"]) * case["inputStep"]
    return rounded(values)


def draw_targets(random, case, network, shape):
    if case["targets"] == "none":
        return None
    if case["targets"] == "labels":
        return torch.from_numpy(random.randint(0, shape[-1], shape[:-1]))
    if network.loss.kind == "CrossEntropy":
        return draw_distributions(random, shape, case.get("targetScale", 1.0))
    if network.loss.kind == "BinaryCrossEntropy":
        values = random.uniform(0.0, 1.0, shape)
        return rounded(np.where(values < 0.25, 0.0, np.where(values > 0.75, 1.0, values)))
    return rounded(random.normal(0.0, 1.0, shape))


def draw_distributions(random, shape, scale):
    """One distribution a row; the first is one-hot, so that zeros and a one occur."""
    values = np.exp(random.normal(0.0, 1.0, shape))
    values /= values.sum(-1, keepdims=True)
    values.reshape(-1, shape[-1])[0] = np.eye(shape[-1])[0]
    return rounded(values * scale)


def leaf(values, dtype):
    return values.detach().clone().to(dtype).requires_grad_() if values is not None and values.is_floating_point() else values


def gradients(of, leaves, prefix, upstream=None):
    found = torch.autograd.grad(of, list(leaves.values()), upstream, allow_unused=True)
    return {prefix + name: torch.zeros_like(value) if gradient is None else gradient
            for (name, value), gradient in zip(leaves.items(), found)}


def leaves_of(parameters, inputs):
    leaves = dict(parameters.trainable())
    if inputs.is_floating_point():
        leaves["input"] = inputs
    return leaves


def inference_values(network, data, dtype):
    """What Predict and Loss give."""
    run = reference.Evaluation(data.parameters.converted(dtype))
    inputs, targets = leaf(data.inputs, dtype), leaf(data.targets, dtype)
    if network.loss is None:
        return {"output": network.forward(run, inputs)}
    output, loss = network.evaluate(run, inputs, targets)
    return {"output": output, "loss": loss}


def backward_values(network, data, dtype, training):
    """What Backward gives, and how near the values came to a kink."""
    parameters = data.parameters.converted(dtype)
    run = reference.Evaluation(parameters, training)
    inputs, targets = leaf(data.inputs, dtype), leaf(data.targets, dtype)
    output, loss = network.evaluate(run, inputs, targets)
    leaves = leaves_of(parameters, inputs)
    if network.loss.kind == "CrossEntropy" and targets.is_floating_point():
        leaves["targets"] = targets
    arrays = {"training.output": output, "training.loss": loss} if training else {}
    return {**arrays, **gradients(loss, leaves, "grad.")}, run


def vjp_values(network, data, dtype, training):
    """What BackwardFrom gives."""
    parameters = data.parameters.converted(dtype)
    run = reference.Evaluation(parameters, training)
    inputs = leaf(data.inputs, dtype)
    output = network.forward(run, inputs)
    arrays = {"training.output": output} if training else {}
    return {**arrays, **gradients(output, leaves_of(parameters, inputs), "vjp.", data.output_gradients.to(dtype))}, run


def compute(case, network, data, dtype):
    """Every result of a case, and the evaluation that gave the gradients."""
    training = case.get("mode") == "training"
    results = inference_values(network, data, dtype)
    vjp, run = vjp_values(network, data, dtype, training)
    if network.loss is not None:
        backward, run = backward_values(network, data, dtype, training)
        results.update(backward)
    results.update(vjp)
    results.update({"statistics." + name: value for name, value in run.statistics.items()})
    results.update({"updated." + name: value for name, value in run.updated.items()})
    return results, run


def prepare(case):
    """Network, data and results; data that come too near a kink are drawn again."""
    network = reference.Network(attributes.parse(case["network"], case.get("kinks", ())))
    for attempt in range(100):
        data = Data(case, network, [case["seed"], attempt])
        results, run = compute(case, network, data, torch.float64)
        if run.margin >= MARGIN or "inputStep" in case:
            return network, data, results
    raise ValueError(f"{case['name']}: no draw keeps away from the kinks")


def without_noise(values):
    """An array that is zero but for float64's rounding (the gradient of a bias before a normalisation) becomes zero."""
    return torch.zeros_like(values) if values.is_floating_point() and values.abs().max() < ZERO else values


def stored(value):
    array = without_noise(value.detach()).numpy()
    return array.astype(np.int32 if array.dtype == np.int64 else np.float32)


def given(data):
    """The arrays that a test puts in."""
    arrays = {"input": data.inputs, **data.parameters.values}
    if data.targets is not None:
        arrays["targets" if data.targets.is_floating_point() else "labels"] = data.targets
    arrays["outputGradients"] = data.output_gradients
    return arrays


def make(case):
    _, data, results = prepare(case)
    arrays = {name: stored(value) for name, value in {**given(data), **results}.items()}
    if not all(np.isfinite(array).all() for array in arrays.values()):
        raise ValueError(f"{case['name']}: not finite")
    npz.save(CASES / (case["name"] + ".npz"), arrays)


def make_weighted(case):
    """The arrays of a case whose loss is weighted: what goes in, the mean and its gradients."""
    network = reference.Network(attributes.parse(case["network"]))
    data = Data(case, network, case["seed"])
    weights = weighted.draw(np.random.RandomState(case["seed"] + 1), case, data.output_gradients.shape[-1])
    arrays = {**given(data), **weights, **weighted.compute(network, data, weights)}
    npz.save(CASES / (case["name"] + ".npz"), {name: stored(value) for name, value in arrays.items()})


def prepare_slots(case, rows):
    """Network, data and results of a case of several inputs or heads; data that come too near a kink are drawn again."""
    network = slots.Network(attributes.parse(case["network"]))
    for attempt in range(100):
        data = slots.Data(case, network, rows, [case["seed"], rows, attempt], Parameters)
        results, margin = slots.compute(case, network, data, torch.float64)
        if margin >= MARGIN:
            return network, data, results
    raise ValueError(f"{case['name']}: every draw comes too near a kink")


def slot_path(case, rows):
    return CASES / f"{case['name']}Rows{rows}.npz"


def make_slots(case, rows):
    """The arrays of a case for some rows: what goes in, what comes out, and trainings on the largest batch."""
    network, data, results = prepare_slots(case, rows)
    arrays = {**slots.given(data), **results}
    if network.losses and rows == max(slots.ROWS):
        for optimizer in slots.OPTIMIZERS:
            arrays.update(slots.trajectory(network, data, optimizer))
    npz.save(slot_path(case, rows), {name: stored(value) for name, value in arrays.items()})


def check_slots(case, rows):
    network, data, results = prepare_slots(case, rows)
    single, _ = slots.compute(case, network, data, torch.float32)
    compare(f"{case['name']}, {rows} rows", results, single)


def check(case):
    """Names what float32 cannot keep within the tests' tolerances: such a case would test rounding, not rightness."""
    network, data, results = prepare(case)
    single, _ = compute(case, network, data, torch.float32)
    compare(case["name"], results, single)


def compare(what, results, single):
    for name, value in results.items():
        exact = without_noise(value.detach())
        error = (single[name].detach().double() - exact).abs()
        norm = error.norm() / exact.norm() if exact.any() else 0.0
        element = (error / exact.abs().clamp_min(1.0)).max()
        tolerance = GRADIENT_TOLERANCE if name.startswith(("grad.", "vjp.")) else FORWARD_TOLERANCE
        if norm > tolerance or element > ELEMENT_TOLERANCE:
            print(f"{what}: {name}: {norm:.1e} in norm, {element:.1e} in an element")


def read_cases(*lists):
    return [case for name in lists for case in json.loads((HERE / name).read_text())["cases"]]


def remove_stale(names):
    for path in CASES.glob("*.npz"):
        if path.stem not in names:
            path.unlink()


def main():
    torch.set_num_threads(1)
    cases, weighted_cases = read_cases(*LISTS), read_cases(WEIGHTED)
    slot_cases = [(case, rows) for case in read_cases(*SLOTS) for rows in slots.ROWS]
    if len({case["name"] for case in cases + weighted_cases}) != len(cases + weighted_cases):
        raise ValueError("two cases have one name")
    if "--check" in sys.argv:
        for case in cases:
            check(case)
        for case, rows in slot_cases:
            check_slots(case, rows)
        return
    CASES.mkdir(exist_ok=True)
    remove_stale({case["name"] for case in cases + weighted_cases} | {slot_path(case, rows).stem for case, rows in slot_cases})
    for case in cases:
        make(case)
    for case in weighted_cases:
        make_weighted(case)
    for case, rows in slot_cases:
        make_slots(case, rows)
    npz.save(HERE / "optimizers.npz", trajectories.compute(json.loads((HERE / "optimizers.json").read_text())))
    schedules.save(HERE / "schedules.json")
    print(f"{len(cases + weighted_cases) + len(slot_cases)} cases, {sum(path.stat().st_size for path in HERE.rglob('*.npz')):,} bytes")


if __name__ == "__main__":
    main()
