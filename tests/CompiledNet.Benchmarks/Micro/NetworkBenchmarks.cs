using BenchmarkDotNet.Attributes;
using CompiledNet.Benchmarks.Kernels;
using CompiledNet.Benchmarks.Networks;

namespace CompiledNet.Benchmarks.Micro;

/// <summary>Whole networks: a training step and a prediction, with what they allocate (nothing).</summary>
[MemoryDiagnoser]
public class NetworkBenchmarks
{
    private readonly MnistNet _network = new(1);
    private float[] _inputs = [];
    private float[] _outputs = [];
    private int[] _labels = [];
    private Trainer<MnistNet, Sgd> _descent = null!;
    private Trainer<MnistNet, Adam> _moments = null!;

    [Params(1, 64, 256)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _inputs = RandomBuffers.Floats(Rows * MnistNet.InputLength);
        _outputs = new float[Rows * MnistNet.OutputLength];
        _labels = RandomBuffers.Labels(Rows, MnistNet.OutputLength);
        _descent = Trainer.Create(new MnistNet(1), new Sgd(SlowDescent.Rate), threads: 1);
        _moments = Trainer.Create(new MnistNet(1), new Adam(SlowDescent.Rate), threads: 1);
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _descent.Dispose();
        _moments.Dispose();
    }

    [Benchmark]
    public void Predict() => _network.Predict(_inputs, _outputs);

    [Benchmark]
    public float StepSgd() => _descent.Step(_inputs, _labels);

    [Benchmark]
    public float StepAdam() => _moments.Step(_inputs, _labels);
}
