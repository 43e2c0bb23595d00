using CompiledNet.Runtime;

namespace CompiledNet.Tests.Training.Checkpoints;

/// <summary>All that a training leaves, in bits: parameters and state without padding, counts, rates and results.</summary>
internal sealed class Result
{
    private readonly List<(string Name, double[] Values)> _values = [];

    /// <summary>Whether the training came to its end.</summary>
    public required bool IsOver { get; init; }

    public required TrainingHistory History { get; init; }

    /// <summary>Runs a training to its end or its interruption.</summary>
    public static Result Of<TNetwork, TOptimizer>(Trainer<TNetwork, TOptimizer> trainer, Func<TrainingHistory> fit)
        where TNetwork : ICompiledNetwork<TNetwork>
        where TOptimizer : struct, IOptimizer
    {
        TrainingHistory? history = null;
        try
        {
            history = fit();
        }
        catch (OperationCanceledException)
        {
            // As the test wanted.
        }

        var result = new Result { IsOver = history is not null, History = history ?? new TrainingHistory() };
        result.Add(trainer);
        return result;
    }

    public void IsSameAs(Result other)
    {
        Assert.Equal(_values.Select(value => value.Name), other._values.Select(value => value.Name));
        foreach ((string name, double[] values) in _values)
        {
            double[] others = other._values.Single(value => value.Name == name).Values;
            Assert.True(
                values.AsSpan().SequenceEqual(others),
                $"{name}: {string.Join(", ", values.Take(5))} and {string.Join(", ", others.Take(5))}");
        }

        Assert.Equal(History.End, other.History.End);
        Assert.Equal(History.Best?.Epoch, other.History.Best?.Epoch);
        Assert.Equal(Numbers(History), Numbers(other.History));
        Assert.Equal(History.Last.Validation!.Confusion!.Counts, other.History.Last.Validation!.Confusion!.Counts);
        Assert.Equal(History.Best?.Validation!.Confusion!.Counts, other.History.Best?.Validation!.Confusion!.Counts);
    }

    private static IEnumerable<(
        int Epoch, double Rate, double Loss, double? ValidationLoss, double? Accuracy)> Numbers(TrainingHistory history) =>
        history.Epochs.Select(
            epoch => (epoch.Epoch, epoch.LearningRate, epoch.TrainingLoss, epoch.ValidationLoss, epoch.ValidationAccuracy));

    private void Add<TNetwork, TOptimizer>(Trainer<TNetwork, TOptimizer> trainer)
        where TNetwork : ICompiledNetwork<TNetwork>
        where TOptimizer : struct, IOptimizer
    {
        TrainerCounts counts = trainer.Runner.Update.Counts;
        _values.Add(("counts and rate", [counts.Steps, counts.Updates, counts.Accumulated, trainer.LearningRate]));
        Add("parameters", trainer.Network.Parameters);
        foreach (StateBlock block in trainer.Runner.Update.Blocks)
        {
            Add(block.Name, block.Span);
        }

        void Add(string name, Span<float> block)
        {
            foreach (ParameterInfo parameter in TNetwork.StaticInfo.ParameterTable)
            {
                float[] values = new float[parameter.Length];
                parameter.Export(block, values);
                _values.Add(($"{name} {parameter.Name}", Array.ConvertAll(values, value => (double)BitConverter.SingleToInt32Bits(value))));
            }
        }
    }
}
