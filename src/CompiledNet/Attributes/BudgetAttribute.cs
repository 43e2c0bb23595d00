namespace CompiledNet;

/// <summary>
/// What the network may cost at most: passing it is an error of the build, which names the layer that costs most. What is not set is not
/// limited.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class BudgetAttribute : Attribute
{
    /// <summary>Trainable scalars.</summary>
    public long Parameters { get; set; }

    /// <summary>Multiply-adds of the forward pass for one example.</summary>
    public long MultiplyAdds { get; set; }

    /// <summary>Bytes of the parameters in memory, padding included.</summary>
    public long Bytes { get; set; }
}
