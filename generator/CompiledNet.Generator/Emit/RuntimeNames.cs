namespace CompiledNet.Generator.Emit;

/// <summary>
/// What methods of programs have in common. They stand in a namespace of their own, where nothing of the user's can hide what they call,
/// so that emitters write its names as they are.
/// </summary>
internal static class RuntimeNames
{
    /// <summary>The namespaces that the names are in.</summary>
    public static IReadOnlyList<string> Namespaces { get; } =
    [
        "System", "System.Runtime.CompilerServices", "System.Runtime.InteropServices", "System.Runtime.Intrinsics", "CompiledNet",
        "CompiledNet.Runtime",
    ];

    /// <summary>
    /// Optimised from the first call on, and never inlined: with a profile the JIT would, and run into its limits inside.
    /// </summary>
    public const string OptimizedKernel =
        "[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]";

    public const string AggressiveInlining =
        "[MethodImpl(MethodImplOptions.AggressiveInlining)]";

    /// <summary>The constraints of a method over the vector width.</summary>
    public const string SimdConstraints = "where TSimd : ISimd<TVector>\nwhere TVector : struct";

    /// <summary>The constraints of a method over the vectors of one row.</summary>
    public const string RowSimdConstraints = "where TSimd : IRowSimd<TVector>\nwhere TVector : struct";

    /// <summary>The constraints of a method over the vector width and the update.</summary>
    public const string UpdateConstraints = SimdConstraints + "\nwhere TUpdate : struct, IUpdate";
}
