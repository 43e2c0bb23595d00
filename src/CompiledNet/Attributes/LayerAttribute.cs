namespace CompiledNet;

/// <summary>
/// A layer. Layers stand on the declaration that bears <see cref="NetworkAttribute"/>, and source order is data flow: each
/// reads the one before. (C# gives attribute order no meaning of its own; Roslyn keeps it within one declaration.)
/// </summary>
#pragma warning disable CS3015 // Only what derives from it is written, and has constructors that are CLS-compliant.
public abstract class LayerAttribute : Attribute
{
    private protected LayerAttribute()
    {
    }

    /// <summary>
    /// The name of the layer's output and the beginning of its parameters' names; letters, digits, underscores and dots.
    /// By default the attribute's name in lower case and its ordinal among the layers of its kind, e.g. <c>dense2</c>.
    /// </summary>
    public string? Name { get; set; }
}
