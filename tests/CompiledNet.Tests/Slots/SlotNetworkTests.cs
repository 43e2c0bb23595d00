namespace CompiledNet.Tests.Slots;

/// <summary>
/// A network of several inputs and heads as a user declares one: parts of its results, steps, threads, files. Values of such networks are
/// compared by <see cref="SlotFixtureTests"/>.
/// </summary>
public class SlotNetworkTests
{
    public static TheoryData<int> Rows => [1, 2, 33, 100];

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
            float[] before = Values(parameter, still.Parameters), after = Values(
                parameter, network.Parameters), slope = Values(parameter, gradients);
            for (int i = 0; i < before.Length; i++)
            {
                Assert.Equal(before[i] - (0.5f * slope[i]), after[i], 1e-6f);
            }
        }
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
    public void The_gradient_by_an_input_that_no_loss_depends_on_is_zero()
    {
        float[] gradients = new float[UnreadInputNet.ParameterLength], ofShown = [1, 2, 3], ofLearned = new float[4];
        new UnreadInputNet(seed: 1).Backward([1, 2, 3], [1, 2, 3, 4], [7], gradients, ofShown, ofLearned);
        Assert.Equal([0, 0, 0], ofShown);
        Assert.DoesNotContain(0, ofLearned);
    }

    [Fact]
    public void Files_and_copies_hold_every_parameter()
    {
        var network = new OfferNet(seed: 10);
        Assert.Equal(network.Parameters.ToArray(), OfferNet.Load(network.ToBytes()).Parameters.ToArray());
        Assert.Equal(network.Parameters.ToArray(), network.Clone().Parameters.ToArray());
    }

    private static float[] Values(ParameterInfo parameter, ReadOnlySpan<float> block)
    {
        float[] values = new float[parameter.Length];
        parameter.Export(block, values);
        return values;
    }
}
