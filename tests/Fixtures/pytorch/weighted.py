"""Losses with weights of classes and of examples: PyTorch's own means where it has them, else its losses without a mean."""

import numpy as np
import torch
import torch.nn.functional as F

import reference


def draw(random, case, classes):
    """The weights of a case; one class and one example weigh nothing."""
    weights = {}
    if "classes" in case["weights"]:
        weights["classWeights"] = random.uniform(0.2, 3.0, classes).astype(np.float32)
        weights["classWeights"][random.randint(classes)] = 0.0
    if "samples" in case["weights"]:
        weights["sampleWeights"] = random.uniform(0.1, 2.0, case["rows"]).astype(np.float32)
        weights["sampleWeights"][random.randint(case["rows"])] = 0.0
    return {name: torch.from_numpy(value.astype(np.float64)) for name, value in weights.items()}


def of_classes(function, scores, targets, classes, samples, **options):
    """A loss over classes: PyTorch's mean, or where examples have weights the same by hand."""
    labels = not targets.is_floating_point()
    rows = scores.reshape(-1, scores.shape[-1])
    targets = targets.reshape(-1) if labels else targets.reshape(-1, scores.shape[-1])
    if samples is None:
        return function(rows, targets, weight=classes, **options)
    samples = samples.repeat_interleave(len(rows) // len(samples))
    losses = function(rows, targets, weight=classes, reduction="none", **options) * samples
    if not labels:
        return losses.mean()
    total = samples if classes is None else samples * classes[targets]
    return losses.sum() / total.sum()


def of_elements(losses, samples):
    return (losses.flatten(1).mean(1) * samples).sum() / samples.sum()


def loss(layer, before, value, targets, classes, samples):
    kind = layer.kind
    if kind == "CrossEntropy":
        return of_classes(F.cross_entropy, before, targets, classes, samples, label_smoothing=layer.option("LabelSmoothing", 0.0))
    if kind == "NegativeLogLikelihood":
        return of_classes(F.nll_loss, value, targets, classes, samples)
    if kind == "BinaryCrossEntropy":
        return of_elements(F.binary_cross_entropy_with_logits(before, targets, reduction="none"), samples)
    if kind == "Huber":
        return of_elements(F.huber_loss(value, targets, reduction="none"), samples)
    function = {"MeanSquaredError": F.mse_loss, "MeanAbsoluteError": F.l1_loss}[kind]
    return of_elements(function(value, targets, reduction="none"), samples)


def compute(network, data, weights, dtype=torch.float64):
    """The mean loss, and its gradients by the parameters."""
    parameters = data.parameters.converted(dtype)
    run = reference.Evaluation(parameters, training=True)
    before, value = run.run(network.layers, data.inputs)
    mean = loss(network.loss, before, value, data.targets, weights.get("classWeights"), weights.get("sampleWeights"))
    mean = mean * network.loss.option("Weight", 1.0)
    leaves = parameters.trainable()
    gradients = torch.autograd.grad(mean, list(leaves.values()))
    return {"loss": mean, **{"grad." + name: gradient for name, gradient in zip(leaves, gradients)}}
