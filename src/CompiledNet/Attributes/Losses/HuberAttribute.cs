namespace CompiledNet;

/// <summary>
/// ½ d² where |d| ≤ Delta, Delta · (|d| − ½ Delta) elsewhere, with d = prediction − target; a mean over rows and outputs.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class HuberAttribute : LossAttribute
{
    /// <summary>Where the square becomes a line, greater than 0.</summary>
    public double Delta { get; set; } = 1;
}
