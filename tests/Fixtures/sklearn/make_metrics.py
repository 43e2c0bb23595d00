"""Metrics of drawn predictions as scikit-learn computes them: writes metrics.json beside this file, or compares with it (--check)."""

import json
import pathlib
import sys

import numpy
from sklearn import metrics

PATH = pathlib.Path(__file__).with_name("metrics.json")


def numbers(array):
    return [float(value) for value in numpy.asarray(array, dtype=numpy.float64).ravel()]


def probabilities(random, rows, classes, parts):
    """Rows that sum to one; multiples of 1/parts, so that many are equal, or drawn freely where parts is None."""
    if parts is None:
        drawn = random.random((rows, classes)) ** 2
        return (drawn / drawn.sum(axis=1, keepdims=True)).astype(numpy.float32)
    return (random.multinomial(parts, [1 / classes] * classes, size=rows) / parts).astype(numpy.float32)


def averages(labels, predicted):
    result = {}
    for average in ("macro", "micro", "weighted"):
        values = metrics.precision_recall_fscore_support(labels, predicted, average=average, zero_division=0)
        result[average] = numbers(values[:3])
    return result


def areas(labels, scores):
    """The area of each class against the rest; None where a class has no example or has all of them."""
    result = []
    for c in range(scores.shape[1]):
        positive = labels == c
        result.append(float(metrics.roc_auc_score(positive, scores[:, c])) if 0 < positive.sum() < len(labels) else None)
    return result


def classification(name, seed, rows, classes, parts=None, present=None):
    random = numpy.random.default_rng(seed)
    labels = random.choice(present or range(classes), size=rows)
    scores = probabilities(random, rows, classes, parts)
    known = random.random(rows) < 0.5
    scores[known] = 0.5 * (scores[known] + numpy.eye(classes, dtype=numpy.float32)[labels[known]])
    if present:
        # One class more that is predicted but never right, and one that is neither.
        scores[:, -1] = 0
    predicted = scores.argmax(axis=1)
    precision, recall, f1, support = metrics.precision_recall_fscore_support(labels, predicted, labels=range(classes), zero_division=0)
    per_class = areas(labels, scores)
    case = {
        "name": name,
        "classes": classes,
        "labels": labels.tolist(),
        "scores": numbers(scores),
        "accuracy": float(metrics.accuracy_score(labels, predicted)),
        "confusion": metrics.confusion_matrix(labels, predicted, labels=range(classes)).ravel().tolist(),
        "precision": numbers(precision),
        "recall": numbers(recall),
        "f1": numbers(f1),
        "support": support.tolist(),
        "averages": averages(labels, predicted),
        "areas": per_class,
        # Of equal scores scikit-learn ranks the last column first, this library the first one: hence the mirrored columns.
        "top": [
            float(metrics.top_k_accuracy_score(classes - 1 - labels, scores[:, ::-1], k=k, labels=range(classes)))
            for k in range(1, classes)
        ] if classes > 2 else [],
    }
    if None not in per_class and classes > 2:
        case["area"] = float(metrics.roc_auc_score(labels, scores, multi_class="ovr", average="macro"))
    return case


def binary(name, seed, rows, steps=None):
    random = numpy.random.default_rng(seed)
    labels = random.integers(0, 2, rows)
    scores = random.standard_normal(rows) + labels
    scores = (scores if steps is None else numpy.round(scores * steps) / steps).astype(numpy.float32)
    return {"name": name, "labels": labels.tolist(), "scores": numbers(scores), "area": float(metrics.roc_auc_score(labels, scores))}


def multilabel(name, seed, rows, columns):
    random = numpy.random.default_rng(seed)
    targets = random.integers(0, 2, (rows, columns))
    scores = (numpy.round((random.standard_normal((rows, columns)) + targets) * 4) / 4).astype(numpy.float32)
    return {
        "name": name,
        "columns": columns,
        "targets": numbers(targets),
        "scores": numbers(scores),
        "areas": numbers(metrics.roc_auc_score(targets, scores, average=None)),
        "area": float(metrics.roc_auc_score(targets, scores, average="macro")),
    }


def regression(name, seed, rows, outputs, shift=0.0, constant=(), exact=()):
    random = numpy.random.default_rng(seed)
    targets = (random.standard_normal((rows, outputs)) * random.uniform(0.1, 10, outputs) + shift).astype(numpy.float32)
    predictions = (targets + random.standard_normal((rows, outputs))).astype(numpy.float32)
    for column in constant:
        targets[:, column] = 0.1
    for column in exact:
        predictions[:, column] = targets[:, column]
    y, p = targets.astype(numpy.float64), predictions.astype(numpy.float64)
    return {
        "name": name,
        "outputs": outputs,
        "targets": numbers(targets),
        "predictions": numbers(predictions),
        "mae": numbers(metrics.mean_absolute_error(y, p, multioutput="raw_values")),
        "mse": numbers(metrics.mean_squared_error(y, p, multioutput="raw_values")),
        "rmse": numbers(metrics.mean_squared_error(y, p, multioutput="raw_values", squared=False)),
        "r2": numbers(metrics.r2_score(y, p, multioutput="raw_values")),
        "average": {
            "mae": float(metrics.mean_absolute_error(y, p)),
            "mse": float(metrics.mean_squared_error(y, p)),
            "rmse": float(metrics.mean_squared_error(y, p, squared=False)),
            "r2": float(metrics.r2_score(y, p)),
        },
    }


def compute():
    return {
        "classification": [
            classification("two classes", 1, 120, 2),
            classification("five classes", 2, 150, 5),
            classification("ties", 3, 150, 4, parts=4),
            classification("classes without examples, never or wrongly predicted", 4, 80, 6, parts=8, present=[0, 2, 3]),
        ],
        "binary": [binary("distinct", 11, 200), binary("ties", 12, 200, steps=2), binary("few", 13, 5)],
        "multilabel": [multilabel("three columns", 21, 100, 3)],
        "regression": [
            regression("one output", 31, 100, 1),
            regression("three outputs", 32, 100, 3),
            regression("far from zero", 33, 100, 2, shift=10_000.0),
            regression("constant targets, met and missed", 34, 60, 4, constant=(1, 2), exact=(2,)),
        ],
    }


def main():
    text = json.dumps(compute(), separators=(",", ":")) + "\n"
    if "--check" in sys.argv[1:]:
        same = PATH.read_text(encoding="utf-8") == text
        print("the same" if same else "other numbers")
        return 0 if same else 1
    PATH.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
