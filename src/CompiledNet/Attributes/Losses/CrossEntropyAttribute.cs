namespace CompiledNet;

/// <summary>
/// Cross-entropy of probabilities p along the last axis: −Σ t · log p, a mean over rows and positions. Takes class labels, or one
/// distribution t a row. Right after <see cref="SoftmaxAttribute"/> the two are one operation on the logits; elsewhere p is
/// kept from zero by the smallest normal float, 1.18e-38.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class CrossEntropyAttribute : LossAttribute
{
    /// <summary>s in [0, 1]: replaces t by (1 − s) · t + s / classes.</summary>
    public double LabelSmoothing { get; set; }

    /// <summary>
    /// Whether the targets are distributions only. Without it, the one loss of a network takes labels or distributions, and one of several
    /// takes labels.
    /// </summary>
    public bool Distributions { get; set; }
}
