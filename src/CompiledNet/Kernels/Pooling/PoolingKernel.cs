using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// Pooling in channels-last panels, all 16 channels of a panel at once. The maximum ignores padding; the average counts it, as
/// PyTorch's default does. Where several inputs are the maximum, the first in row-major order gets the gradient.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PoolingKernel
{
    /// <summary>y = max over the window, for one panel of channels.</summary>
    /// <param name="shape">The window.</param>
    /// <param name="x">The first image of the panel.</param>
    /// <param name="y">The first image of the result.</param>
    /// <param name="images">Images.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Max<TSimd, TVector>(in WindowShape shape, ref float x, ref float y, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        for (nint pixel = 0; pixel < images * shape.OutPixels; pixel++)
        {
            (nint image, int row, int column) = Place(shape, pixel);
            ref float xImage = ref Mem.At(ref x, image * shape.InPixels * Panel.Width);
            for (nint lane = 0; lane < Panel.Width; lane += TSimd.Width)
            {
                TVector max = TSimd.Broadcast(float.NegativeInfinity);
                for (int ky = 0; ky < shape.KernelHeight; ky++)
                {
                    for (int kx = 0; kx < shape.KernelWidth; kx++)
                    {
                        if (Input(shape, row, column, ky, kx) is var offset and >= 0)
                        {
                            max = TSimd.Max(max, TSimd.Load(ref xImage, offset + lane));
                        }
                    }
                }

                TSimd.Store(max, ref y, (pixel * Panel.Width) + lane);
            }
        }
    }

    /// <summary>The gradient of <see cref="Max"/>.</summary>
    /// <param name="shape">The window.</param>
    /// <param name="x">The first image of the panel.</param>
    /// <param name="y">The first image of the maxima.</param>
    /// <param name="dy">The first image of their gradient.</param>
    /// <param name="dx">The first image of the input's gradient, overwritten.</param>
    /// <param name="images">Images.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MaxGradient<TSimd, TVector>(in WindowShape shape, ref float x, ref float y, ref float dy, ref float dx, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        Clear<TSimd, TVector>(ref dx, images * shape.InPixels * Panel.Width);
        for (nint pixel = 0; pixel < images * shape.OutPixels; pixel++)
        {
            (nint image, int row, int column) = Place(shape, pixel);
            nint first = image * shape.InPixels * Panel.Width;
            for (nint lane = 0; lane < Panel.Width; lane += TSimd.Width)
            {
                TVector max = TSimd.Load(ref y, (pixel * Panel.Width) + lane);
                TVector remaining = TSimd.Load(ref dy, (pixel * Panel.Width) + lane);
                for (int ky = 0; ky < shape.KernelHeight; ky++)
                {
                    for (int kx = 0; kx < shape.KernelWidth; kx++)
                    {
                        if (Input(shape, row, column, ky, kx) is var offset and >= 0)
                        {
                            nint place = first + offset + lane;
                            TVector isSmaller = TSimd.GreaterThan(max, TSimd.Load(ref x, place));
                            TVector share = TSimd.Select(isSmaller, TSimd.Zero, remaining);
                            TSimd.Store(TSimd.Add(TSimd.Load(ref dx, place), share), ref dx, place);
                            remaining = TSimd.And(remaining, isSmaller);
                        }
                    }
                }
            }
        }
    }

    /// <summary>y = sum over the window / taps, for one panel of channels.</summary>
    /// <param name="shape">The window.</param>
    /// <param name="x">The first image of the panel.</param>
    /// <param name="y">The first image of the result.</param>
    /// <param name="images">Images.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Average<TSimd, TVector>(in WindowShape shape, ref float x, ref float y, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector scale = TSimd.Broadcast(1f / shape.Taps);
        for (nint pixel = 0; pixel < images * shape.OutPixels; pixel++)
        {
            (nint image, int row, int column) = Place(shape, pixel);
            ref float xImage = ref Mem.At(ref x, image * shape.InPixels * Panel.Width);
            for (nint lane = 0; lane < Panel.Width; lane += TSimd.Width)
            {
                TVector sum = TSimd.Zero;
                for (int ky = 0; ky < shape.KernelHeight; ky++)
                {
                    for (int kx = 0; kx < shape.KernelWidth; kx++)
                    {
                        if (Input(shape, row, column, ky, kx) is var offset and >= 0)
                        {
                            sum = TSimd.Add(sum, TSimd.Load(ref xImage, offset + lane));
                        }
                    }
                }

                TSimd.Store(TSimd.Multiply(sum, scale), ref y, (pixel * Panel.Width) + lane);
            }
        }
    }

    /// <summary>The gradient of <see cref="Average"/>.</summary>
    /// <param name="shape">The window.</param>
    /// <param name="dy">The first image of the averages' gradient.</param>
    /// <param name="dx">The first image of the input's gradient, overwritten.</param>
    /// <param name="images">Images.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AverageGradient<TSimd, TVector>(in WindowShape shape, ref float dy, ref float dx, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector scale = TSimd.Broadcast(1f / shape.Taps);
        Clear<TSimd, TVector>(ref dx, images * shape.InPixels * Panel.Width);
        for (nint pixel = 0; pixel < images * shape.OutPixels; pixel++)
        {
            (nint image, int row, int column) = Place(shape, pixel);
            nint first = image * shape.InPixels * Panel.Width;
            for (nint lane = 0; lane < Panel.Width; lane += TSimd.Width)
            {
                TVector share = TSimd.Multiply(TSimd.Load(ref dy, (pixel * Panel.Width) + lane), scale);
                for (int ky = 0; ky < shape.KernelHeight; ky++)
                {
                    for (int kx = 0; kx < shape.KernelWidth; kx++)
                    {
                        if (Input(shape, row, column, ky, kx) is var offset and >= 0)
                        {
                            nint place = first + offset + lane;
                            TSimd.Store(TSimd.Add(TSimd.Load(ref dx, place), share), ref dx, place);
                        }
                    }
                }
            }
        }
    }

    private static (nint Image, int Row, int Column) Place(in WindowShape shape, nint pixel)
    {
        nint image = pixel / shape.OutPixels;
        (int row, int column) = Math.DivRem((int)(pixel - (image * shape.OutPixels)), shape.OutWidth);
        return (image, row, column);
    }

    /// <summary>The offset of the input that a tap meets, or −1 where it lies outside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Input(in WindowShape shape, int row, int column, int ky, int kx)
    {
        int y = (row * shape.StrideY) - shape.PaddingY + (ky * shape.DilationY);
        int x = (column * shape.StrideX) - shape.PaddingX + (kx * shape.DilationX);
        return (uint)y < (uint)shape.Height && (uint)x < (uint)shape.Width ? (((nint)y * shape.Width) + x) * Panel.Width : -1;
    }

    private static void Clear<TSimd, TVector>(ref float x, nint length)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        for (nint i = 0; i < length; i += TSimd.Width)
        {
            TSimd.Store(TSimd.Zero, ref x, i);
        }
    }
}
