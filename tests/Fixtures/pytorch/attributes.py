"""Reads a network's declaration, the text of its C# attributes, into a list of layers."""

import re
from dataclasses import dataclass, field

TOKEN = re.compile(r'\s*(?:(?P<string>"[^"]*")|(?P<number>-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)|(?P<word>\w+)|(?P<mark>[\[\](),=]))')


@dataclass
class Layer:
    kind: str
    arguments: list = field(default_factory=list)
    named: dict = field(default_factory=dict)
    name: str = ""
    kinks: list = field(default_factory=list)

    def option(self, name, default):
        return self.named.get(name, default)

    def argument(self, index, default=None):
        return self.arguments[index] if index < len(self.arguments) else default


def tokens(text):
    text = text.strip()
    position = 0
    while position < len(text):
        match = TOKEN.match(text, position)
        if match is None:
            raise ValueError(f"unreadable at {position}: {text[position:]!r}")
        position = match.end()
        yield match.lastgroup, match.group(match.lastgroup)


def literal(kind, text):
    if kind == "string":
        return text[1:-1]
    if kind == "number":
        return float(text) if re.search(r"[.eE]", text) else int(text)
    return {"true": True, "false": False}[text]


def parse_arguments(stream, layer):
    """Reads what stands between the parentheses; the opening one is consumed already."""
    kind, text = next(stream)
    while text != ")":
        if text == ",":
            kind, text = next(stream)
        key = (kind, text)
        kind, text = next(stream)
        if text == "=":
            layer.named[key[1]] = literal(*next(stream))
            kind, text = next(stream)
        else:
            layer.arguments.append(literal(*key))


def parse(text, kinks=()):
    """The layers of a declaration in source order, each with its name (the default one, or that of Name) and the kinks of its function."""
    layers = []
    stream = tokens(text)
    for kind, text in stream:
        if kind == "word":
            layers.append(Layer(text, kinks=kinks))
        elif text == "(":
            parse_arguments(stream, layers[-1])
    give_names(layers)
    return layers


def give_names(layers):
    """Kind in lower case without 1D or 2D, and the ordinal among the layers of that kind, named ones counted."""
    counts = {}
    for layer in layers:
        stem = re.sub(r"(1D|2D)$", "", layer.kind).lower()
        counts[stem] = counts.get(stem, 0) + 1
        layer.name = layer.option("Name", f"{stem}{counts[stem]}")
