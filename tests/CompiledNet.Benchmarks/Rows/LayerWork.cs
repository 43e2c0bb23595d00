using System.Runtime.InteropServices;
using CompiledNet.Benchmarks.Build;
using CompiledNet.Benchmarks.Kernels;
using CompiledNet.Benchmarks.Timing;
using CompiledNet.Runtime;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Benchmarks.Rows;

/// <summary>
/// The emitted operations of a network of one layer, as they run between other layers: what is in the network's layout stays there. The
/// network is compiled again without the steps that pack and unpack; the arena holds ordinary values instead.
/// </summary>
internal static class LayerWork
{
    /// <summary>Inference.</summary>
    public static ITimed Forward(Type network, int rows) => Create(network, ProgramSteps.BetweenLayers, NetworkProgram.Predict, rows, typeof(PredictionWork<>), rows);

    /// <summary>The gradients of the parameters, for a layer whose gradients need no forward pass.</summary>
    public static ITimed WeightGradient(Type network, int rows) =>
        Create(network, ProgramSteps.BetweenLayers, NetworkProgram.BackwardFrom, rows, typeof(BackwardWork<>), rows, false);

    /// <summary>The gradient of the inputs; turning the weights around is a part of it.</summary>
    public static ITimed InputGradient(Type network, int rows) =>
        Create(network, ProgramSteps.InputGradient, NetworkProgram.BackwardFrom, rows, typeof(BackwardWork<>), rows, true);

    private static ITimed Create(Type network, ProgramSteps steps, NetworkProgram program, int rows, Type work, params object[] arguments)
    {
        Type built = NetworkBuild.Of(network, OptimizationLevel.Release, steps).Load(network.FullName!);
        var instance = (INetwork)Activator.CreateInstance(built, 1)!;
        FillArena(instance.Info.Arenas[(int)program].Length(rows));
        return (ITimed)Activator.CreateInstance(work.MakeGenericType(built), arguments)!;
    }

    /// <summary>The arena belongs to this thread, which does the work too.</summary>
    private static void FillArena(nint length)
    {
        Workspace workspace = Workspace.Rent(length);
        RandomBuffers.Fill(MemoryMarshal.CreateSpan(ref workspace.Frame.Scratch, (int)length), low: -1, high: 1, seed: 1);
        workspace.Return();
    }
}
