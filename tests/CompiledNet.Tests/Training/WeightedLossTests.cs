using CompiledNet.Tests.Fixtures;
using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests.Training;

/// <summary>Losses with weights of classes and of examples give what PyTorch gives, in both forms, fused and not.</summary>
public class WeightedLossTests
{
    /// <summary>So large that the step hides the rounding of the parameters.</summary>
    private const double Rate = 64;

    private static readonly Dictionary<string, FixtureCase> s_cases =
        FixtureCase.LoadList(Path.Combine(FixtureData.Folder, "weighted.json")).ToDictionary(fixture => fixture.Name);

    private static readonly NetworkSet s_networks = new(
        [.. s_cases.Values.SelectMany(fixture => NetworkSet.BothFused(fixture.Name, fixture.Network))]);

    public static TheoryData<string> Names => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_mean_and_its_gradients_are_those_of_PyTorch(string name)
    {
        NpyArchive arrays = s_cases[name].LoadArrays();
        double[]? classWeights = arrays.Contains("classWeights") ? ReferenceResults.Widen(arrays["classWeights"].Floats) : null;
        float[] sampleWeights = arrays.Contains("sampleWeights") ? arrays["sampleWeights"].Floats : [];
        LossTargets targets = arrays.Contains("labels")
            ? LossTargets.OfLabels(arrays["labels"].Ints)
            : LossTargets.OfValues(arrays["targets"].Floats);
        foreach (CompiledTestNetwork network in s_networks.Variants(name))
        {
            NetworkRun.Import(
                network, network.Info.ParameterTable.ToDictionary(parameter => parameter.Name, parameter => arrays[parameter.Name].Floats));
            Dictionary<string, double[]> before = NetworkRun.Export(network, network.Parameters);
            using TestTrainer trainer = network.Train(new Sgd(Rate), new TrainerOptions { Threads = 2, ClassWeights = classWeights });
            float loss = trainer.Step(arrays["input"].Floats, targets, sampleWeights);
            Tolerance.Close($"{network}: loss", [arrays["loss"].Scalar], [loss], Tolerance.Forward);
            foreach ((string parameter, double[] after) in NetworkRun.Export(network, network.Parameters))
            {
                double[] gradient = [.. before[parameter].Zip(after, (was, now) => (was - now) / Rate)];
                Tolerance.Close(
                    $"{network}: {parameter}", ReferenceResults.Widen(arrays["grad." + parameter].Floats), gradient, Tolerance.Gradient);
            }
        }
    }

    [Fact]
    public void Whole_weights_are_examples_that_occur_so_often()
    {
        (float[] inputs, int[] labels) = VariedRun.Batch(4, seed: 3);
        int length = DeclaredClassifier.InputLength;
        float[] weights = [2, 0, 1, 3], rows = inputs[..(4 * length)];
        int[] repeated = [.. Enumerable.Range(0, 4).SelectMany(row => Enumerable.Repeat(row, (int)weights[row]))];
        DeclaredClassifier weighted = new(3), plain = new(3);
        using Trainer<DeclaredClassifier, Sgd> weighing = Trainer.Create(weighted, new Sgd(0.5));
        using Trainer<DeclaredClassifier, Sgd> stepping = Trainer.Create(plain, new Sgd(0.5));
        float expected = stepping.Step(
            [.. repeated.SelectMany(row => rows[(row * length)..][..length])], [.. repeated.Select(row => labels[row])]);
        Assert.Equal(expected, weighing.Step(rows, labels, weights), 1e-6f);
        float[] parameters = plain.Parameters.ToArray();
        Assert.All(parameters, (value, i) => Assert.Equal(value, weighted.Parameters[i], 1e-6f));
    }

    [Fact]
    public void Fit_weighs_classes()
    {
        (float[] inputs, int[] labels) = VariedRun.Batch(60, seed: 3);
        VariedNet fitted = new(3), stepped = new(3);
        var options = new TrainerOptions { ClassWeights = [0.2, 3, 1] };
        using Trainer<VariedNet, Sgd> fitting = Trainer.Create(fitted, new Sgd(0.1), options), stepping = Trainer.Create(
            stepped, new Sgd(0.1), options);
        fitting.Fit(Dataset.Create(inputs, labels), options: new FitOptions { Epochs = 1, BatchSize = 60, Shuffle = false });
        stepping.Step(inputs, labels);
        Assert.Equal(VariedRun.Bits(stepped.Parameters), VariedRun.Bits(fitted.Parameters));

        using Trainer<VariedNet, Sgd> unweighted = Trainer.Create(new VariedNet(3), new Sgd(0.1));
        unweighted.Step(inputs, labels);
        Assert.NotEqual(VariedRun.Bits(unweighted.Network.Parameters), VariedRun.Bits(fitted.Parameters));
    }

    [Fact]
    public void Weights_that_do_not_fit_are_refused_before_any_parameter_changes()
    {
        (float[] inputs, int[] labels) = VariedRun.Batch(3, seed: 3);
        var network = new VariedNet(3);
        Dictionary<string, int[]> before = VariedRun.Bits(network.Parameters);
        using Trainer<VariedNet, Adam> trainer = Trainer.Create(network, new Adam(), new TrainerOptions { ClassWeights = [0, 1, 1] });
        Assert.Throws<ArgumentException>("sampleWeights", () => trainer.Step(inputs, labels, [1, 1]));
        foreach (float weight in new[] { -1, float.NaN, float.PositiveInfinity })
        {
            ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(
                "sampleWeights", () => trainer.Step(inputs, labels, [1, weight, 1]));
            Assert.Contains("Weight 1 is", exception.Message, StringComparison.Ordinal);
        }

        Assert.Contains(
            "sum to zero", Assert.Throws<ArgumentException>(() => trainer.Step(inputs, labels, [0, 0, 0])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "sum to zero", Assert.Throws<ArgumentException>(() => trainer.Step(inputs, [0, 0, 0])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => trainer.Step(inputs, labels, trainer.Network.Parameters[..3]));
        Assert.Equal(0, trainer.StepCount);
        Assert.Equal(before, VariedRun.Bits(network.Parameters));
        Assert.True(float.IsFinite(trainer.Step(inputs, [1, 1, 2])));
    }

    [Fact]
    public void Networks_of_tokens_weigh_too()
    {
        (int[] tokens, int[] labels) = ClassifierData.Tokens(6, TokenNet.InputLength, 13, 3);
        using Trainer<TokenNet, Sgd> weighing = Trainer.Create(new TokenNet(), new Sgd(0.1));
        using Trainer<TokenNet, Sgd> stepping = Trainer.Create(new TokenNet(), new Sgd(0.1));
        float weighted = weighing.Step(tokens, labels, [0, 0, 0, 0, 1, 0]);
        Assert.Equal(stepping.Step(tokens.AsSpan(4 * TokenNet.InputLength, TokenNet.InputLength), labels.AsSpan(4, 1)), weighted, 1e-6f);
    }
}
