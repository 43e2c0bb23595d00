namespace CompiledNet;

/// <summary>
/// |prediction − target|, a mean over rows and outputs.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MeanAbsoluteErrorAttribute : LossAttribute;
