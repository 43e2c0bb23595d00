using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Networks;

/// <summary>Dense layers that share an embedding's table: values, the sum of the gradients of all uses, and trainings.</summary>
public class TiedNetworkTests
{
    private const int Steps = 12;

    private static readonly int[] s_rows = [1, 2, 33];

    private static readonly int[] s_batches = [7, 33, 2, 64];

    public static TheoryData<string> Names => [.. TiedNetworks.All.Keys];

    public static TheoryData<string, Form, bool> Variants
    {
        get
        {
            var data = new TheoryData<string, Form, bool>();
            foreach (string name in TiedNetworks.All.Keys)
            {
                data.Add(name, Form.Emitted, true);
                data.Add(name, Form.Emitted, false);
                data.Add(name, Form.Library, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_and_gradients_are_those_of_the_reference(string name)
    {
        CompiledTestNetwork[] variants = [.. TiedNetworks.Set.Variants(name)];
        if (variants[0].Info.MinimumTrainingRows > 1)
        {
            // A normalisation over two rows leaves nothing but their order, and over three it multiplies errors.
            Assert.True(ReferenceAgreement.CheckConditioned(variants, rows: 3, seed: 3));
            Assert.True(ReferenceAgreement.CheckConditioned(variants, rows: 33, seed: 33));
            return;
        }

        foreach (int rows in s_rows)
        {
            ReferenceAgreement.Check(variants, rows, seed: rows);
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Any_number_of_threads_gives_the_same_bits(string name, Form form, bool fuse)
    {
        int[] expected = Train(name, form, fuse, new Adam(0.01), threads: 1);
        foreach (int threads in new[] { 2, 3 })
        {
            Assert.Equal(expected, Train(name, form, fuse, new Adam(0.01), threads));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Both_forms_give_the_same_bits(string name)
    {
        Assert.Equal(Train(name, Form.Emitted, true, new Adam(0.01)), Train(name, Form.Library, true, new Adam(0.01)));
        Assert.Equal(Train(name, Form.Emitted, false, new Adam(0.01)), Train(name, Form.Library, false, new Adam(0.01)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_optimiser_takes_its_step_with_the_sum_of_the_gradients(string name)
    {
        foreach (bool fuse in new[] { true, false })
        {
            Compare(name, fuse, new Sgd(0.1));
            Compare(name, fuse, new Sgd(0.05, momentum: 0.9, nesterov: true, weightDecay: 0.01));
            Compare(name, fuse, new Adam(0.01, weightDecay: 0.01));
            Compare(name, fuse, new RmsProp(0.002, momentum: 0.5, centered: true));
        }
    }

    [Fact]
    public void The_table_is_one_parameter()
    {
        CompiledTestNetwork network = TiedNetworks.Set.Get("Sequence", Form.Emitted);
        Assert.Equal(["embedding1.weight", "dense1.bias"], network.Info.ParameterTable.Select(parameter => parameter.Name));
        Assert.Equal((13 * 9) + 13, network.Info.ParameterCount);
        CompiledTestNetwork notLookedUp = TiedNetworks.Set.Get("NotLookedUp", Form.Emitted);
        CompiledTestNetwork withoutBias = TiedNetworks.Set.Get("Wide", Form.Library);
        Assert.True(notLookedUp.Info.ParameterTable.Single(parameter => parameter.Name == "b.weight").IsTrainable);
        Assert.Equal(["table.weight", "dense1.weight", "dense1.bias"], withoutBias.Info.ParameterTable.Select(parameter => parameter.Name));
    }

    /// <summary>A step with the update in the backward code, and one by the gradients that Backward gives.</summary>
    private static void Compare<TOptimizer>(string name, bool fuse, TOptimizer optimizer)
        where TOptimizer : struct, IOptimizer
    {
        CompiledTestNetwork stepped = TiedNetworks.Set.Get(name, Form.Emitted, fuse), applied = stepped.NewInstance();
        using TestTrainer stepping = stepped.Train(optimizer, threads: 2), applying = applied.Train(optimizer);
        foreach (NetworkData batch in Batches(stepped))
        {
            float[] gradients = new float[applied.Info.ParameterLength];
            applied.Backward(batch.Inputs, batch.Targets!, gradients);
            applying.Apply(gradients);
            stepping.Step(batch.Inputs, batch.Targets!);
            foreach (ParameterInfo parameter in stepped.Info.ParameterTable)
            {
                float[] expected = new float[parameter.Length], actual = new float[parameter.Length];
                parameter.Export(applied.Parameters, expected);
                parameter.Export(stepped.Parameters, actual);
                Assert.Equal(Bits(expected), Bits(actual));
            }
        }
    }

    private static int[] Train<TOptimizer>(string name, Form form, bool fuse, TOptimizer optimizer, int threads = 1)
        where TOptimizer : struct, IOptimizer
    {
        CompiledTestNetwork network = TiedNetworks.Set.Get(name, form, fuse);
        NetworkData[] batches = Batches(network);
        using TestTrainer trainer = network.Train(optimizer, threads);
        var losses = new List<float>();
        for (int step = 0; step < Steps; step++)
        {
            NetworkData batch = batches[step % batches.Length];
            losses.Add(trainer.Step(batch.Inputs, batch.Targets!));
        }

        Assert.All(losses, loss => Assert.True(float.IsFinite(loss)));
        IEnumerable<double> parameters = NetworkRun.Export(network, network.Parameters).Values.SelectMany(values => values);
        return Bits([.. losses, .. parameters.Select(value => (float)value)]);
    }

    private static int[] Bits(float[] values) => Array.ConvertAll(values, BitConverter.SingleToInt32Bits);

    private static NetworkData[] Batches(CompiledTestNetwork network)
    {
        var reference = new ReferenceNetwork(network.Model);
        return [.. s_batches.Select(rows => RandomData.Draw(reference, rows, seed: rows, labels: true))];
    }
}
