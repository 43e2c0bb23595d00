using BenchmarkDotNet.Attributes;
using CompiledNet.Benchmarks.Networks;
using CompiledNet.Benchmarks.Rows;

namespace CompiledNet.Benchmarks.Micro;

/// <summary>The parts of a convolution's work, as the compiler emits them between other layers.</summary>
public class ConvolutionBenchmarks
{
    private Action<long> _forward = null!;
    private Action<long> _weightGradient = null!;
    private Action<long> _inputGradient = null!;

    [Params(nameof(Conv1To6Net), nameof(Conv6To16Net), nameof(Conv32To64Net), nameof(DepthwiseNet))]
    public string Network { get; set; } = string.Empty;

    [Params(1, 32)]
    public int Images { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        Type network = typeof(Conv1To6Net).Assembly.GetType($"{typeof(Conv1To6Net).Namespace}.{Network}", throwOnError: true)!;
        _forward = LayerWork.Forward(network, Images);
        _weightGradient = LayerWork.WeightGradient(network, Images);
        _inputGradient = LayerWork.InputGradient(network, Images);
    }

    [Benchmark]
    public void Forward() => _forward(1);

    [Benchmark]
    public void WeightGradient() => _weightGradient(1);

    [Benchmark]
    public void InputGradient() => _inputGradient(1);
}
