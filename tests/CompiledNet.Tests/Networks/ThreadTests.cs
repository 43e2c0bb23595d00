using System.Collections.Concurrent;
using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Networks;

/// <summary>The same bits whatever the number of threads, and calls from many threads at once.</summary>
[Collection(nameof(Alone))]
public class ThreadTests
{
    private const int Steps = 100;

    private static readonly int[] s_batches = [64, 1, 33, 7, 97, 130, 2, 20, 40, 128];

    private static readonly Dictionary<string, string> s_declarations = new()
    {
        ["Small"] = "[Input(6)] [Dense(5), Tanh] [Dense(3)] [Softmax, CrossEntropy]",
        ["Wide"] = "[Input(40)] [Dense(200), ReLU] [Dense(150), GELU] [Dense(10)] [Softmax, CrossEntropy]",
        ["Sequence"] = "[Input(5, 9)] [Dense(33), SiLU] [Dense(12)] [LogSoftmax, NegativeLogLikelihood]",
        ["Winograd"] = "[Input(32, 4, 4)] [Conv2D(40, 3, Padding = 1), ReLU] [Conv2D(33, 3, Padding = 1)] [GlobalAveragePool] [Dense(3)] [Softmax, CrossEntropy]",
        ["Regression"] = "[Input(17)] [Dense(33), Softplus] [Softmax] [Dense(20), ELU] [Dense(4)] [Huber]",
    };

    private static readonly NetworkSet s_networks = new(
        [.. s_declarations.SelectMany(network => NetworkSet.BothFused(network.Key, network.Value))]);

    public static TheoryData<string, Form, bool> Networks
    {
        get
        {
            var data = new TheoryData<string, Form, bool>();
            foreach (string name in s_declarations.Keys)
            {
                data.Add(name, Form.Emitted, true);
                data.Add(name, Form.Emitted, false);
                data.Add(name, Form.Library, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_hundred_steps_give_the_same_bits_for_any_number_of_threads(string name, Form form, bool fuse)
    {
        float[] expected = Train(s_networks.Get(name, form, fuse).NewInstance(seed: 5), threads: 1);
        Assert.All(expected, value => Assert.True(float.IsFinite(value)));
        foreach (int threads in new[] { 2, 3, 5 })
        {
            Assert.True(
                expected.AsSpan().SequenceEqual(Train(s_networks.Get(name, form, fuse).NewInstance(seed: 5), threads)),
                $"{threads} threads give other bits.");
        }
    }

    [Theory]
    [InlineData(Form.Emitted)]
    [InlineData(Form.Library)]
    public void Many_threads_may_predict_and_differentiate_at_once(Form form)
    {
        CompiledTestNetwork network = s_networks.Get("Wide", form);
        var reference = new ReferenceNetwork(network.Model);
        NetworkData[] data = [.. Enumerable.Range(1, 8).Select(i => RandomData.Draw(reference, rows: 7 * i, seed: i, labels: true))];
        NetworkRun.Import(network, data[0].Parameters);
        float[][] expected = [.. data.Select(Results)];
        var failures = new ConcurrentQueue<int>();
        Thread[] threads = [.. Enumerable.Range(0, data.Length).Select(i => new Thread(() =>
        {
            for (int turn = 0; turn < 30; turn++)
            {
                int which = (i + turn) % data.Length;
                if (!Results(data[which]).AsSpan().SequenceEqual(expected[which]))
                {
                    failures.Enqueue(which);
                }
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Empty(failures);

        float[] Results(NetworkData batch)
        {
            float[] outputs = new float[batch.OutputGradients.Length];
            float[] gradients = new float[network.Info.ParameterLength], inputGradients = new float[batch.Inputs.Length];
            network.Predict(batch.Inputs, outputs);
            float loss = network.Backward(batch.Inputs, batch.Targets!, gradients, inputGradients);
            return [.. outputs, loss, .. gradients, .. inputGradients];
        }
    }

    [Fact]
    public void The_seed_decides_the_parameters()
    {
        CompiledTestNetwork network = s_networks.Get("Small", Form.Emitted);
        Assert.Equal(network.NewInstance(3).Parameters.ToArray(), network.NewInstance(3).Parameters.ToArray());
        Assert.NotEqual(network.NewInstance(3).Parameters.ToArray(), network.NewInstance(4).Parameters.ToArray());
    }

    /// <summary>The losses and the parameters of training on batches of many sizes.</summary>
    private static float[] Train(CompiledTestNetwork network, int threads)
    {
        var reference = new ReferenceNetwork(network.Model);
        using TestTrainer trainer = network.Train(new Adam(0.01), threads);
        var losses = new List<float>();
        NetworkData[] batches = [.. s_batches.Select(rows => RandomData.Draw(reference, rows, seed: rows, labels: true))];
        for (int step = 0; step < Steps; step++)
        {
            NetworkData batch = batches[step % batches.Length];
            losses.Add(trainer.Step(batch.Inputs, batch.Targets!));
        }

        return [.. losses, .. network.Parameters];
    }
}
