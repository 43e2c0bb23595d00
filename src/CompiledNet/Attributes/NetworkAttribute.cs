namespace CompiledNet;

/// <summary>
/// Declares a network: the generator writes the forward and backward code of the layers on this declaration. The class must
/// be partial, and neither generic nor static nor a record.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>
    /// Whether operations may be fused: softmax with cross-entropy, activations and updates with the products before them.
    /// Without, every operation stands alone, so that anyone can compare; results agree within tolerance, not in bits.
    /// </summary>
    public bool Fuse { get; set; } = true;
}
