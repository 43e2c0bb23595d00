using CompiledNet.Tests.Fixtures;

namespace CompiledNet.Tests.Networks;

/// <summary>A training step folds the batch's statistics into the running ones, which the optimiser leaves alone.</summary>
public class RunningStatisticsTests
{
    private const string Updated = "updated.";

    private static readonly Dictionary<string, FixtureCase> s_cases = FixtureData.All.Values
        .Where(fixture => fixture.Mode == FixtureMode.Training && fixture.Targets != FixtureTargets.None)
        .ToDictionary(fixture => fixture.Name);

    private static readonly NetworkSet s_networks = new(
        [.. s_cases.Values.Select(fixture => new NetworkDeclaration(fixture.Name, fixture.Network))]);

    public static TheoryData<string> Names => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void After_a_step_they_are_those_of_PyTorch(string name)
    {
        NpyArchive arrays = s_cases[name].LoadArrays();
        LossTargets targets = FixtureData.Targets(s_cases[name], arrays)!;
        foreach (CompiledTestNetwork network in Enum.GetValues<Form>().Select(form => s_networks.Get(name, form)))
        {
            foreach (ParameterInfo parameter in network.Info.ParameterTable)
            {
                parameter.Import(arrays[parameter.Name].Floats, network.Parameters);
            }

            using TestTrainer trainer = network.Train(new Adam(0.1), threads: 2);
            trainer.Step(arrays["input"].Floats, targets);
            foreach (ParameterInfo parameter in network.Info.ParameterTable.Where(parameter => !parameter.IsTrainable))
            {
                float[] values = Export(parameter, network.Parameters);
                Tolerance.Close(
                    $"{network}: {parameter.Name}", Widen(arrays[Updated + parameter.Name].Floats), Widen(values), Tolerance.Forward);
            }
        }
    }

    [Fact]
    public void In_every_step_of_Adam_they_move_by_the_momentum_towards_those_of_the_batch()
    {
        const double momentum = 0.3;
        var network = new NormalizedFeatures(3);
        using Trainer<NormalizedFeatures, Adam> trainer = Trainer.Create(network, new Adam(0.1));
        float[] statistics = new float[NormalizedFeatures.ParameterLength];
        for (int step = 0; step < 20; step++)
        {
            (float[] inputs, int[] labels) = ClassifierData.Make(11, NormalizedFeatures.InputLength, 3, step);
            network.Backward(inputs, labels, statistics);
            double[][] old = [.. Running().Select(parameter => Widen(Export(parameter, network.Parameters)))];
            trainer.Step(inputs, labels);
            foreach ((ParameterInfo parameter, double[] before) in Running().Zip(old))
            {
                double[] batch = Widen(Export(parameter, statistics));
                double[] expected = [.. before.Zip(batch, (was, now) => ((1 - momentum) * was) + (momentum * now))];
                Tolerance.Close(parameter.Name, expected, Widen(Export(parameter, network.Parameters)), Tolerance.Forward);
            }
        }
    }

    [Fact]
    public void Of_equal_values_they_are_the_value_and_zero_without_rounding()
    {
        const int rows = 301;
        float[] values = [1000.1f, -0.3f, 7e-9f];
        float[] inputs = [.. Enumerable.Repeat(values, rows).SelectMany(row => row)];
        float[] statistics = new float[NormalizedInputs.ParameterLength];
        new NormalizedInputs().BackwardFrom(inputs, inputs, statistics);
        float[][] batch =
        [
            .. NormalizedInputs.ParameterTable.Where(parameter => !parameter.IsTrainable).Select(
                parameter => Export(parameter, statistics)),
        ];
        Assert.Equal([values, [0, 0, 0]], batch);
    }

    [Fact]
    public void Gradients_of_the_network_fold_them_in_with_the_bits_of_a_step()
    {
        NormalizedFeatures stepped = new(3), applied = new(3);
        using Trainer<NormalizedFeatures, AdamW> stepping = Trainer.Create(stepped, new AdamW(0.1), new TrainerOptions { NaNGuard = true });
        using Trainer<NormalizedFeatures, AdamW> applying = Trainer.Create(applied, new AdamW(0.1), new TrainerOptions { NaNGuard = true });
        float[] gradients = new float[NormalizedFeatures.ParameterLength];
        for (int step = 0; step < 5; step++)
        {
            (float[] inputs, int[] labels) = ClassifierData.Make(11, NormalizedFeatures.InputLength, 3, step);
            applied.Backward(inputs, labels, gradients);
            applying.Apply(gradients);
            stepping.Step(inputs, labels);
            foreach (ParameterInfo parameter in NormalizedFeatures.ParameterTable)
            {
                Assert.Equal(Export(parameter, stepped.Parameters), Export(parameter, applied.Parameters));
            }
        }
    }

    [Fact]
    public void Gradients_of_a_loss_of_the_users_own_fold_them_in_too()
    {
        float[] inputs = [1, 10, -4, 3, 20, -8];
        var network = new NormalizedInputs();
        using Trainer<NormalizedInputs, Sgd> trainer = Trainer.Create(
            network, new Sgd(0.1), new TrainerOptions { AccumulationSteps = 2, EmaDecay = 0.5 });
        float[] gradients = new float[NormalizedInputs.ParameterLength];
        gradients.AsSpan().Fill(float.NaN);
        network.BackwardFrom(inputs, new float[6], gradients);
        trainer.Apply(gradients);

        // As in a step, each of the accumulated ones moves them, though the parameters wait.
        Assert.Equal([0.2f, 1.5f, -0.6f], Export(NormalizedInputs.ParameterTable[2], network.Parameters), Close);
        Assert.Equal([1.1f, 5.9f, 1.7f], Export(NormalizedInputs.ParameterTable[3], network.Parameters), Close);
        trainer.Apply(gradients);
        Assert.Equal([0.38f, 2.85f, -1.14f], Export(NormalizedInputs.ParameterTable[2], network.Parameters), Close);
        var averaged = new NormalizedInputs();
        trainer.CopyAverageTo(averaged);
        Assert.Equal(
            Export(NormalizedInputs.ParameterTable[2], network.Parameters),
            Export(NormalizedInputs.ParameterTable[2], averaged.Parameters));

        // A row alone, by inference: every number still is one, the padding's too.
        float[] outputs = new float[3];
        network.Predict(inputs.AsSpan(0, 3), outputs);
        Assert.All(outputs, value => Assert.True(float.IsFinite(value)));

        static bool Close(float a, float b) => Math.Abs(a - b) <= 1e-5f * Math.Max(1, Math.Abs(a));
    }

    [Fact]
    public void Gradients_without_statistics_do_not_change_them()
    {
        var network = new NormalizedFeatures(3);
        float[] gradients = new float[NormalizedFeatures.ParameterLength];
        foreach (ParameterInfo parameter in NormalizedFeatures.ParameterTable.Where(parameter => parameter.IsTrainable))
        {
            parameter.Import([.. Enumerable.Repeat(1f, parameter.Length)], gradients);
        }

        float[][] before = [.. NormalizedFeatures.ParameterTable.Select(parameter => Export(parameter, network.Parameters))];
        using Trainer<NormalizedFeatures, AdamW> trainer = Trainer.Create(network, new AdamW(0.1));
        trainer.Apply(gradients);
        foreach ((ParameterInfo parameter, float[] was) in NormalizedFeatures.ParameterTable.Zip(before))
        {
            Assert.Equal(!parameter.IsTrainable, was.SequenceEqual(Export(parameter, network.Parameters)));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_step_that_the_guard_refuses_leaves_them(bool applies)
    {
        var network = new NormalizedFeatures(3);
        (float[] inputs, int[] labels) = ClassifierData.Make(11, NormalizedFeatures.InputLength, 3);
        inputs[3] = float.NaN;
        float[][] before = [.. NormalizedFeatures.ParameterTable.Select(parameter => Export(parameter, network.Parameters))];
        using Trainer<NormalizedFeatures, Adam> trainer = Trainer.Create(network, new Adam(0.1), new TrainerOptions { NaNGuard = true });
        float[] gradients = new float[NormalizedFeatures.ParameterLength];
        network.Backward(inputs, labels, gradients);
        Assert.Throws<TrainingDivergedException>(() =>
        {
            if (applies)
            {
                trainer.Apply(gradients);
            }
            else
            {
                trainer.Step(inputs, labels);
            }
        });
        Assert.Equal(before, NormalizedFeatures.ParameterTable.Select(parameter => Export(parameter, network.Parameters)));
    }

    private static IEnumerable<ParameterInfo> Running() => NormalizedFeatures.ParameterTable.Where(parameter => !parameter.IsTrainable);

    private static float[] Export(ParameterInfo parameter, ReadOnlySpan<float> block)
    {
        float[] values = new float[parameter.Length];
        parameter.Export(block, values);
        return values;
    }

    private static double[] Widen(float[] values) => Array.ConvertAll(values, value => (double)value);
}
