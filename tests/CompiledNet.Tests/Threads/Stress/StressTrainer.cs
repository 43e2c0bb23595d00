using CompiledNet.Runtime;

namespace CompiledNet.Tests.Threads.Stress;

/// <summary>A trainer over data that other threads change: labels and tokens leave their range now and then.</summary>
internal sealed class StressTrainer<TNetwork, TOptimizer, TInput, TTarget> : IStressTrainer
    where TNetwork : ITrainable<TNetwork, TInput, TTarget>
    where TOptimizer : struct, IOptimizer
    where TInput : unmanaged
    where TTarget : unmanaged
{
    private const int Rows = StressData.Rows;
    private readonly Trainer<TNetwork, TOptimizer> _trainer;
    private readonly Bounded<TInput> _inputs;
    private readonly Bounded<TTarget> _targets;
    private readonly Dataset<TInput, TTarget> _dataset;
    private readonly byte[] _file;

    /// <summary>A trainer whose network reads so much memory.</summary>
    /// <param name="network">The network, which other trainers may have too.</param>
    /// <param name="optimizer">The optimiser.</param>
    /// <param name="options">The options.</param>
    /// <param name="inputs">[rows, input length].</param>
    /// <param name="targets">[rows, target length].</param>
    public StressTrainer(TNetwork network, TOptimizer optimizer, TrainerOptions options, Bounded<TInput> inputs, Bounded<TTarget> targets)
    {
        (_inputs, _targets) = (inputs, targets);
        _dataset = Dataset();
        _trainer = Trainer.Create(network, optimizer, options);
        _file = network.ToBytes();
    }

    public double LearningRate
    {
        get => _trainer.LearningRate;
        set => _trainer.LearningRate = value;
    }

    public void Step(StressCall call)
    {
        int rows = call.Random.Next(2, Rows + 1);
        float[] weights = call.Random.Next(4) == 0 ? [.. Enumerable.Repeat(0.5f, rows)] : [];
        _trainer.StepOn<TInput, TTarget>(
            _inputs.Span[..(rows * TNetwork.InputLength)], _targets.Span[..(rows * TNetwork.TargetLength)], weights);
    }

    public void Apply(StressCall call)
    {
        float[] gradients = new float[TNetwork.ParameterLength];
        gradients.AsSpan().Fill(1e-3f);
        _trainer.Apply(gradients);
    }

    public void Fit(StressCall call, Action<StressCall> callback)
    {
        using var cancellation = new CancellationTokenSource();
        int kind = call.Depth > 0 ? -1 : call.Random.Next(5);
        var options = new FitOptions
        {
            Epochs = 1 + call.Random.Next(2),
            BatchSize = call.Random.Next(8, Rows),
            EpochCompleted = kind == 0 ? _ => callback(call) : null,
            StopWhen = kind == 1 ? _ => Call(call.Random.Next(2) == 0) : null,
            Progress = kind == 2 ? new Training.Reports(_ => callback(call)) : null,
            ProgressInterval = TimeSpan.Zero,
            LearningRate = kind == 3 ? LearningRates.ByStep(_ => Call(1e-3)) : null,
            ValidationFraction = call.Random.Next(2) * 0.25,
        };
        if (call.Random.Next(8) == 0)
        {
            cancellation.CancelAfter(call.Random.Next(3));
        }

        _trainer.Fit(_dataset, null, options, cancellation.Token);

        T Call<T>(T result)
        {
            callback(call);
            return result;
        }
    }

    public void Evaluate(StressCall call) => Assert.Equal(Rows, _trainer.Evaluate(_dataset).Count);

    public void Look(StressCall call)
    {
        Assert.True(_trainer.StepCount >= 0 && _trainer.UpdateCount >= 0 && !double.IsNegative(_trainer.LearningRate));
        switch (call.Random.Next(4))
        {
            case 0 when _trainer.Options.EmaDecay is not null:
                _trainer.CopyAverageTo(TNetwork.Create(1));
                break;
            case 1:
                Assert.Equal(_file.Length, _trainer.Network.ToBytes().Length);
                break;
            case 2:
                _trainer.Network.Clone().CopyFrom(_trainer.Network);
                break;
            default:
                Differentiate(call);
                break;
        }
    }

    public void Load(StressCall call)
    {
        if (call.Random.Next(2) == 0)
        {
            Assert.Empty(_trainer.Network.LoadPartial(_file).Kept);
        }
        else
        {
            _trainer.Network.CopyFrom(TNetwork.Create(call.Random.Next()));
        }
    }

    public void AssertMemory()
    {
        BufferMargins.AssertUnwritten(_trainer);
        _inputs.AssertMargins("the inputs");
        _targets.AssertMargins("the targets");
    }

    public void Dispose() => _trainer.Dispose();

    /// <summary>Everything that a network has for a batch, from memory that may change and into memory with margins.</summary>
    private void Differentiate(StressCall call)
    {
        int rows = call.Random.Next(2, Rows + 1);
        ReadOnlySpan<TInput> inputs = _inputs.Span[..(rows * TNetwork.InputLength)];
        ReadOnlySpan<TTarget> targets = _targets.Span[..(rows * TNetwork.TargetLength)];
        var outputs = new Bounded<float>(rows * TNetwork.OutputLength, 7);
        var gradients = new Bounded<float>(TNetwork.ParameterLength, 7);
        var inputGradients = new Bounded<float>(typeof(TInput) == typeof(int) ? 0 : inputs.Length, 7);
        try
        {
            _trainer.Network.Predict(inputs, outputs.Span);
            _trainer.Network.Loss(inputs, targets);
            _trainer.Network.Backward(inputs, targets, gradients.Span, inputGradients.Span);
            _trainer.Network.BackwardFrom(inputs, outputs.Span, gradients.Span, inputGradients.Span);
        }
        finally
        {
            outputs.AssertMargins("the outputs");
            gradients.AssertMargins("the gradients");
            inputGradients.AssertMargins("the gradients of the inputs");
        }
    }

    private Dataset<TInput, TTarget> Dataset() => (Dataset<TInput, TTarget>)(object)(_inputs switch
    {
        Bounded<float> inputs when _targets is Bounded<int> labels =>
            (object)CompiledNet.Dataset.Create(inputs.Memory, labels.Memory, Rows),
        Bounded<float> inputs when _targets is Bounded<float> targets => CompiledNet.Dataset.Create(inputs.Memory, targets.Memory, Rows),
        Bounded<int> inputs when _targets is Bounded<int> labels => CompiledNet.Dataset.Create(inputs.Memory, labels.Memory, Rows),
        _ => throw new NotSupportedException(),
    });
}
