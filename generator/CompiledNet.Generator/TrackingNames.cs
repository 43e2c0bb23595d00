namespace CompiledNet.Generator;

/// <summary>The names of the pipeline's steps, for tests that ask why a step ran.</summary>
internal static class TrackingNames
{
    public const string Parsed = nameof(Parsed);
    public const string Settings = nameof(Settings);
    public const string Combined = nameof(Combined);
}
