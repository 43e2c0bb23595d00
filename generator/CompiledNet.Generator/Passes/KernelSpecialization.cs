using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;

namespace CompiledNet.Generator.Passes;

/// <summary>
/// Chooses the operations whose kernel is compiled for them alone, with the numbers of their window as constants of the code. The others
/// call one that all networks share, which reads the numbers from memory: the bits are the same.
/// </summary>
internal static class KernelSpecialization
{
    /// <summary>The part of a kernel's time that constants must save, for the JIT to compile it once more.</summary>
    private const double LeastGain = 0.05;

    /// <summary>What constants save, measured with vectors of 512 and 256 bits over windows of 2x2 and 3x3.</summary>
    private static readonly (Func<Operation, bool> Is, double Gain)[] s_gains =
    [
        (operation => operation is PoolingOperation { IsGradient: false, Output.Layout.IsPlanes: false }, 0.12),
        (operation => operation is PoolingOperation { IsGradient: true, Output.Layout.IsPlanes: false }, 0.03),
        (operation => operation is PoolingOperation { Output.Layout.IsPlanes: true }, 0.01),
        (operation => operation is ContractionOperation { Window: not null }, 0.04),
        (operation => operation is MoveOperation, 0.00),
    ];

    public static void Run(Function function)
    {
        foreach (Operation operation in function.Operations)
        {
            operation.IsSpecialized = s_gains.Any(row => row.Gain >= LeastGain && row.Is(operation));
        }
    }
}
