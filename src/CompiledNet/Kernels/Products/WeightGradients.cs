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
    /// <summary>The gradient of some inputs' weights.</summary>
    /// <param name="x">The inputs, [inputs / 16][rows][16].</param>
    /// <param name="g">The outputs' gradient, [panels][rows][16].</param>
    /// <param name="rows">Rows.</param>
    /// <param name="inputs">Inputs; the first one stands at the beginning of a panel.</param>
    /// <param name="target">The weights that are written, [panels][inputs][16].</param>
    /// <param name="wStride">Floats from one panel of weights to the next.</param>
    /// <param name="panels">Panels of outputs.</param>
    /// <param name="update">What is done with the gradient.</param>
    public static void Gradient<TSimd, TVector, TUpdate>(
        Panels x, Panels g, nint rows, int inputs, UpdateTarget target, nint wStride, int panels, in TUpdate update)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TUpdate : struct, IUpdate
    {
        int panel = 0;
        if (TSimd.Width == Panel.Width)
        {
            for (; panel + 1 < panels; panel += 2)
            {
                Tiles<TSimd, TVector, TUpdate>(x, g.From(panel), rows, inputs, target.At(panel * wStride), wStride, update);
            }

            if (panel < panels)
            {
                NarrowGradient<TSimd, TVector, TUpdate>(x, ref g[panel], rows, inputs, target.At(panel * wStride), update);
            }

            return;
        }

        for (; panel < panels; panel++)
        {
            for (nint column = 0; column < Panel.Width; column += 2 * TSimd.Width)
            {
                var gVectors = new Panels(ref Mem.At(ref g[panel], column), TSimd.Width);
                Tiles<TSimd, TVector, TUpdate>(
                    x, gVectors, rows, inputs, target.At((panel * wStride) + column), TSimd.Width, update);
            }
        }
    }

    /// <summary>The gradient of a bias: the sum of g over the rows.</summary>
    /// <param name="g">The outputs' gradient.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="target">The biases that are written.</param>
    /// <param name="panels">Panels.</param>
    /// <param name="update">What is done with the gradient.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void BiasGradient<TSimd, TVector, TUpdate>(Panels g, nint rows, UpdateTarget target, int panels, in TUpdate update)
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
                ref float row = ref Mem.At(ref g[panel], column);
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

                step.Apply<TSimd, TVector>(TSimd.Add(a, b), target, position);
            }
        }
    }

    /// <summary>
    /// The gradient of some inputs' weights to one vector of outputs, a panel at 512 bits. Summed in two strands over the rows.
    /// </summary>
    /// <param name="x">The inputs, [inputs / 16][rows][16].</param>
    /// <param name="g">The gradient of the vector's outputs, [rows][16].</param>
    /// <param name="rows">Rows.</param>
    /// <param name="inputs">Inputs; the first one stands at the beginning of a panel.</param>
    /// <param name="target">The weights that are written, [inputs][16].</param>
    /// <param name="update">What is done with the gradient.</param>
    public static void NarrowGradient<TSimd, TVector, TUpdate>(
        Panels x, ref float g, nint rows, int inputs, UpdateTarget target, in TUpdate update)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TUpdate : struct, IUpdate
    {
        for (int first = 0; first < inputs; first += Panel.Width)
        {
            ref float column = ref x[first / Panel.Width];
            for (int left = Math.Min(inputs - first, Panel.Width), h; left > 0; left -= h)
            {
                h = TileHeight.Next(left);
                NarrowGradientTiles<TSimd, TVector, TUpdate>.Run(h, ref column, ref g, rows, target, update);

                column = ref Mem.At(ref column, h);
                target = target.At(h * Panel.Width);
            }
        }
    }

    private static void Tiles<TSimd, TVector, TUpdate>(
        Panels x, Panels g, nint rows, int inputs, UpdateTarget target, nint wSecond, in TUpdate update)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TUpdate : struct, IUpdate
    {
        for (int first = 0; first < inputs; first += Panel.Width)
        {
            ref float column = ref x[first / Panel.Width];
            for (int left = Math.Min(inputs - first, Panel.Width), h; left > 0; left -= h)
            {
                h = TileHeight.Next(left);
                GradientTiles<TSimd, TVector, TUpdate>.Run(h, ref column, g, rows, target, wSecond, update);

                column = ref Mem.At(ref column, h);
                target = target.At(h * Panel.Width);
            }
        }
    }
}
