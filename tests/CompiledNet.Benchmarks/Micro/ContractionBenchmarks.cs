using BenchmarkDotNet.Attributes;
using CompiledNet.Benchmarks.Kernels;

namespace CompiledNet.Benchmarks.Micro;

/// <summary>The three products of a dense layer, by size.</summary>
public class ContractionBenchmarks
{
    private Action<long> _forward = null!;
    private Action<long> _weightGradient = null!;
    private Action<long> _inputGradient = null!;

    [Params("784x128", "256x256", "512x512", "1024x1024", "4096x1024", "128x10", "16x16")]
    public string Layer { get; set; } = string.Empty;

    [Params(1, 8, 64, 256)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        int[] lengths = [.. Layer.Split('x').Select(length => int.Parse(length, System.Globalization.CultureInfo.InvariantCulture))];
        var contraction = new Contraction(lengths[0], lengths[1], Rows);
        _forward = contraction.Forward();
        _weightGradient = contraction.WeightGradient();
        _inputGradient = contraction.InputGradient();
    }

    [Benchmark]
    public void Forward() => _forward(1);

    [Benchmark]
    public void WeightGradient() => _weightGradient(1);

    [Benchmark]
    public void InputGradient() => _inputGradient(1);
}
