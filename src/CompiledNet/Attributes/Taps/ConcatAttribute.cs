namespace CompiledNet;

/// <summary>Joins the current value (first) and the named ones along an axis; all other axes must be equal.</summary>
/// <param name="names">The names of earlier layers or of the input.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConcatAttribute(params string[] names) : LayerAttribute
{
    /// <summary>The names of earlier layers or of the input.</summary>
    public string[] Names { get; } = names;

    /// <summary>The axis of one example, from 0; the channels of an image by default.</summary>
    public int Axis { get; set; }
}
