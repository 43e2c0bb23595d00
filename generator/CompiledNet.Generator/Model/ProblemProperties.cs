namespace CompiledNet.Generator.Model;

/// <summary>What diagnostics tell code fixes.</summary>
internal static class ProblemProperties
{
    /// <summary>The key under which a diagnostic says what its code fix writes.</summary>
    public const string Suggestion = nameof(Suggestion);
}
