extern alias Generator;

using CompiledNet.Runtime;
using Generator::CompiledNet.Generator.Ir;

namespace CompiledNet.Benchmarks.Kernels;

/// <summary>
/// The three products of a dense layer, through the library's kernels and in the layouts in which generated code calls them:
/// activations [features / 16][rows][16], weights [outputs / 16][inputs][16].
/// </summary>
/// <param name="inputs">Inputs of the layer.</param>
/// <param name="outputs">Outputs of the layer.</param>
/// <param name="rows">Rows of the batch.</param>
internal sealed class Contraction(int inputs, int outputs, int rows)
{
    private readonly AlignedBuffer _x = RandomBuffers.Create(Panel.Count(inputs) * Panel.Stride(rows));
    private readonly AlignedBuffer _y = RandomBuffers.Create(Panel.Count(outputs) * Panel.Stride(rows));
    private readonly AlignedBuffer _dx = RandomBuffers.Create(Panel.Count(inputs) * Panel.Stride(rows));
    private readonly AlignedBuffer _w = RandomBuffers.Create(Panel.Count(outputs) * PanelStride(inputs));
    private readonly AlignedBuffer _bias = RandomBuffers.Create(Panel.Count(outputs) * Panel.Width);
    private readonly AlignedBuffer _transposed = RandomBuffers.Create(Panel.Count(inputs) * PanelStride(outputs));

    private int Rows => rows;

    private int Inputs => inputs;

    private int Outputs => outputs;

    public Action<long> Forward() => Widest.Make<ForwardMaker, Action<long>>(new ForwardMaker(this));

    /// <summary>The gradients of weights and bias, each handed to stochastic gradient descent in registers.</summary>
    public Action<long> WeightGradient() => Widest.Make<WeightGradientMaker, Action<long>>(new WeightGradientMaker(this));

    /// <summary>
    /// Turning the weights around, or the batch if its rows are few, is a part of it; the compiler's own limit says which.
    /// </summary>
    public Action<long> InputGradient() => Widest.Make<InputGradientMaker, Action<long>>(new InputGradientMaker(this));

    /// <summary>
    /// Floats from one panel of weights to the next: one panel row more than the features, as the compiler lays them out.
    /// </summary>
    private static nint PanelStride(int features) => (features + 1) * Panel.Width;

    private readonly struct ForwardMaker(Contraction c) : IForWidth<Action<long>>
    {
        private readonly Contraction _c = c;

        public Action<long> Make<TSimd, TVector>()
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            Contraction c = _c;
            return iterations =>
            {
                nint stride = Panel.Stride(c.Rows);
                for (long i = 0; i < iterations; i++)
                {
                    Products.Product<TSimd, TVector, NoEpilogue>(
                        new(ref c._x.Origin, stride),
                        new(ref c._w.Origin, PanelStride(c.Inputs)),
                        new(ref c._bias.Origin, Panel.Width),
                        new(ref c._y.Origin, stride), ref c._y.Origin,
                        c.Rows, c.Inputs, Panel.Count(c.Outputs));
                }
            };
        }
    }

    private readonly struct WeightGradientMaker(Contraction c) : IForWidth<Action<long>>
    {
        private readonly Contraction _c = c;

        public Action<long> Make<TSimd, TVector>()
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            Contraction c = _c;
            Sgd update = SlowDescent.Create();
            return iterations =>
            {
                nint stride = Panel.Stride(c.Rows);
                int panels = Panel.Count(c.Outputs);
                for (long i = 0; i < iterations; i++)
                {
                    WeightGradients.Gradient<TSimd, TVector, Sgd>(
                        new(ref c._x.Origin, stride), new(ref c._y.Origin, stride), c.Rows, c.Inputs,
                        new(ref c._w.Origin), PanelStride(c.Inputs), panels, update);
                    WeightGradients.BiasGradient<TSimd, TVector, Sgd>(
                        new(ref c._y.Origin, stride), c.Rows, new(ref c._bias.Origin), panels, update);
                }
            };
        }
    }

    private readonly struct InputGradientMaker(Contraction c) : IForWidth<Action<long>>
    {
        private readonly Contraction _c = c;

        public Action<long> Make<TSimd, TVector>()
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            Contraction c = _c;
            return iterations =>
            {
                nint stride = Panel.Stride(c.Rows);
                nint transposedStride = PanelStride(c.Outputs);
                int panels = Panel.Count(c.Inputs);
                int mostRows = new WeightMatrix(c.Outputs, c.Inputs).MostRowsInLanes;
                for (long i = 0; i < iterations; i++)
                {
                    InputGradients.Transpose<TSimd, TVector>(
                        new(ref c._w.Origin, PanelStride(c.Inputs)),
                        ref c._y.Origin, c.Rows, mostRows, c.Inputs, c.Outputs,
                        new(ref c._transposed.Origin, transposedStride), 0, panels);
                    if (InputGradients.HasBatchInLanes<TSimd, TVector>(c.Rows, mostRows))
                    {
                        InputGradients.BatchInLanes<TSimd, TVector, NoEpilogue>(
                            new(ref c._transposed.Origin, transposedStride),
                            new(ref c._w.Origin, PanelStride(c.Inputs)),
                            new(ref c._dx.Origin, stride), ref c._dx.Origin,
                            c.Rows, c.Inputs, c.Outputs);
                    }
                    else
                    {
                        Products.Product<TSimd, TVector, NoEpilogue>(
                            new(ref c._y.Origin, stride),
                            new(ref c._transposed.Origin, transposedStride),
                            new(ref c._bias.Origin, 0),
                            new(ref c._dx.Origin, stride), ref c._dx.Origin,
                            c.Rows, c.Outputs, panels);
                    }
                }
            };
        }
    }
}
