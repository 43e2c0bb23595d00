using CompiledNet.Tests.Fixtures;
using CompiledNet.Tests.Networks;
using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Slots;

/// <summary>
/// Networks of several inputs, heads and outputs give what PyTorch gives, in both forms, fused and not: outputs, losses, the gradients of
/// all parameters, inputs and targets (2e-5 and 5e-5 in norm, 1e-4 an element), and trainings of ten steps.
/// </summary>
public class SlotFixtureTests
{
    /// <summary>Losses of a training, relative, and its parameters in norm: float32 adds its rounding over ten steps.</summary>
    private const double TrajectoryTolerance = 1e-4;

    private static readonly IReadOnlyDictionary<string, SlotFixtureCase> s_cases = SlotFixtureData.All;

    public static TheoryData<string, int> Batches =>
        new(s_cases.Keys.SelectMany(name => SlotFixtureCase.Rows.Select(rows => (name, rows))));

    public static TheoryData<string, string> Trainings => new(s_cases.Values
        .Where(fixture => fixture.LoadArrays(SlotFixtureCase.TrainedRows).Contains("loss"))
        .SelectMany(fixture => SlotFixtureData.Optimizers.Select(optimizer => (fixture.Name, optimizer))));

    [Theory]
    [MemberData(nameof(Batches))]
    public void Outputs_losses_and_gradients_are_those_of_PyTorch(string name, int rows)
    {
        NpyArchive arrays = s_cases[name].LoadArrays(rows);
        foreach (CompiledTestNetwork network in SlotFixtureData.Networks.Variants(name))
        {
            NetworkData data = SlotFixtureData.Data(network.Slots, arrays, rows);
            Named(network, () => Tolerance.Close(SlotFixtureData.Expected(network.Slots, arrays), NetworkRun.Of(network, data)));
        }
    }

    [Theory]
    [MemberData(nameof(Batches))]
    public void The_reference_gives_the_same_to_seven_digits(string name, int rows)
    {
        NpyArchive arrays = s_cases[name].LoadArrays(rows);
        ReferenceNetwork network = SlotFixtureData.Networks.Get(name, Form.Library).Slots;
        NetworkResults expected = SlotFixtureData.Expected(network, arrays);
        NetworkResults actual = ReferenceResults.Of(network, SlotFixtureData.Data(network, arrays, rows));
        Tolerance.Close(expected, actual);
        Assert.All(expected.Outputs.Zip(actual.Outputs), pair => Tolerance.Close("output", pair.First, pair.Second, 1e-7));
        Assert.Equal(expected.Gradients.Keys.Order(), actual.Gradients.Keys.Order());
        Assert.Equal(expected.Products.Keys.Order(), actual.Products.Keys.Order());
        Assert.All(expected.Gradients, gradient => Tolerance.Close(gradient.Key, gradient.Value, actual.Gradients[gradient.Key], 1e-7));
        Assert.All(expected.Products, product => Tolerance.Close(product.Key, product.Value, actual.Products[product.Key], 1e-7));
    }

    [Theory]
    [MemberData(nameof(Trainings))]
    public void A_training_is_that_of_PyTorch(string name, string optimizer)
    {
        NpyArchive arrays = s_cases[name].LoadArrays(SlotFixtureCase.TrainedRows);
        foreach (CompiledTestNetwork network in SlotFixtureData.Networks.Variants(name))
        {
            Named(network, () => Train(network, arrays, optimizer));
        }
    }

    private static void Train(CompiledTestNetwork network, NpyArchive arrays, string optimizer)
    {
        NetworkData data = SlotFixtureData.Data(network.Slots, arrays, SlotFixtureCase.TrainedRows);
        NetworkRun.Import(network, data.Parameters);
        float[] expected = arrays[optimizer + ".losses"].Floats;
        using (TestTrainer trainer = optimizer == "Sgd" ? network.Train(new Sgd(0.05, momentum: 0.9)) : network.Train(new Adam(0.01)))
        {
            for (int step = 0; step < expected.Length; step++)
            {
                float loss = trainer.Step(data.AllInputs, data.AllTargets);
                bool isClose = Math.Abs(loss - expected[step]) <= TrajectoryTolerance * expected[step];
                Assert.True(isClose, $"Step {step}: a loss of {loss} instead of {expected[step]}.");
            }
        }

        Dictionary<string, double[]> parameters = NetworkRun.Export(network, network.Parameters);
        foreach ((string parameter, NpyArray final) in arrays.WithPrefix(optimizer + ".final."))
        {
            Tolerance.Close(parameter, final.Doubles, parameters[parameter], TrajectoryTolerance);
        }
    }

    private static void Named(CompiledTestNetwork network, Action test)
    {
        try
        {
            test();
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"{network}: {exception.Message}", exception);
        }
    }
}
