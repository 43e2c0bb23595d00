namespace CompiledNet.Tests.Threads.Stress;

/// <summary>One thread's calls: what they draw from, and how deep they are in callbacks.</summary>
internal sealed class StressCall(Random random)
{
    public Random Random => random;

    /// <summary>0, or 1 within a callback.</summary>
    public int Depth { get; set; }

    /// <summary>What is being called, to be told where it does not return.</summary>
    public string Name { get; set; } = string.Empty;
}
