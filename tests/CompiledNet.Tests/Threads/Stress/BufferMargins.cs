using System.Reflection;
using CompiledNet.Runtime;

namespace CompiledNet.Tests.Threads.Stress;

/// <summary>
/// What lies around the library's own memory: an aligned buffer is a part of an array, whose rest nobody writes and so stays zero.
/// </summary>
internal static class BufferMargins
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.NonPublic;
    private static readonly FieldInfo s_array = typeof(AlignedBuffer)
        .GetField("_array", Fields)!, s_start = typeof(AlignedBuffer)
        .GetField("_start", Fields)!;

    public static void AssertUnwritten(AlignedBuffer buffer, string name)
    {
        float[] array = (float[])s_array.GetValue(buffer)!;
        int start = (int)s_start.GetValue(buffer)!;
        bool isUnwritten = !array.AsSpan(0, start).ContainsAnyExcept(0) && !array.AsSpan(start + buffer.Length).ContainsAnyExcept(0);
        Assert.True(isUnwritten, $"Something was written outside {name}.");
    }

    /// <summary>The parameters, the state and the scratch memory of a trainer.</summary>
    public static void AssertUnwritten<TNetwork, TOptimizer>(Trainer<TNetwork, TOptimizer> trainer)
        where TNetwork : ICompiledNetwork<TNetwork>
        where TOptimizer : struct, IOptimizer
    {
        FieldInfo runners = typeof(Trainer<TNetwork, TOptimizer>).GetField("_runner", Fields)!;
        var runner = (StepRunner<TNetwork, TOptimizer>)runners.GetValue(trainer)!;
        AssertUnwritten(trainer.Network.ParameterMemory, "the parameters");
        AssertUnwritten(
            (AlignedBuffer)typeof(StepRunner<TNetwork, TOptimizer>).GetField("_arena", Fields)!.GetValue(runner)!,
            "the scratch memory of a trainer");
        foreach (StateBlock block in runner.Update.Blocks)
        {
            AssertUnwritten(block.Memory, $"{block.Name} of a trainer");
        }
    }
}
