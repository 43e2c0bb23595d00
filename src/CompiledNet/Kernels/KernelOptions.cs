using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>How the loops of kernels are compiled.</summary>
internal static class KernelOptions
{
    /// <summary>
    /// Optimised from the first call on, and never inlined: with a profile the JIT inlines up to a kilobyte of IL, and after its limit of
    /// calls and locals a kernel's own small methods then stay calls.
    /// </summary>
    public const MethodImplOptions Optimized = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;
}
