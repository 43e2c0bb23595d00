using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// Pooling in channels-last panels, all 16 channels of a panel at once. The maximum ignores padding; the average counts it, as
/// PyTorch's default does, unless the shape leaves it out. Windows have no dilation.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PoolingKernel
{
    /// <summary>y = max over the window, for one panel of channels.</summary>
    /// <param name="shape">The window.</param>
    /// <param name="x">The first image of the panel.</param>
    /// <param name="y">The first image of the result.</param>
    /// <param name="images">Images.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Max<TSimd, TVector>(in WindowShape shape, ref float x, ref float y, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct => PoolingLoops.Max<TSimd, TVector>(shape, ref x, ref y, images);

    /// <summary>y = sum over the window / pixels that count, for one panel of channels.</summary>
    /// <inheritdoc cref="Max" path="/param"/>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Average<TSimd, TVector>(in WindowShape shape, ref float x, ref float y, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct => PoolingLoops.Average<TSimd, TVector>(shape, ref x, ref y, images);
}
