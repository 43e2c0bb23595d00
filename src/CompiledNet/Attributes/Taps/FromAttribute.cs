namespace CompiledNet;

/// <summary>Goes on from a named value instead of the current one.</summary>
/// <param name="layer">The name of an earlier layer or of the input.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FromAttribute(string layer) : LayerAttribute
{
    /// <summary>The name of an earlier layer or of the input.</summary>
    public string Layer { get; } = layer;
}
