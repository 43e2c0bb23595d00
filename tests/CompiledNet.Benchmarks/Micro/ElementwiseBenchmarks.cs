using System.Numerics.Tensors;
using BenchmarkDotNet.Attributes;
using CompiledNet.Benchmarks.Kernels;
using CompiledNet.Runtime;

namespace CompiledNet.Benchmarks.Micro;

/// <summary>Elementary functions, ours and those of <see cref="TensorPrimitives"/>.</summary>
public class ElementwiseBenchmarks
{
    private AlignedBuffer _source = null!;
    private AlignedBuffer _destination = null!;
    private Action<long> _exp = null!;
    private Action<long> _tanh = null!;
    private Action<long> _sigmoid = null!;
    private Action<long> _gelu = null!;

    [Params(4096)]
    public int Length { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _source = RandomBuffers.Create(Length, -5, 5);
        _destination = new AlignedBuffer(Length);
        _exp = ElementwiseWork<ExpFunction>.Create(_source, _destination);
        _tanh = ElementwiseWork<TanhFunction>.Create(_source, _destination);
        _sigmoid = ElementwiseWork<SigmoidFunction>.Create(_source, _destination);
        _gelu = ElementwiseWork<GeluFunction>.Create(_source, _destination);
    }

    [Benchmark]
    public void Exp() => _exp(1);

    [Benchmark]
    public void Tanh() => _tanh(1);

    [Benchmark]
    public void Sigmoid() => _sigmoid(1);

    [Benchmark]
    public void Gelu() => _gelu(1);

    [Benchmark]
    public void TensorPrimitivesExp() => TensorPrimitives.Exp(_source.Span, _destination.Span);

    [Benchmark]
    public void TensorPrimitivesTanh() => TensorPrimitives.Tanh(_source.Span, _destination.Span);

    [Benchmark]
    public void TensorPrimitivesSigmoid() => TensorPrimitives.Sigmoid(_source.Span, _destination.Span);
}
