namespace CompiledNet;

/// <summary>Multiplies the current value by the named ones, element by element; the shapes must be equal.</summary>
/// <param name="names">The names of earlier layers or of the input.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MultiplyAttribute(params string[] names) : LayerAttribute
{
    /// <summary>The names of earlier layers or of the input.</summary>
    public string[] Names { get; } = names;
}
