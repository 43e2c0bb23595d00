using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>
/// The gradient of transformed weights of 3x3 convolutions, by Winograd's algorithm F(3x3, 2x2): for each position of a tile, vᵀ · z
/// over all tiles, where v = Bᵀ · d · B are the transformed pixels and z = A · dy · Aᵀ the transformed gradient of the output. It is the
/// adjoint of <see cref="WinogradConvolutions"/>; <see cref="WinogradWeights"/> make the gradient of the weights of it. Every element
/// is summed over images and tiles in order. Source: Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks" (2016),
/// section 4.1.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WinogradWeightGradients
{
    /// <summary>The sums of four positions, one of the four lines of a transformed tile.</summary>
    /// <param name="shape">The window: 3x3, of stride and dilation 1, with a padding of 0 to 2.</param>
    /// <param name="line">The line, 0 to 3.</param>
    /// <param name="x">The images.</param>
    /// <param name="dy">The output's gradient.</param>
    /// <param name="images">Images, at least 1.</param>
    /// <param name="sums">The sums of all lines, [panels][16][channels][16 filters], with a row between the positions.</param>
    /// <param name="panels">Panels of filters.</param>
    /// <param name="scratch">Memory as long as the compiler plans it for the shape, with any values.</param>
    public static void Sums<TSimd, TVector>(
        in WindowShape shape, int line, Panels x, Panels dy, nint images, Panels sums, int panels, ref float scratch)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        var plan = new WinogradPlan(shape.Width, shape.Channels, shape.OutHeight, shape.OutWidth);
        int channels = Panel.Count(shape.Channels);
        ref float zeros = ref scratch;
        ref float v = ref Mem.At(ref zeros, plan.WiderLineLength);
        ref float z = ref Mem.At(ref v, WinogradPlan.LineOfTile * channels * plan.Stride);
        MemoryMarshal.CreateSpan(ref zeros, (int)plan.WiderLineLength).Clear();
        nint lines = images * plan.TileRows, step = WinogradPlan.WeightStep(shape.Channels);
        ref float first = ref Mem.At(ref sums.First, line * WinogradPlan.LineOfTile * step);
        for (nint from = 0, count; from < lines; from += count)
        {
            count = Math.Min(lines - from, plan.LinesAtOnce);
            nint rows = count * plan.TileColumns;
            Images<TSimd, TVector>(plan, shape, line, x, from, count, ref zeros, ref v);
            Gradients<TSimd, TVector>(plan, line, dy, from, count, ref zeros, ref z, panels);
            for (int i = 0; i < WinogradPlan.LineOfTile; i++)
            {
                var position = new UpdateTarget(ref Mem.At(ref first, i * step));
                var left = new Panels(ref Mem.At(ref v, i * channels * plan.Stride), plan.Stride);
                var right = new Panels(ref Mem.At(ref z, i * panels * plan.Stride), plan.Stride);
                if (from == 0)
                {
                    WeightGradients.Gradient<TSimd, TVector, StoreGradient>(
                        left, right, rows, shape.Channels, position, sums.Stride, panels, default);
                }
                else
                {
                    WeightGradients.Gradient<TSimd, TVector, AddGradient>(
                        left, right, rows, shape.Channels, position, sums.Stride, panels, default);
                }
            }
        }
    }

    /// <summary>One line of the transformed tiles of images: Bᵀ joins two lines of pixels.</summary>
    private static void Images<TSimd, TVector>(
        in WinogradPlan plan, in WindowShape shape, int line, Panels x, nint first, nint count, ref float zeros, ref float v)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        (int upper, int lower, float sign) = line switch
        {
            0 => (0, 2, -1f),
            1 => (1, 2, 1f),
            2 => (2, 1, -1f),
            _ => (1, 3, -1f),
        };
        int panels = Panel.Count(shape.Channels);
        nint image = shape.Height * plan.LineLength, step = panels * plan.Stride;
        for (int panel = 0; panel < panels; panel++)
        {
            for (nint i = 0; i < count; i++)
            {
                (nint number, nint tileRow) = Math.DivRem(first + i, plan.TileRows);
                int row = ((int)tileRow * WinogradPlan.TileSide) - shape.PaddingY;
                ref float source = ref Mem.At(ref x[panel], number * image);
                WinogradTiles.SourceLine<TSimd, TVector>(
                    ref WinogradConvolutions.Line(ref source, row + upper, shape.Height, plan.LineLength, ref zeros),
                    ref WinogradConvolutions.Line(ref source, row + lower, shape.Height, plan.LineLength, ref zeros),
                    sign, shape.Width, shape.PaddingX, plan.TileColumns,
                    ref Mem.At(ref v, (panel * plan.Stride) + (i * plan.TileColumns * Panel.Width)), step);
            }
        }
    }

    /// <summary>One line of the transformed tiles of the output's gradient: A joins its two lines.</summary>
    private static void Gradients<TSimd, TVector>(
        in WinogradPlan plan, int line, Panels dy, nint first, nint count, ref float zeros, ref float z, int panels)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        bool hasUpper = line < 3, hasLower = line > 0;
        float sign = line == 1 ? 1f : -1f;
        nint width = (nint)plan.Width * Panel.Width, step = panels * plan.Stride;
        for (int panel = 0; panel < panels; panel++)
        {
            for (nint i = 0; i < count; i++)
            {
                (nint number, nint tileRow) = Math.DivRem(first + i, plan.TileRows);
                int row = (int)tileRow * WinogradPlan.TileSide;
                ref float image = ref Mem.At(ref dy[panel], number * plan.Height * width);
                WinogradTiles.GradientLine<TSimd, TVector>(
                    ref hasUpper ? ref Mem.At(ref image, row * width) : ref zeros,
                    ref hasLower ? ref WinogradConvolutions.Line(ref image, row + 1, plan.Height, width, ref zeros) : ref zeros,
                    sign, plan.Width, ref Mem.At(ref z, (panel * plan.Stride) + (i * plan.TileColumns * Panel.Width)), step);
            }
        }
    }

    /// <summary>Adds the gradient to what is there.</summary>
    private readonly struct AddGradient : IUpdate
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TSimd, TVector>(TVector gradient, in UpdateTarget target, nint offset)
            where TSimd : ISimd<TVector>
            where TVector : struct => TSimd.Store(TSimd.Add(TSimd.Load(ref target.Updated, offset), gradient), ref target.Updated, offset);
    }
}
