"""Reads and writes safetensors files with struct, json and NumPy only: the format once more, independent of any library."""

import json
import struct

import numpy as np

TYPES = {"F32": np.dtype("<f4"), "F16": np.dtype("<f2"), "I64": np.dtype("<i8"), "BF16": np.dtype("<u2")}


def save(path, tensors, metadata):
    """tensors: name -> (type, array); an array of BF16 holds the upper halves of float32 as 16-bit numbers."""
    header, data = {"__metadata__": metadata}, b""
    for name, (kind, array) in tensors.items():
        values = np.asarray(array, TYPES[kind])
        start = len(data)
        data += values.tobytes(order="C")
        header[name] = {"dtype": kind, "shape": list(values.shape), "data_offsets": [start, len(data)]}
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def load(path):
    """name -> array of float32 or int64, and the metadata."""
    content = path.read_bytes()
    (length,) = struct.unpack_from("<Q", content)
    header = json.loads(content[8 : 8 + length])
    metadata = header.pop("__metadata__", {})
    tensors, end = {}, 0
    for name, entry in sorted(header.items(), key=lambda item: item[1]["data_offsets"]):
        start, stop = entry["data_offsets"]
        kind = TYPES[entry["dtype"]]
        assert start == end and stop - start == kind.itemsize * np.prod(entry["shape"], dtype=int), name
        assert (8 + length + start) % kind.itemsize == 0, f"{name} is not aligned"
        tensors[name] = np.frombuffer(content[8 + length + start : 8 + length + stop], kind).reshape(entry["shape"])
        end = stop
    assert 8 + length + end == len(content), "the file goes on after its last tensor"
    return tensors, metadata
