using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// The gradient of a product's weights, xᵀ · g summed over the rows, handed to an update while it is in registers. Both
/// sides are in panels; every element is summed over the rows in order.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WeightGradients
{
    private const int TallestTile = RegisterTilesAttribute.Tallest;

    /// <summary>The gradient of some inputs' weights.</summary>
    /// <param name="x">The panel of the first input, [inputs / 16][rows][16].</param>
    /// <param name="g">The first panel of the outputs' gradient, [panels][rows][16].</param>
    /// <param name="stride">Floats from one panel to the next, in both.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="inputs">Inputs; the first one stands at the beginning of a panel.</param>
    /// <param name="updated">The first weight that is written, [panels][inputs][16].</param>
    /// <param name="slots">The optimiser's state of that weight.</param>
    /// <param name="slotLength">Floats from one slot to the next.</param>
    /// <param name="wStride">Floats from one panel of weights to the next.</param>
    /// <param name="panels">Panels of outputs.</param>
    /// <param name="update">What is done with the gradient.</param>
    public static void Gradient<TSimd, TVector, TUpdate>(
        ref float x,
        ref float g,
        nint stride,
        nint rows,
        int inputs,
        ref float updated,
        ref float slots,
        nint slotLength,
        nint wStride,
        int panels,
        in TUpdate update)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TUpdate : struct, IUpdate
    {
        int panel = 0;
        if (TSimd.Width == Panel.Width)
        {
            for (; panel + 1 < panels; panel += 2)
            {
                Tiles<TSimd, TVector, TUpdate>(
                    ref x, ref Mem.At(ref g, panel * stride), stride, stride, rows, inputs, ref Mem.At(ref updated, panel * wStride),
                    ref Mem.At(ref slots, panel * wStride), slotLength, wStride, update);
            }

            if (panel < panels)
            {
                NarrowGradient<TSimd, TVector, TUpdate>(
                    ref x, ref Mem.At(ref g, panel * stride), stride, rows, inputs, ref Mem.At(ref updated, panel * wStride),
                    ref Mem.At(ref slots, panel * wStride), slotLength, update);
            }

            return;
        }

        for (; panel < panels; panel++)
        {
            for (nint column = 0; column < Panel.Width; column += 2 * TSimd.Width)
            {
                nint wOffset = (panel * wStride) + column;
                Tiles<TSimd, TVector, TUpdate>(
                    ref x, ref Mem.At(ref g, (panel * stride) + column), stride, TSimd.Width, rows, inputs,
                    ref Mem.At(ref updated, wOffset), ref Mem.At(ref slots, wOffset), slotLength, TSimd.Width, update);
            }
        }
    }

    /// <summary>The gradient of a bias: the sum of g over the rows.</summary>
    /// <param name="g">The first panel of the outputs' gradient.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="updated">The first bias that is written.</param>
    /// <param name="slots">The optimiser's state of that bias.</param>
    /// <param name="slotLength">Floats from one slot to the next.</param>
    /// <param name="panels">Panels.</param>
    /// <param name="update">What is done with the gradient.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void BiasGradient<TSimd, TVector, TUpdate>(
        ref float g, nint stride, nint rows, ref float updated, ref float slots, nint slotLength, int panels, in TUpdate update)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TUpdate : struct, IUpdate
    {
        TUpdate step = update;
        for (int panel = 0; panel < panels; panel++)
        {
            for (nint column = 0; column < Panel.Width; column += TSimd.Width)
            {
                nint position = (panel * (nint)Panel.Width) + column;
                ref float row = ref Mem.At(ref g, (panel * stride) + column);
                TVector a = TSimd.Zero, b = TSimd.Zero;
                for (nint pair = rows / 2; pair > 0; pair--)
                {
                    a = TSimd.Add(a, TSimd.Load(ref row, 0));
                    b = TSimd.Add(b, TSimd.Load(ref row, Panel.Width));
                    row = ref Mem.At(ref row, 2 * Panel.Width);
                }

                if ((rows & 1) != 0)
                {
                    a = TSimd.Add(a, TSimd.Load(ref row, 0));
                }

                step.Apply<TSimd, TVector>(TSimd.Add(a, b), ref updated, ref slots, slotLength, position);
            }
        }
    }

    /// <summary>
    /// The gradient of some inputs' weights to one vector of outputs, a panel at 512 bits. Summed in two strands over the rows.
    /// </summary>
    /// <param name="x">The panel of the first input, [inputs / 16][rows][16].</param>
    /// <param name="g">The gradient of the vector's outputs, [rows][16].</param>
    /// <param name="stride">Floats from one panel of x to the next.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="inputs">Inputs; the first one stands at the beginning of a panel.</param>
    /// <param name="updated">The first weight that is written, [inputs][16].</param>
    /// <param name="slots">The optimiser's state of that weight.</param>
    /// <param name="slotLength">Floats from one slot to the next.</param>
    /// <param name="update">What is done with the gradient.</param>
    public static void NarrowGradient<TSimd, TVector, TUpdate>(
        ref float x, ref float g, nint stride, nint rows, int inputs, ref float updated, ref float slots, nint slotLength,
        in TUpdate update)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TUpdate : struct, IUpdate
    {
        for (int first = 0; first < inputs; first += Panel.Width)
        {
            int count = Math.Min(inputs - first, Panel.Width);
            int tiles = (count + TallestTile - 1) / TallestTile;
            ref float column = ref Mem.At(ref x, first / Panel.Width * stride);
            for (int tile = 0; tile < tiles; tile++)
            {
                int h = (count / tiles) + (tile < count % tiles ? 1 : 0);
                NarrowGradientTiles<TSimd, TVector, TUpdate>.Run(h, ref column, ref g, rows, ref updated, ref slots, slotLength, update);

                column = ref Mem.At(ref column, h);
                updated = ref Mem.At(ref updated, h * Panel.Width);
                slots = ref Mem.At(ref slots, h * Panel.Width);
            }
        }
    }

    private static void Tiles<TSimd, TVector, TUpdate>(
        ref float x, ref float g, nint stride, nint gSecond, nint rows, int inputs, ref float updated, ref float slots, nint slotLength,
        nint wSecond, in TUpdate update)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TUpdate : struct, IUpdate
    {
        for (int first = 0; first < inputs; first += Panel.Width)
        {
            int count = Math.Min(inputs - first, Panel.Width);
            int tiles = (count + TallestTile - 1) / TallestTile;
            ref float column = ref Mem.At(ref x, first / Panel.Width * stride);
            for (int tile = 0; tile < tiles; tile++)
            {
                int h = (count / tiles) + (tile < count % tiles ? 1 : 0);
                GradientTiles<TSimd, TVector, TUpdate>.Run(
                    h, ref column, ref g, gSecond, rows, ref updated, ref slots, slotLength, wSecond, update);

                column = ref Mem.At(ref column, h);
                updated = ref Mem.At(ref updated, h * Panel.Width);
                slots = ref Mem.At(ref slots, h * Panel.Width);
            }
        }
    }
}
