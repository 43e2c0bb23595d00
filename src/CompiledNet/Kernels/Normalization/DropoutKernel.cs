using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CompiledNet.Runtime;

/// <summary>
/// Inverted dropout (Srivastava et al. 2014): what is kept is divided by the chance of being kept. The mask is a function of seed,
/// layer, step, row and logical element, so it is the same on every thread and in the backward pass, and is never stored.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DropoutKernel
{
    /// <summary>y = x · mask / (1 − rate), for some examples; also the gradient, with dy for x.</summary>
    /// <param name="frame">The frame, for seed and step.</param>
    /// <param name="layer">The ordinal of the layer among the network's dropouts.</param>
    /// <param name="rate">The chance to be dropped, in [0, 1).</param>
    /// <param name="placement">Where the elements lie.</param>
    /// <param name="x">What is dropped from.</param>
    /// <param name="y">The first panel of the result, in the same layout.</param>
    /// <param name="firstRow">The first example.</param>
    /// <param name="lastRow">The example to stop before.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Apply(
        Frame frame, int layer, double rate, in Placement placement, Panels x, ref float y, nint firstRow, nint lastRow)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var random = new CounterRandom(frame.Seed, unchecked((long)((frame.Step * 0x9E3779B97F4A7C15) + (ulong)layer) ^ long.MinValue));
        Vector256<uint> threshold = Vector256.Create((uint)(rate * (1L << 32)));
        Vector256<float> scale = Vector256.Create((float)(1 / (1 - rate)));
        int panels = Panel.Count(placement.Features);

        // The steps of the logical order along the features and along the positions.
        uint featureStep = placement.IsChannelsLast
            ? (uint)placement.Positions
            : 1, positionStep = placement.IsChannelsLast ? 1 : (uint)placement.Features;
        Vector256<uint> lanes = Vector256.Create(0u, 1, 2, 3, 4, 5, 6, 7) * featureStep;
        for (nint row = firstRow; row < lastRow; row++)
        {
            ulong key = random.Bits((ulong)row);
            for (int panel = 0; panel < panels; panel++)
            {
                nint offset = (panel * x.Stride) + (row * placement.Positions * Panel.Width);
                Vector256<uint> elements = lanes + Vector256.Create((uint)(panel * Panel.Width) * featureStep);
                for (int position = 0; position < placement.Positions; position++)
                {
                    Simd256.Store(Keep(key, elements, threshold, Simd256.Load(ref x.First, offset) * scale), ref y, offset);
                    Vector256<uint> upper = elements + Vector256.Create(8 * featureStep);
                    Simd256.Store(Keep(key, upper, threshold, Simd256.Load(ref x.First, offset + 8) * scale), ref y, offset + 8);
                    elements += Vector256.Create(positionStep);
                    offset += Panel.Width;
                }
            }
        }
    }

    /// <summary>
    /// The values whose elements draw at least the threshold, of 32 bits each: a hash of two multiplications (Wellons 2018, lowbias32),
    /// keyed by the row.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Keep(ulong key, Vector256<uint> elements, Vector256<uint> threshold, Vector256<float> values)
    {
        Vector256<uint> bits = (elements * 0x9E3779B9u) + Vector256.Create((uint)key);
        bits ^= bits >>> 16;
        bits = (bits * 0x7FEB352Du) ^ Vector256.Create((uint)(key >> 32));
        bits ^= bits >>> 15;
        bits *= 0x846CA68Bu;
        bits ^= bits >>> 16;
        return Vector256.AndNot(values, Vector256.LessThan(bits, threshold).AsSingle());
    }
}
