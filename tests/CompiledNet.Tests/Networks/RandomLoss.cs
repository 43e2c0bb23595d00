namespace CompiledNet.Tests.Networks;

/// <summary>A loss of a random network with the layer that belongs before it.</summary>
/// <param name="Before">The layer before it; empty for none.</param>
/// <param name="Kind">The loss.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record RandomLoss(string Before, string Kind, string Arguments)
{
    /// <summary>Losses of any values.</summary>
    private static readonly RandomLoss[] s_ofValues =
    [
        new(string.Empty, "MeanSquaredError", string.Empty), new(string.Empty, "MeanAbsoluteError", string.Empty),
        new(string.Empty, "Huber", "Delta = 0.5"),
        new("Sigmoid", "BinaryCrossEntropy", string.Empty), new("Sigmoid", "CrossEntropy", "LabelSmoothing = 0.1"),
    ];

    /// <summary>Losses of two classes or more.</summary>
    private static readonly RandomLoss[] s_ofClasses =
    [
        new("Softmax", "CrossEntropy", string.Empty), new("Softmax", "CrossEntropy", "LabelSmoothing = 0.1"),
        new("Softmax", "CrossEntropy", "Distributions = true"), new("LogSoftmax", "NegativeLogLikelihood", string.Empty),
        new("Softmax", "MeanSquaredError", string.Empty), new("Softmax", "BinaryCrossEntropy", string.Empty),
    ];

    /// <summary>A loss that fits the length of the last axis.</summary>
    public static RandomLoss Draw(Random random, int classes)
    {
        RandomLoss[] fitting = classes > 1 ? [.. s_ofValues, .. s_ofClasses] : s_ofValues;
        return fitting[random.Next(fitting.Length)];
    }

    /// <summary>The loss as an attribute, with further arguments.</summary>
    public string Attribute(string further)
    {
        string arguments = string.Join(", ", new[] { Arguments, further }.Where(argument => argument.Length > 0));
        return arguments.Length == 0 ? $"[{Kind}]" : $"[{Kind}({arguments})]";
    }

    /// <summary>The layer before it and the loss.</summary>
    public string Attributes(string further) => $"{(Before.Length == 0 ? string.Empty : $"[{Before}] ")}{Attribute(further)}";
}
