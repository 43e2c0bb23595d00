using CompiledNet;

/// <summary>What stands between the braces of FitOptions.</summary>
internal static class Context
{
    public static FitOptions Create(IProgress<TrainingProgress> progress) => new()
    {
/* block */
    };
}
