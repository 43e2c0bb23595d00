namespace CompiledNet.Generator.Layers;

/// <summary>How large a network may be: what an array of floats holds, with room for padding.</summary>
internal static class SizeLimits
{
    /// <summary>Elements of one value, for one example.</summary>
    public const int MaxElements = 1 << 26;

    /// <summary>Floats of all parameters.</summary>
    public const int MaxParameters = 1 << 30;
}
