namespace CompiledNet.Tests.Slots;

/// <summary>A network of several inputs and heads gives what its formula says, in value and in every gradient: within 2e-5 and 5e-5, relative in norm.</summary>
public class SlotNetworkTests
{
    private const double Forward = 2e-5;
    private const double Gradient = 5e-5;

    public static TheoryData<int> Rows => [1, 2, 33, 100];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Predict_gives_every_output(int rows)
    {
        var network = new OfferNet(seed: rows);
        var data = new OfferData(rows, seed: 7);
        float[] code = data.Code, kind = new float[rows * 4], price = new float[rows * 2], sure = new float[rows];
        network.Predict(data.Numbers, data.Words, code, kind, price, sure);
        (double[] Code, double[] Kind, double[] Price, double[] Sure) expected = new OfferReference(network, data).Outputs();
        Close(expected.Code, code, Forward);
        Close(expected.Kind, kind, Forward);
        Close(expected.Price, price, Forward);
        Close(expected.Sure, sure, Forward);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_output_alone_has_the_bits_that_it_has_among_others(int rows)
    {
        var network = new OfferNet(seed: 1);
        var data = new OfferData(rows, seed: 2);
        float[] code = data.Code, kind = new float[rows * 4], price = new float[rows * 2], sure = new float[rows];
        network.Predict(data.Numbers, data.Words, code, kind, price, sure);
        float[] aloneCode = data.Code, alonePrice = new float[rows * 2], aloneSure = new float[rows];
        network.Predict(data.Numbers, data.Words, aloneCode, default, default, default);
        network.Predict(data.Numbers, data.Words, default, default, alonePrice, default);
        network.Predict(data.Numbers, data.Words, default, default, default, aloneSure);
        Assert.Equal(code, aloneCode);
        Assert.Equal(price, alonePrice);
        Assert.Equal(sure, aloneSure);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Loss_and_its_gradients_are_those_of_the_weighted_sum(int rows)
    {
        var network = new OfferNet(seed: rows);
        var data = new OfferData(rows, seed: 3);
        var reference = new OfferReference(network, data);
        float[] gradients = new float[OfferNet.ParameterLength], numbers = new float[rows * 5], price = new float[rows * 2], sure = new float[rows];
        float loss = network.Backward(data.Numbers, data.Words, data.Kind, data.Price, data.Sure, gradients, numbers, price, sure);
        double expected = reference.Loss();
        Assert.Equal(expected, loss, Math.Abs(expected) * Forward);
        Assert.Equal(expected, network.Loss(data.Numbers, data.Words, data.Kind, data.Price, data.Sure), Math.Abs(expected) * Forward);
        CloseByParameter(reference, gradients, () => reference.Loss());
        Close(OfferReference.Differences(reference.Numbers, () => reference.Loss()), numbers, Gradient);
        Close(OfferReference.Differences(reference.Price, () => reference.Loss()), price, Gradient);
        Close(OfferReference.Differences(reference.Sure, () => reference.Loss()), sure, Gradient);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void BackwardFrom_adds_the_products_of_all_outputs(int rows)
    {
        var network = new OfferNet(seed: rows);
        var data = new OfferData(rows, seed: 4);
        var other = new OfferData(rows * 5, seed: 5);
        float[] code = other.Numbers[..(rows * 9)], kind = other.Price[..(rows * 4)], price = other.Numbers[..(rows * 2)], sure = other.Sure[..rows];
        var reference = new OfferReference(network, data);
        float[] gradients = new float[OfferNet.ParameterLength], numbers = new float[rows * 5];
        network.BackwardFrom(data.Numbers, data.Words, code, kind, price, sure, gradients, numbers);
        CloseByParameter(reference, gradients, () => reference.Product(code, kind, price, sure));
        Close(OfferReference.Differences(reference.Numbers, () => reference.Product(code, kind, price, sure)), numbers, Gradient);
    }

    [Fact]
    public void A_step_moves_against_the_gradients_and_gives_the_loss_before_it()
    {
        OfferNet network = new(seed: 6), still = new(seed: 6);
        var data = new OfferData(33, seed: 6);
        float[] gradients = new float[OfferNet.ParameterLength];
        float loss = still.Backward(data.Numbers, data.Words, data.Kind, data.Price, data.Sure, gradients);
        using Trainer<OfferNet, Sgd> trainer = Trainer.Create(network, new Sgd(0.5), threads: 1);
        Assert.Equal(loss, trainer.Step(data.Numbers, data.Words, data.Kind, data.Price, data.Sure));
        foreach (ParameterInfo parameter in OfferNet.ParameterTable)
        {
            float[] before = Values(parameter, still.Parameters), after = Values(parameter, network.Parameters), slope = Values(parameter, gradients);
            for (int i = 0; i < before.Length; i++)
            {
                Assert.Equal(before[i] - (0.5f * slope[i]), after[i], 1e-6f);
            }
        }
    }

    [Fact]
    public void Weights_of_examples_hold_for_every_head()
    {
        var network = new OfferNet(seed: 8);
        var data = new OfferData(33, seed: 8);
        float[] weights = [.. Enumerable.Range(0, 33).Select(row => row % 4 * 0.5f)];
        double expected = new OfferReference(network, data).Loss(weights);
        using Trainer<OfferNet, Sgd> trainer = Trainer.Create(network, new Sgd(0.1), threads: 1);
        Assert.Equal(expected, trainer.Step(data.Numbers, data.Words, data.Kind, data.Price, data.Sure, weights), expected * Forward);
    }

    [Fact]
    public void Training_has_the_same_bits_for_any_number_of_threads_and_allocates_nothing()
    {
        float[] alone = Train(1);
        Assert.Equal(alone, Train(2));
        Assert.Equal(alone, Train(3));

        static float[] Train(int threads)
        {
            var network = new OfferNet(seed: 9);
            var data = new OfferData(100, seed: 9);
            using Trainer<OfferNet, Adam> trainer = Trainer.Create(network, new Adam(1e-2), threads);
            float first = trainer.Step(data.Numbers, data.Words, data.Kind, data.Price, data.Sure), last = first;
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int step = 0; step < 50; step++)
            {
                last = trainer.Step(data.Numbers, data.Words, data.Kind, data.Price, data.Sure);
            }

            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.True(last < 0.9f * first, $"{first} became {last}");
            return network.Parameters.ToArray();
        }
    }

    [Fact]
    public void Files_and_copies_hold_every_parameter()
    {
        var network = new OfferNet(seed: 10);
        Assert.Equal(network.Parameters.ToArray(), OfferNet.Load(network.ToBytes()).Parameters.ToArray());
        Assert.Equal(network.Parameters.ToArray(), network.Clone().Parameters.ToArray());
    }

    private static void CloseByParameter(OfferReference reference, float[] gradients, Func<double> function)
    {
        foreach (ParameterInfo parameter in OfferNet.ParameterTable)
        {
            Close(OfferReference.Differences(reference.Parameters[parameter.Name], function), Values(parameter, gradients), Gradient);
        }
    }

    private static float[] Values(ParameterInfo parameter, ReadOnlySpan<float> block)
    {
        float[] values = new float[parameter.Length];
        parameter.Export(block, values);
        return values;
    }

    private static void Close(double[] expected, float[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        double difference = 0, norm = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            difference += Math.Pow(expected[i] - actual[i], 2);
            norm += expected[i] * expected[i];
        }

        Assert.True(Math.Sqrt(difference) <= (tolerance * Math.Sqrt(norm)) + 1e-7, $"differs by {Math.Sqrt(difference)} of {Math.Sqrt(norm)}");
    }
}
