using CompiledNet.Tests.Fixtures;

namespace CompiledNet.Tests.Networks;

/// <summary>A training step folds the batch's statistics into the running ones, which the optimiser leaves alone.</summary>
public class RunningStatisticsTests
{
    private const string Updated = "updated.";

    private static readonly Dictionary<string, FixtureCase> s_cases = FixtureData.All.Values
        .Where(fixture => fixture.Mode == FixtureMode.Training && fixture.Targets != FixtureTargets.None).ToDictionary(fixture => fixture.Name);

    private static readonly NetworkSet s_networks = new([.. s_cases.Values.Select(fixture => new NetworkDeclaration(fixture.Name, fixture.Network))]);

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
                Tolerance.Close($"{network}: {parameter.Name}", Widen(arrays[Updated + parameter.Name].Floats), Widen(values), Tolerance.Forward);
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
        float[][] batch = [.. NormalizedInputs.ParameterTable.Where(parameter => !parameter.IsTrainable).Select(parameter => Export(parameter, statistics))];
        Assert.Equal([values, [0, 0, 0]], batch);
    }

    [Fact]
    public void Gradients_got_elsewhere_do_not_change_them()
    {
        var network = new NormalizedFeatures(3);
        (float[] inputs, int[] labels) = ClassifierData.Make(11, NormalizedFeatures.InputLength, 3);
        float[] gradients = new float[NormalizedFeatures.ParameterLength];
        network.Backward(inputs, labels, gradients);
        float[][] before = [.. NormalizedFeatures.ParameterTable.Select(parameter => Export(parameter, network.Parameters))];
        using Trainer<NormalizedFeatures, AdamW> trainer = Trainer.Create(network, new AdamW(0.1));
        trainer.Apply(gradients);
        foreach ((ParameterInfo parameter, float[] was) in NormalizedFeatures.ParameterTable.Zip(before))
        {
            Assert.Equal(!parameter.IsTrainable, was.SequenceEqual(Export(parameter, network.Parameters)));
        }
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
