using CompiledNet.Runtime;

namespace CompiledNet.Tests.Networks;

/// <summary>
/// Forms of parameters that inference keeps are those of the parameters as they are: a copy of the network, which has its own, predicts the
/// same bits after every way that parameters change.
/// </summary>
public class DerivedFormTests
{
    private const int Rows = 5;

    private static readonly float[] s_inputs = Values(Rows * DerivedNet.InputLength, 1);
    private static readonly int[] s_labels = [0, 2, 1, 1, 0];

    /// <summary>The ways that parameters change.</summary>
    public static TheoryData<string> Changes => [.. s_changes.Keys];

    private static readonly Dictionary<string, Action<DerivedNet>> s_changes = new()
    {
        ["Parameters"] = net => net.Parameters[3] += 0.5f,
        ["a step"] = net =>
        {
            using var trainer = Trainer.Create(net, new Sgd(0.1), threads: 1);
            trainer.Step(s_inputs, s_labels);
        },
        ["gradients got elsewhere"] = net =>
        {
            using var trainer = Trainer.Create(net, new Sgd(0.1), threads: 1);
            trainer.Apply(Values(DerivedNet.ParameterLength, 2));
        },
        ["accumulated steps on two threads"] = net =>
        {
            using var trainer = Trainer.Create(net, new Adam(), new TrainerOptions { AccumulationSteps = 2, Threads = 2 });
            trainer.Step(s_inputs, s_labels);
            trainer.Step(s_inputs, s_labels);
        },
        ["another network's"] = net => net.CopyFrom(new DerivedNet(7)),
        ["a file's"] = net => net.LoadPartial(new DerivedNet(8).ToBytes()),
        ["an average"] = net =>
        {
            var other = new DerivedNet(9);
            using var trainer = Trainer.Create(other, new Sgd(0.1), new TrainerOptions { EmaDecay = 0.9, Threads = 1 });
            trainer.Step(s_inputs, s_labels);
            trainer.CopyAverageTo(net);
        },
        ["a training with validation that keeps the best epoch"] = net =>
        {
            using var trainer = Trainer.Create(net, new Sgd(0.5), threads: 1);
            var data = Dataset.Create(s_inputs, s_labels);
            trainer.Fit(
                data, data,
                new FitOptions { Epochs = 4, BatchSize = 3, EarlyStopping = new EarlyStopping { Patience = 2, RestoreBest = true } });
        },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Inference_follows_every_change_of_the_parameters(string change)
    {
        var net = new DerivedNet(1);
        float[] before = Predict(net);
        s_changes[change](net);
        float[] after = Predict(net);
        Assert.NotEqual(before, after);
        Assert.Equal(Predict(net.Clone()), after);
        Assert.Equal(net.Clone().Loss(s_inputs, s_labels), net.Loss(s_inputs, s_labels));
    }

    [Fact]
    public void A_span_that_was_kept_and_is_written_later_needs_to_be_told()
    {
        var net = new DerivedNet(1);
        Span<float> kept = net.Parameters;
        float[] before = Predict(net);
        Scale(kept);
        net.ParametersChanged();
        float[] after = Predict(net);
        Assert.NotEqual(before, after);
        Assert.Equal(Predict(net.Clone()), after);
    }

    [Fact]
    public void Forms_are_made_once_for_all_calls_until_the_parameters_change()
    {
        var net = new DerivedNet(1);
        ParameterMemory memory = ((ICompiledNetwork)net).ParameterMemory;
        Assert.Equal(0, memory.Derivations);
        for (int i = 0; i < 10; i++)
        {
            Predict(net);
            net.Loss(s_inputs, s_labels);
        }

        Assert.Equal(1, memory.Derivations);
        _ = net.Parameters;
        Predict(net);
        Predict(net);
        Assert.Equal(2, memory.Derivations);
    }

    [Fact]
    public void A_tied_table_is_arranged_once()
    {
        var net = new TiedNet(1);
        float[] outputs = new float[TiedNet.OutputLength];
        for (int i = 0; i < 3; i++)
        {
            net.Predict([4, 12], outputs);
        }

        Assert.Equal(1, ((ICompiledNetwork)net).ParameterMemory.Derivations);
        Assert.NotEqual(0, net.Info.DerivedLength);
    }

    [Fact]
    public void Threads_that_predict_at_once_after_a_change_all_see_it()
    {
        var net = new DerivedNet(1);
        for (int round = 0; round < 50; round++)
        {
            net.Parameters[round] -= 0.25f;
            float[] expected = Predict(net.Clone());
            float[][] results = new float[4][];
            Parallel.For(0, results.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => results[i] = Predict(net));
            Assert.All(results, result => Assert.Equal(expected, result));
        }
    }

    [Fact]
    public void Making_forms_allocates_nothing()
    {
        var net = new DerivedNet(1);
        float[] outputs = new float[Rows * DerivedNet.OutputLength];
        net.Predict(s_inputs, outputs);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++)
        {
            net.ParametersChanged();
            net.Predict(s_inputs, outputs);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Scale(Span<float> values)
    {
        foreach (ref float value in values)
        {
            value *= 1.5f;
        }
    }

    private static float[] Predict(DerivedNet net)
    {
        float[] outputs = new float[Rows * DerivedNet.OutputLength];
        net.Predict(s_inputs, outputs);
        return outputs;
    }

    private static float[] Values(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() - 0.5f)];
    }
}
