namespace CompiledNet;

/// <summary>What tells a good epoch from a better one.</summary>
public enum ValidationMetric
{
    /// <summary>The mean loss on the validation set, the lower the better.</summary>
    Loss,

    /// <summary>The accuracy on the validation set, the higher the better; for class labels.</summary>
    Accuracy,
}
