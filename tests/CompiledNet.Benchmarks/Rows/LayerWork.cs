using System.Runtime.InteropServices;
using CompiledNet.Benchmarks.Build;
using CompiledNet.Benchmarks.Kernels;
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
    public static Action<long> Forward(Type network, int rows) =>
        Create(network, info => CallLayout.PredictProgram, keepsInputGradientOnly: false, nameof(NetworkLoops.Predict), rows);

    /// <summary>The forward pass, and the gradients of inputs and parameters.</summary>
    public static Action<long> Training(Type network, int rows) =>
        Create(network, info => info.Layout.BackwardFromProgram, keepsInputGradientOnly: false, nameof(NetworkLoops.Backward), rows, true);

    /// <summary>The gradients of the parameters, for a layer whose gradients need no forward pass.</summary>
    public static Action<long> WeightGradient(Type network, int rows) =>
        Create(network, info => info.Layout.BackwardFromProgram, keepsInputGradientOnly: false, nameof(NetworkLoops.Backward), rows, false);

    /// <summary>
    /// The gradient of the inputs, for a layer whose gradients need no forward pass; turning the weights around is a part of it.
    /// </summary>
    public static Action<long> InputGradient(Type network, int rows) =>
        Create(network, info => info.Layout.BackwardFromProgram, keepsInputGradientOnly: true, nameof(NetworkLoops.Backward), rows, true);

    private static Action<long> Create(
        Type network, Func<NetworkInfo, int> program, bool keepsInputGradientOnly, string loop, params object[] arguments)
    {
        int rows = (int)arguments[0];
        var whole = (INetwork)Activator.CreateInstance(network, 1)!;
        var filter = new StepFilter(whole.Info.Arenas[program(whole.Info)].Length(rows), keepsInputGradientOnly);
        Type built = NetworkBuild.Of(network, OptimizationLevel.Release, filter.Apply).Load(network.FullName!);
        FillArena(filter.ArenaLength);
        return (Action<long>)typeof(NetworkLoops).GetMethod(loop)!.MakeGenericMethod(built).Invoke(null, arguments)!;
    }

    /// <summary>The arena belongs to this thread, which does the work too.</summary>
    private static void FillArena(nint length)
    {
        Workspace workspace = Workspace.Rent(slots: 0);
        workspace.Reserve(length);
        RandomBuffers.Fill(MemoryMarshal.CreateSpan(ref workspace.Frame.Scratch, (int)length), low: -1, high: 1, seed: 1);
        workspace.Return();
    }
}
