#!/usr/bin/env python3
"""Exchanges parameters with PyTorch, in both directions.

Without arguments it writes to exchange/ what PyTorch modules hold and give: NAME.safetensors (float32), NAME-half.safetensors (float16 and
bfloat16), NAME.npz (numpy.savez_compressed, one array in Fortran order) and NAME-data.npz (inputs and outputs).
With --check it loads what CompiledNet saved, NAME-saved.safetensors and NAME-saved.npz, into the same modules and compares their outputs.
"""

import pathlib
import sys

import numpy as np
import torch
from torch import nn

import npz
import safetensors_format

FOLDER = pathlib.Path(__file__).resolve().parent / "exchange"
ROWS = 5
COUNT = ".num_batches_tracked"


class Image(nn.Module):
    """[Input(2, 6, 6)] ... of ExchangeTests.cs, under the same names."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Module()
        self.stem.conv = nn.Conv2d(2, 6, 3, padding=1, groups=2)
        self.batchnorm1 = nn.BatchNorm2d(6)
        self.prelu1 = nn.PReLU()
        self.conv2 = nn.Conv2d(6, 20, 2)
        self.dense1 = nn.Linear(80, 18)
        self.layernorm1 = nn.LayerNorm(18)
        self.dense2 = nn.Linear(18, 5, bias=False)

    def forward(self, x):
        x = self.prelu1(self.batchnorm1(self.stem.conv(x)))
        x = self.conv2(nn.functional.max_pool2d(x, 2))
        x = torch.tanh(self.layernorm1(self.dense1(x.flatten(1))))
        return torch.softmax(self.dense2(x), -1)

    @staticmethod
    def inputs(random):
        return random.standard_normal((ROWS, 2, 6, 6)).astype(np.float32)


class Tokens(nn.Module):
    """[Input(7, Tokens = true)] ... of ExchangeTests.cs, under the same names."""

    def __init__(self):
        super().__init__()
        self.embedding1 = nn.Embedding(11, 18)
        self.conv1 = nn.Conv1d(7, 33, 3)
        self.batchnorm1 = nn.BatchNorm1d(33)
        self.dense1 = nn.Linear(33 * 16, 3)

    def forward(self, x):
        return self.dense1(torch.relu(self.batchnorm1(self.conv1(self.embedding1(x.long())))).flatten(1))

    @staticmethod
    def inputs(random):
        return random.integers(0, 11, (ROWS, 7)).astype(np.int32)


MODULES = {"image": Image, "tokens": Tokens}


def outputs(module, inputs):
    with torch.no_grad():
        return module.eval()(torch.from_numpy(inputs)).numpy()


def load(module, arrays):
    # Copies, because what is read from a file cannot be written.
    module.load_state_dict({name: torch.from_numpy(np.array(array)) for name, array in arrays.items()}, strict=True)
    return module


def brain(array):
    """The upper halves of float32, rounded to even, and what they stand for."""
    bits = np.asarray(array, np.float32).view(np.uint32).astype(np.uint64)
    halves = ((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16).astype(np.uint16)
    return halves, (halves.astype(np.uint32) << 16).view(np.float32)


def make(name, seed):
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    module, inputs = MODULES[name](), MODULES[name].inputs(random)
    state = {key: value.numpy().copy() for key, value in module.state_dict().items()}
    for key in state:
        if key.startswith(("batchnorm", "layernorm")) and not key.endswith(COUNT):
            state[key] = (state[key] + random.uniform(0.1, 0.5, state[key].shape)).astype(np.float32)
        if key.endswith(COUNT):
            state[key] = np.array(17, np.int64)
    load(module, state)
    arrays = {"input": inputs, "output": outputs(module, inputs)}
    tensors = {key: ("I64" if key.endswith(COUNT) else "F32", value) for key, value in state.items()}
    safetensors_format.save(FOLDER / f"{name}.safetensors", tensors, {"format": "pt"})

    # A column-major array, and none of the counts, whose absence is tolerated.
    floats = {key: value for key, value in state.items() if not key.endswith(COUNT)}
    np.savez_compressed(FOLDER / f"{name}.npz", **{key: np.asfortranarray(value) if key.startswith(("conv2", "embedding")) else value for key, value in floats.items()})

    # Every other tensor in each of the two types; the outputs are those of the rounded parameters.
    tensors, rounded = {}, dict(state)
    for i, (key, value) in enumerate(floats.items()):
        if i % 2:
            halves, rounded[key] = brain(value)
            tensors[key] = ("BF16", halves)
        else:
            tensors[key] = ("F16", value.astype(np.float16))
            rounded[key] = value.astype(np.float16).astype(np.float32)
    safetensors_format.save(FOLDER / f"{name}-half.safetensors", tensors, {})
    arrays["output_half"] = outputs(load(module, rounded), inputs)
    npz.save(FOLDER / f"{name}-data.npz", arrays)


def check(name):
    arrays = np.load(FOLDER / f"{name}-data.npz")
    saved, metadata = safetensors_format.load(FOLDER / f"{name}-saved.safetensors")
    archive = np.load(FOLDER / f"{name}-saved.npz")
    worst = 0
    for tensors in (saved, {key: archive[key] for key in archive.files}):
        assert all(tensor.dtype == (np.int64 if key.endswith(COUNT) else np.float32) for key, tensor in tensors.items())
        found = outputs(load(MODULES[name](), tensors), arrays["input"])
        worst = max(worst, np.abs(found - arrays["output"]).max())
    assert worst == 0, f"{name}: the outputs differ by {worst}"
    print(f"{name}: {len(saved)} tensors, the same outputs in every bit; {metadata}")


if __name__ == "__main__":
    torch.set_num_threads(1)
    FOLDER.mkdir(exist_ok=True)
    for seed, name in enumerate(MODULES):
        check(name) if "--check" in sys.argv else make(name, seed)
