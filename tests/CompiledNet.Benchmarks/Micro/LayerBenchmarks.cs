using BenchmarkDotNet.Attributes;
using CompiledNet.Benchmarks.Networks;
using CompiledNet.Benchmarks.Rows;

namespace CompiledNet.Benchmarks.Micro;

/// <summary>Normalisation and pooling, as the compiler emits them between other layers.</summary>
public class LayerBenchmarks
{
    private Action<long> _forward = null!;
    private Action<long> _training = null!;

    [Params(nameof(BatchNormNet), nameof(LayerNormNet), nameof(MaxPoolNet))]
    public string Network { get; set; } = string.Empty;

    [Params(1, 64)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        Type network = typeof(BatchNormNet).Assembly.GetType($"{typeof(BatchNormNet).Namespace}.{Network}", throwOnError: true)!;
        _forward = LayerWork.Forward(network, Rows);
        _training = LayerWork.Training(network, Rows);
    }

    [Benchmark]
    public void Forward() => _forward(1);

    /// <summary>The forward pass, and the gradients of inputs and parameters.</summary>
    [Benchmark]
    public void Training() => _training(1);
}
