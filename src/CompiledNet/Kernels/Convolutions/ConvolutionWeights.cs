using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// Rearranges a convolution's weights: transposed for the input gradient, and spread from groups to all channels and back. The order
/// in a panel of filters is [channels / 16][taps][channels of the panel][16 filters], without gaps.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ConvolutionWeights
{
    /// <summary>Where the weight of a filter, channel and tap lies.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Position(int filter, int channel, int tap, int channels, int taps, nint wStride)
    {
        int block = channel / Panel.Width * Panel.Width;
        int count = Math.Min(channels - block, Panel.Width);
        nint row = ((nint)block * taps) + ((nint)tap * count) + (channel - block);
        return (filter / Panel.Width * wStride) + (row * Panel.Width) + (filter % Panel.Width);
    }

    /// <summary>
    /// Turns the weights of some panels of channels around: filters and channels change places; lanes past the last channel become zero.
    /// </summary>
    /// <param name="w">The weights.</param>
    /// <param name="filters">Filters.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="taps">Pixels of the window.</param>
    /// <param name="destination">[channels / 16][filters / 16][taps][16 filters][16 channels].</param>
    /// <param name="firstPanel">The first panel of channels.</param>
    /// <param name="lastPanel">The panel of channels to stop before.</param>
    public static void Transpose(Panels w, int filters, int channels, int taps, Panels destination, int firstPanel, int lastPanel)
    {
        for (int panel = firstPanel; panel < lastPanel; panel++)
        {
            int channel = panel * Panel.Width;
            for (int filter = 0; filter < filters; filter += Panel.Width)
            {
                for (int tap = 0; tap < taps; tap++)
                {
                    Transposition.Panels(
                        ref Mem.At(ref w.First, Position(filter, channel, tap, channels, taps, w.Stride)),
                        ref Mem.At(ref destination.First, Position(channel, filter, tap, filters, taps, destination.Stride)),
                        Math.Min(filters - filter, Panel.Width),
                        Math.Min(channels - channel, Panel.Width));
                }
            }
        }
    }

    /// <summary>Spreads the weights of groups over all channels; the weights between groups become zero.</summary>
    /// <param name="w">The weights, each filter with the channels of its group only.</param>
    /// <param name="filters">Filters.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="groups">Groups; they divide filters and channels.</param>
    /// <param name="taps">Pixels of the window.</param>
    /// <param name="destination">The weights, each filter with all channels.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Spread(Panels w, int filters, int channels, int groups, int taps, Panels destination)
    {
        int groupFilters = filters / groups, groupChannels = channels / groups;
        for (int filter = 0; filter < filters; filter++)
        {
            int firstChannel = filter / groupFilters * groupChannels;
            for (int channel = 0; channel < channels; channel++)
            {
                int inGroup = channel - firstChannel;
                for (int tap = 0; tap < taps; tap++)
                {
                    Mem.At(ref destination.First, Position(filter, channel, tap, channels, taps, destination.Stride)) =
                        (uint)inGroup < (uint)groupChannels
                            ? Mem.At(ref w.First, Position(filter, inGroup, tap, groupChannels, taps, w.Stride))
                            : 0;
                }
            }
        }
    }

    /// <summary>Gathers the gradient of groups from that of all channels: the inverse of <see cref="Spread"/>.</summary>
    /// <param name="spread">The gradient, each filter with all channels.</param>
    /// <param name="filters">Filters.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="groups">Groups.</param>
    /// <param name="taps">Pixels of the window.</param>
    /// <param name="destination">The gradient, each filter with the channels of its group only.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Gather(Panels spread, int filters, int channels, int groups, int taps, Panels destination)
    {
        int groupFilters = filters / groups, groupChannels = channels / groups;
        for (int filter = 0; filter < filters; filter++)
        {
            int firstChannel = filter / groupFilters * groupChannels;
            for (int channel = 0; channel < groupChannels; channel++)
            {
                for (int tap = 0; tap < taps; tap++)
                {
                    Mem.At(ref destination.First, Position(filter, channel, tap, groupChannels, taps, destination.Stride)) =
                        Mem.At(ref spread.First, Position(filter, firstChannel + channel, tap, channels, taps, spread.Stride));
                }
            }
        }
    }
}
