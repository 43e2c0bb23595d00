namespace CompiledNet;

/// <summary>A tensor that <c>LoadPartial</c> did not take.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why, in words, with the expected and the found shape where they differ.</param>
public sealed record SkippedTensor(string Name, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Reason}";
}
