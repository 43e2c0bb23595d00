"""Learning rates: the values that PyTorch's schedulers give, one for each call of step(), the first before any."""

import json
import pathlib

import torch
from torch.optim import lr_scheduler

COUNT = 24


def sgd(rate):
    return torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=rate)


def rates(optimizer, make, count=COUNT):
    scheduler = make(optimizer)
    values = []
    for _ in range(count):
        values.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if len(values) < count:
            scheduler.step()
    return values


def warmed_up(optimizer, main, length, start):
    warmup = lr_scheduler.LinearLR(optimizer, start_factor=start, total_iters=length)
    return lr_scheduler.SequentialLR(optimizer, [warmup, main(optimizer)], milestones=[length])


def compute():
    return {
        "constant": rates(sgd(0.3), lambda o: lr_scheduler.ConstantLR(o, factor=1.0)),
        "step": rates(sgd(0.8), lambda o: lr_scheduler.StepLR(o, step_size=5, gamma=0.3)),
        "exponential": rates(sgd(0.8), lambda o: lr_scheduler.ExponentialLR(o, gamma=0.9)),
        "cosine": rates(sgd(0.1), lambda o: lr_scheduler.CosineAnnealingLR(o, T_max=COUNT)),
        "cosine-last": rates(sgd(0.1), lambda o: lr_scheduler.CosineAnnealingLR(o, T_max=COUNT, eta_min=0.02)),
        "one-cycle": rates(sgd(0.1), lambda o: lr_scheduler.OneCycleLR(o, max_lr=0.1, total_steps=COUNT, cycle_momentum=False)),
        "one-cycle-arguments": rates(
            sgd(0.1),
            lambda o: lr_scheduler.OneCycleLR(
                o, max_lr=0.2, epochs=4, steps_per_epoch=6, pct_start=0.5, div_factor=10, final_div_factor=100, cycle_momentum=False),
        ),
        "one-cycle-early": rates(sgd(0.1), lambda o: lr_scheduler.OneCycleLR(o, max_lr=0.1, total_steps=COUNT, pct_start=0.01, cycle_momentum=False)),
        "warmup-constant": rates(sgd(0.3), lambda o: warmed_up(o, lambda p: lr_scheduler.ConstantLR(p, factor=1.0), 7, 1 / 3)),
        "warmup-step": rates(sgd(0.8), lambda o: warmed_up(o, lambda p: lr_scheduler.StepLR(p, step_size=4, gamma=0.5), 6, 0.1)),
        "warmup-cosine": rates(sgd(0.1), lambda o: warmed_up(o, lambda p: lr_scheduler.CosineAnnealingLR(p, T_max=COUNT - 5, eta_min=0.01), 5, 0.2)),
    }


def save(path):
    cases = [f"  {json.dumps(name)}: {json.dumps(values)}" for name, values in compute().items()]
    pathlib.Path(path).write_text("{\n" + ",\n".join(cases) + "\n}\n", encoding="utf-8", newline="\n")
