namespace CompiledNet;

/// <summary>
/// −l at the label, for log-probabilities l along the last axis: a mean over rows and positions. Takes class labels.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class NegativeLogLikelihoodAttribute : LossAttribute;
