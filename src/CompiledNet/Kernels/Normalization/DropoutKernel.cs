using System.ComponentModel;
using System.Runtime.CompilerServices;

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
    /// <param name="x">The first panel.</param>
    /// <param name="y">The first panel of the result, in the same layout.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    /// <param name="firstRow">The first example.</param>
    /// <param name="lastRow">The example to stop before.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(Frame frame, int layer, double rate, in Placement placement, ref float x, ref float y, nint stride, nint firstRow, nint lastRow)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var random = new CounterRandom(frame.Seed, unchecked((long)((frame.Step * 0x9E3779B97F4A7C15) + (ulong)layer) ^ long.MinValue));
        ulong threshold = (ulong)(rate * (1UL << 53));
        float scale = (float)(1 / (1 - rate));
        int length = placement.Positions * placement.Features;
        int padded = Panel.Count(placement.Features) * Panel.Width;
        for (nint row = firstRow; row < lastRow; row++)
        {
            for (int position = 0; position < placement.Positions; position++)
            {
                for (int feature = 0; feature < padded; feature++)
                {
                    nint offset = (feature / Panel.Width * stride) + (((row * placement.Positions) + position) * Panel.Width) + (feature % Panel.Width);
                    float kept = 0;
                    if (feature < placement.Features)
                    {
                        int element = placement.IsChannelsLast ? (feature * placement.Positions) + position : (position * placement.Features) + feature;
                        ulong bits = random.Bits(((ulong)row * (ulong)length) + (ulong)element) >> 11;
                        kept = bits >= threshold ? Mem.At(ref x, offset) * scale : 0;
                    }

                    Mem.At(ref y, offset) = kept;
                }
            }
        }
    }
}
