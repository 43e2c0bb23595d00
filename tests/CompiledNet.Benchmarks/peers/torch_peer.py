"""PyTorch's side of the comparison: makes pieces of work and times them, one line of JSON for each request and answer.

    {"make": "train", ...}             -> {"id": 0}
    {"run": 0, "iterations": 100}      -> {"seconds": 0.012}
    {"drop": 0}                        -> {}

The first line it writes describes itself. The threads are the argument; the environment variables are set by the caller,
because the libraries below read them when they are loaded.
"""
import gc
import json
import sys
import time


def describe(threads):
    import torch
    torch.set_num_threads(threads)
    torch.mm(torch.ones(8, 8), torch.ones(8, 8))
    blas = set()
    try:
        with open("/proc/self/maps") as maps:
            for line in maps:
                file = line.split()[-1].rsplit("/", 1)[-1]
                if any(name in file for name in ("blas", "mkl", "dnnl")):
                    blas.add(file)
    except OSError:
        pass
    return {"torch": torch.__version__, "python": sys.version.split()[0], "threads": torch.get_num_threads(),
            "mkl": torch.backends.mkl.is_available(), "libraries": sorted(blas)}


def network(layers):
    """A sequence of layers, each given as [class in torch.nn, arguments...]."""
    import torch
    torch.manual_seed(1)
    return torch.nn.Sequential(*[getattr(torch.nn, kind)(*arguments) for kind, *arguments in layers])


def train(layers, shape, classes, optimizer, rate, rows):
    import torch
    model = network(layers)
    x = torch.rand(rows, *shape)
    y = torch.randint(0, classes, (rows,))
    kinds = {"Sgd": torch.optim.SGD, "Adam": torch.optim.Adam}
    step = kinds[optimizer](model.parameters(), lr=rate)
    loss_of = torch.nn.functional.cross_entropy

    def run():
        step.zero_grad(set_to_none=True)
        loss_of(model(x), y).backward()
        step.step()
    return run


def predict(layers, shape, rows):
    import torch
    model = network(layers)
    model.eval()
    x = torch.rand(rows, *shape)

    def run():
        torch.softmax(model(x), -1)
    return run


def backward(layers, shape, rows):
    """The forward pass in training mode, and the gradients of the inputs and of all parameters."""
    import torch
    model = network(layers)
    x = torch.rand(rows, *shape, requires_grad=True)
    wanted = [x, *model.parameters()]
    dy = torch.rand_like(model(x)).detach()
    return lambda: torch.autograd.grad(model(x), wanted, dy)


def convolution(part, images, channels, height, width, filters, size, padding, groups):
    """One part of a convolution's work: forward, weight gradient (with that of the bias), or input gradient."""
    import torch
    x = torch.rand(images, channels, height, width)
    w = torch.rand(filters, channels // groups, size, size)
    b = torch.rand(filters)
    forward = torch.nn.functional.conv2d
    if part == "forward":
        return lambda: forward(x, w, b, 1, padding, 1, groups)
    dy = torch.rand_like(forward(x, w, b, 1, padding, 1, groups))
    gradients = torch.ops.aten.convolution_backward
    wanted = {"input gradient": [True, False, False], "weight gradient": [False, True, True]}[part]
    return lambda: gradients(dy, x, w, [filters], [1, 1], [padding, padding], [1, 1], False, [0, 0], groups, wanted)


def gelu(length):
    import torch
    x = torch.rand(length) * 10 - 5
    y = torch.empty(length)
    function = torch._C._nn.gelu
    return lambda: function(x, out=y)


# A piece of work is a function that makes what is to be timed, and whether it runs without gradients.
PIECES = {
    "train": (train, False),
    "predict": (predict, True),
    "backward": (backward, False),
    "convolution": (convolution, True),
    "gelu": (gelu, True),
}


def timed(run, iterations):
    run()
    start = time.perf_counter()
    for _ in range(iterations):
        run()
    return time.perf_counter() - start


def main():
    answer = sys.stdout
    # Whatever a library prints must not come between the answers.
    sys.stdout = sys.stderr

    def write(value):
        answer.write(json.dumps(value) + "\n")
        answer.flush()

    try:
        write(describe(int(sys.argv[1])))
    except ImportError as error:
        write({"error": str(error)})
        return

    import torch
    works = {}
    gc.disable()
    for line in sys.stdin:
        request = json.loads(line)
        if "make" in request:
            make, inference = PIECES[request.pop("make")]
            gc.collect()
            number = len(works)
            works[number] = (make(**request), inference)
            write({"id": number})
        elif "run" in request:
            run, inference = works[request["run"]]
            with torch.inference_mode(inference):
                write({"seconds": timed(run, request["iterations"])})
        else:
            works[request["drop"]] = None
            write({})


main()
