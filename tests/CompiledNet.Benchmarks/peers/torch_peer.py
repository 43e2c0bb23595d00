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


def dense(dims):
    import torch
    torch.manual_seed(1)
    layers = []
    for i in range(len(dims) - 1):
        layers.append(torch.nn.Linear(dims[i], dims[i + 1]))
        if i < len(dims) - 2:
            layers.append(torch.nn.ReLU())
    return torch.nn.Sequential(*layers)


def train(dims, optimizer, rate, rows):
    import torch
    model = dense(dims)
    x = torch.rand(rows, dims[0])
    y = torch.randint(0, dims[-1], (rows,))
    kinds = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}
    step = kinds[optimizer](model.parameters(), lr=rate)
    loss_of = torch.nn.functional.cross_entropy

    def run():
        step.zero_grad(set_to_none=True)
        loss_of(model(x), y).backward()
        step.step()
    return run


def predict(dims, rows):
    import torch
    model = dense(dims)
    model.eval()
    x = torch.rand(rows, dims[0])

    def run():
        torch.softmax(model(x), -1)
    return run


def gelu(length):
    import torch
    x = torch.rand(length) * 10 - 5
    y = torch.empty(length)
    function = torch._C._nn.gelu
    return lambda: function(x, out=y)


# A piece of work is a function that makes what is to be timed, and whether it runs without gradients.
PIECES = {"train": (train, False), "predict": (predict, True), "gelu": (gelu, True)}


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
