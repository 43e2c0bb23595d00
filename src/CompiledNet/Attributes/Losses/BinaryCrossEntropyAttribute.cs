namespace CompiledNet;

/// <summary>
/// −(t · log p + (1 − t) · log(1 − p)), a mean over rows and outputs. Right after <see cref="SigmoidAttribute"/> the two are one
/// operation on the logits; elsewhere the logarithms are kept above −100. Targets outside 0 to 1, and NaN, are refused with
/// <see cref="ArgumentOutOfRangeException"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BinaryCrossEntropyAttribute : LossAttribute;
