using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>
/// The sums of a weight gradient with pixels in the lanes, [taps][channels][filters][16 lanes], until they are added up to a
/// number each.
/// </summary>
internal static class PlaneSums
{
    private const int Lanes = 16;

    /// <summary>Floats of the sums, with those of a weight more: the second of a last single one is summed there.</summary>
    public static nint Length(in WindowShape shape, int filters) => ((shape.Taps * shape.Channels) + 1) * (nint)filters * Lanes;

    /// <summary>Adds an image to every sum, two weights of six filters at a time.</summary>
    /// <param name="shape">The window.</param>
    /// <param name="x">The first lanes of the images, with a border.</param>
    /// <param name="xPlane">Floats from one channel of the images to the next.</param>
    /// <param name="xRow">Floats from one line of the images to the next.</param>
    /// <param name="columns">Vectors of a line of the gradient.</param>
    /// <param name="g">The first lanes of the gradient.</param>
    /// <param name="gPlane">Floats from one filter of the gradient to the next.</param>
    /// <param name="filters">Filters.</param>
    /// <param name="sums">The lanes of the first sum.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Add<TSimd, TVector>(
        in WindowShape shape, ref float x, nint xPlane, nint xRow, int columns, ref float g, nint gPlane, int filters, ref float sums)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        int weights = shape.Taps * shape.Channels;
        nint perWeight = filters * (nint)Lanes;
        for (int filter = 0, h; filter < filters; filter += h)
        {
            h = TileHeight.Next(filters - filter);
            for (int weight = 0; weight < weights; weight += 2)
            {
                nint offset = Offset(shape, weight, xPlane, xRow);
                nint second = weight + 1 < weights ? Offset(shape, weight + 1, xPlane, xRow) - offset : 0;
                ref float sum = ref Mem.At(ref sums, (weight * perWeight) + (filter * (nint)Lanes));
                PlaneGradientTiles<TSimd, TVector>.Run(
                    h, ref Mem.At(ref x, offset), second, xRow, ref Mem.At(ref g, filter * gPlane), gPlane, shape.OutHeight, columns,
                    ref sum, perWeight);
            }
        }
    }

    /// <summary>Adds up the lanes of each sum, and hands on what comes of them, which takes their place.</summary>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Finish<TSimd, TVector, TUpdate>(
        ref float sums, in WindowShape shape, int filters, UpdateTarget target, in TUpdate update)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TUpdate : struct, IUpdate
    {
        int weights = shape.Taps * shape.Channels;
        ref float lanes = ref sums;
        Span<float> gradient = stackalloc float[Panel.Width];
        gradient.Clear();
        for (int weight = 0; weight < weights; weight++)
        {
            for (int filter = 0; filter < filters; filter++)
            {
                TVector sum = TSimd.Load(ref lanes, 0);
                for (nint lane = TSimd.Width; lane < Lanes; lane += TSimd.Width)
                {
                    sum = TSimd.Add(sum, TSimd.Load(ref lanes, lane));
                }

                gradient[filter] = TSimd.Sum(sum);
                lanes = ref Mem.At(ref lanes, Lanes);
            }

            gradient.CopyTo(MemoryMarshal.CreateSpan(ref Mem.At(ref sums, (nint)weight * Panel.Width), Panel.Width));
        }

        Updates.Apply<TSimd, TVector, TUpdate>(ref sums, target, (nint)weights * Panel.Width, update);
    }

    /// <summary>Where the pixels that a weight meets begin: weights are [taps][channels].</summary>
    private static nint Offset(in WindowShape shape, int weight, nint xPlane, nint xRow)
    {
        (int tap, int channel) = Math.DivRem(weight, shape.Channels);
        (int ky, int kx) = Math.DivRem(tap, shape.KernelWidth);
        return (channel * xPlane) + ((nint)ky * shape.DilationY * xRow) + (kx * shape.DilationX);
    }
}
