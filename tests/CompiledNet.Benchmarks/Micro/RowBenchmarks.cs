using BenchmarkDotNet.Attributes;
using CompiledNet.Benchmarks.Kernels;

namespace CompiledNet.Benchmarks.Micro;

/// <summary>Operations along rows of classes.</summary>
public class RowBenchmarks
{
    private Action<long> _softmax = null!;
    private Action<long> _crossEntropy = null!;

    [Params(64)]
    public int Rows { get; set; }

    [Params(10, 1000)]
    public int Classes { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        var kernels = new RowKernels(Rows, Classes);
        _softmax = kernels.Softmax();
        _crossEntropy = kernels.SoftmaxCrossEntropy();
    }

    [Benchmark]
    public void Softmax() => _softmax(1);

    [Benchmark]
    public void SoftmaxCrossEntropyAndGradient() => _crossEntropy(1);
}
