namespace CompiledNet;

/// <summary>
/// (prediction − target)², a mean over rows and outputs.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MeanSquaredErrorAttribute : LossAttribute;
