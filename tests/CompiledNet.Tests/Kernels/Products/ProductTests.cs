using CompiledNet.Runtime;

namespace CompiledNet.Tests.Kernels;

public sealed class ProductTests
{
    /// <summary>Around the edges of tiles, strands, panels and vectors.</summary>
    internal static readonly int[] Sizes = [1, 2, 7, 15, 16, 17, 33, 48, 65];

    private static readonly int[] s_rows = [1, 2, 3, 5, 6, 7, 12, 13, 64];

    [Theory, ClassData(typeof(EveryWidth))]
    public void IsTheSumOverTheDepthWithBias(Lanes lanes) => lanes.Do(new Product());

    [Theory, ClassData(typeof(EveryWidth))]
    public void OfOneVectorIsTheSumOverTheDepthWithBias(Lanes lanes) => lanes.Do(new NarrowProduct());

    [Theory, ClassData(typeof(EveryWidth))]
    public void HasAWeightGradientThatIsTheSumOverTheRows(Lanes lanes) => lanes.Do(new WeightGradient());

    private static PanelMatrix Bias(int outputs) => PanelMatrix.Random(1, Panel.Count(outputs) * Panel.Width, Panel.Width, 3);

    private static double Sum(int terms, Func<int, double> term) => Enumerable.Range(0, terms).Sum(term);

    private sealed class Product : IVectorWork
    {
        public void Run<TSimd, TVector>()
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            foreach ((int rows, int depth, int outputs) in s_rows.SelectMany(r => Sizes.SelectMany(d => Sizes.Select(o => (r, d, o)))))
            {
                PanelMatrix x = PanelMatrix.Batch(rows, depth, 1), w = PanelMatrix.Weights(depth, outputs, 2), bias = Bias(outputs);
                PanelMatrix y = PanelMatrix.Batch(rows, outputs, 4);
                Products.Product<TSimd, TVector, NoEpilogue>(
                    x.Panels, w.Panels, new(ref bias.Origin, Panel.Width), y.Panels, ref y.Origin, rows, depth, Panel.Count(outputs));
                y.AssertClose(
                    (row, output) => bias[0, output] + Sum(depth, k => (double)x[row, k] * w[k, output]), depth,
                    $"{rows} rows, {depth} x {outputs}");
            }
        }
    }

    private sealed class NarrowProduct : IVectorWork
    {
        public void Run<TSimd, TVector>()
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            foreach ((int rows, int depth) in s_rows.SelectMany(r => Sizes.Select(d => (r, d))))
            {
                PanelMatrix x = PanelMatrix.Batch(rows, depth, 1), w = PanelMatrix.Weights(depth, TSimd.Width, 2), bias = Bias(TSimd.Width);
                PanelMatrix y = PanelMatrix.Batch(rows, TSimd.Width, 4);
                Products.NarrowProduct<TSimd, TVector, NoEpilogue>(
                    x.Panels, ref w.Origin, ref bias.Origin, ref y.Origin, ref y.Origin, rows, depth);
                y.AssertClose(
                    (row, output) => bias[0, output] + Sum(depth, k => (double)x[row, k] * w[k, output]), depth,
                    $"{rows} rows, {depth} x {TSimd.Width}");
            }
        }
    }

    private sealed class WeightGradient : IVectorWork
    {
        public void Run<TSimd, TVector>()
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            foreach ((int rows, int inputs, int outputs) in s_rows.SelectMany(r => Sizes.SelectMany(i => Sizes.Select(o => (r, i, o)))))
            {
                PanelMatrix x = PanelMatrix.Batch(rows, inputs, 1), g = PanelMatrix.Batch(rows, outputs, 2);
                PanelMatrix dw = PanelMatrix.Weights(inputs, outputs, 3);
                WeightGradients.Gradient<TSimd, TVector, StoreGradient>(
                    x.Panels, g.Panels, rows, inputs, new(ref dw.Origin), dw.Stride, Panel.Count(outputs), default);
                dw.AssertClose(
                    (input, output) => Sum(rows, row => (double)x[row, input] * g[row, output]), rows, $"{rows} rows, {inputs} x {outputs}");
            }
        }
    }
}
