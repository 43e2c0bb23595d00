using System.Runtime.CompilerServices;
using CompiledNet.Runtime;

namespace CompiledNet.Tests.Kernels;

public sealed class InputGradientTests
{
    private static readonly int[] s_rows = [1, 2, 5, 8, 13, 16, 17, 31, 33, 64, 129, 150];

    [Theory, ClassData(typeof(EveryWidth))]
    public void WithTheBatchInTheLanesIsTheProductWithTheWeights(Lanes lanes) => lanes.Do(new BatchInLanes());

    [Theory, ClassData(typeof(EveryWidth))]
    public void WithTheBatchInTheLanesAppliesTheEpilogueToEachElementOnce(Lanes lanes) => lanes.Do(new WithEpilogue());

    [Theory, ClassData(typeof(EveryWidth))]
    public void TurnsTheBatchOnlyWhereItsRowsAreFewAndFillTheirVectors(Lanes lanes) => lanes.Do(new Choice());

    private static (PanelMatrix Dx, PanelMatrix G, PanelMatrix W) Run<TSimd, TVector, TEpilogue>(
        int rows, int inputs, int outputs, PanelMatrix? other = null)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        PanelMatrix w = PanelMatrix.Weights(inputs, outputs, 1);
        PanelMatrix g = PanelMatrix.Batch(rows, outputs, 2), dx = PanelMatrix.Batch(rows, inputs, 3);
        var transposed = new PanelMatrix(outputs, rows, PanelMatrix.WeightStride(outputs));
        Transposition.Weights(g.Panels, rows, outputs, transposed.Panels, 0, Panel.Count(rows));
        InputGradients.BatchInLanes<TSimd, TVector, TEpilogue>(
            transposed.Panels, w.Panels, dx.Panels, ref (other ?? dx).Origin, rows, inputs, outputs);
        return (dx, g, w);
    }

    private static double Expected(PanelMatrix g, PanelMatrix w, int row, int input) =>
        Enumerable.Range(0, g.Columns).Sum(output => (double)g[row, output] * w[input, output]);

    private sealed class BatchInLanes : IVectorWork
    {
        public void Run<TSimd, TVector>()
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            IEnumerable<(int Rows, int Inputs, int Outputs)> sizes =
                s_rows.SelectMany(r => ProductTests.Sizes.SelectMany(i => ProductTests.Sizes.Select(o => (r, i, o))));
            foreach ((int rows, int inputs, int outputs) in sizes)
            {
                (PanelMatrix dx, PanelMatrix g, PanelMatrix w) = Run<TSimd, TVector, NoEpilogue>(rows, inputs, outputs);
                dx.AssertClose((row, input) => Expected(g, w, row, input), outputs, $"{rows} rows, {inputs} x {outputs}");
            }
        }
    }

    private sealed class WithEpilogue : IVectorWork
    {
        public void Run<TSimd, TVector>()
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            PanelMatrix other = PanelMatrix.Batch(150, 33, 5);
            (PanelMatrix dx, PanelMatrix g, PanelMatrix w) = Run<TSimd, TVector, AddOther>(150, 33, 17, other);
            dx.AssertClose((row, input) => Expected(g, w, row, input) + other[row, input], 17, "with an epilogue");
        }
    }

    private sealed class Choice : IVectorWork
    {
        public void Run<TSimd, TVector>()
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            bool hasLanes = TSimd.Width > 1;
            Assert.Equal(hasLanes, InputGradients.HasBatchInLanes<TSimd, TVector>(64, 64));
            Assert.False(InputGradients.HasBatchInLanes<TSimd, TVector>(65, 64));
            Assert.False(InputGradients.HasBatchInLanes<TSimd, TVector>(1, 64));

            const int Inputs = 64, Outputs = 32;
            foreach (int rows in (int[])[1, 16, 48, 49])
            {
                bool turnsBatch = hasLanes && rows is (16 or 48);
                PanelMatrix w = PanelMatrix.Weights(Inputs, Outputs, 1), g = PanelMatrix.Batch(rows, Outputs, 2);
                var transposed = new PanelMatrix(Outputs, Inputs, PanelMatrix.WeightStride(Outputs));
                InputGradients.Transpose<TSimd, TVector>(
                    w.Panels, ref g.Origin, rows, 48, Inputs, Outputs, transposed.Panels, 0, Panel.Count(Inputs));
                Assert.Equal(turnsBatch ? g[0, 3] : w[0, 3], transposed[3, 0]);
                Assert.Equal(turnsBatch ? g[15, 31] : w[15, 31], transposed[31, 15]);
            }
        }
    }

    private readonly struct AddOther : IEpilogue
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Apply<TSimd, TVector>(TVector value, ref float bias, nint column, ref float other, nint offset)
            where TSimd : ISimd<TVector>
            where TVector : struct => TSimd.Add(value, TSimd.Load(ref other, offset));
    }
}
