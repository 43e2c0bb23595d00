using CompiledNet.Runtime;

namespace CompiledNet.Benchmarks.Kernels;

/// <summary>Softmax, and softmax with cross-entropy and its gradient, over rows of classes.</summary>
/// <param name="rows">Rows.</param>
/// <param name="classes">Classes.</param>
internal sealed class RowKernels(int rows, int classes)
{
    private readonly AlignedBuffer _z = RandomBuffers.Create(Panel.Count(classes) * Panel.Stride(rows), -5, 5);
    private readonly AlignedBuffer _result = new(Panel.Count(classes) * Panel.Stride(rows));
    private readonly AlignedBuffer _losses = new(rows);
    private readonly int[] _labels = RandomBuffers.Labels(rows, classes);

    public Action<long> Softmax() => Widest.Make<SoftmaxMaker, Action<long>>(new SoftmaxMaker(this, rows, classes));

    public Action<long> SoftmaxCrossEntropy() => Widest.Make<CrossEntropyMaker, Action<long>>(new CrossEntropyMaker(this, rows, classes));

    private readonly struct SoftmaxMaker(RowKernels k, int rows, int classes) : IForWidth<Action<long>>
    {
        private readonly RowKernels _k = k;
        private readonly int _rows = rows;
        private readonly int _classes = classes;

        public Action<long> Make<TSimd, TVector>()
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            RowKernels k = _k;
            int rows = _rows, classes = _classes;
            return iterations =>
            {
                for (long i = 0; i < iterations; i++)
                {
                    SoftmaxKernel.Softmax<TSimd, TVector>(new(ref k._z.Origin, Panel.Stride(rows)), ref k._result.Origin, rows, classes);
                }
            };
        }
    }

    private readonly struct CrossEntropyMaker(RowKernels k, int rows, int classes) : IForWidth<Action<long>>
    {
        private readonly RowKernels _k = k;
        private readonly int _rows = rows;
        private readonly int _classes = classes;

        public Action<long> Make<TSimd, TVector>()
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            RowKernels k = _k;
            int rows = _rows, classes = _classes;
            return iterations =>
            {
                for (long i = 0; i < iterations; i++)
                {
                    SoftmaxCrossEntropyKernel.Labels<TSimd, TVector>(
                        new(ref k._z.Origin, Panel.Stride(rows)), ref k._labels[0], ref k._losses.Origin, ref k._result.Origin,
                        wantsGradient: true, rows, classes, smoothing: 0, scale: 1f / rows, weights: default);
                }
            };
        }
    }
}
