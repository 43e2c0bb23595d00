using CompiledNet.Tests.Networks;
using CompiledNet.Tests.Serialization;

namespace CompiledNet.Tests.Training;

/// <summary>A shared table belongs to its embedding: freezing that keeps the table, freezing the dense layer keeps its bias only.</summary>
public class TiedFrozenTests
{
    [Fact]
    public void A_frozen_embedding_keeps_the_table_though_the_dense_layer_reads_it()
    {
        Dictionary<string, bool> kept = Kept("embedding1");
        Assert.True(kept["embedding1.weight"]);
        Assert.False(kept["head.bias"]);
        Assert.False(kept["dense1.weight"]);
    }

    [Fact]
    public void A_frozen_dense_layer_keeps_its_bias_and_trains_the_table()
    {
        Dictionary<string, bool> kept = Kept("head");
        Assert.False(kept["embedding1.weight"]);
        Assert.True(kept["head.bias"]);
        Assert.False(kept["dense1.weight"]);
    }

    [Fact]
    public void Plain_descent_moves_every_row_of_the_table()
    {
        // Each row is an output's weights, whether its token came or not.
        TiedNet network = new(1);
        float[] before = FileContents.Values(network, "embedding1.weight");
        using Trainer<TiedNet, Sgd> trainer = Trainer.Create(network, new Sgd(0.5));
        trainer.Step([0, 3], [1]);
        float[] after = FileContents.Values(network, "embedding1.weight");
        Assert.All(Enumerable.Range(0, 13), token => Assert.False(before.AsSpan(token * 9, 9).SequenceEqual(after.AsSpan(token * 9, 9))));
    }

    [Fact]
    public void A_tied_network_learns()
    {
        (int[] tokens, int[] labels) = ClassifierData.Tokens(64, TiedNet.InputLength, vocabulary: 13, classes: 13);
        using Trainer<TiedNet, Adam> trainer = Trainer.Create(new TiedNet(1), new Adam(0.03), threads: 2);
        Dataset<int, int> dataset = Dataset.Create(tokens, labels, 64);
        Assert.Equal(1, trainer.Fit(dataset, dataset, new FitOptions { Epochs = 40, BatchSize = 16 }).Last.ValidationAccuracy);
    }

    /// <summary>Whether each parameter kept its bits in a training with a frozen layer.</summary>
    private static Dictionary<string, bool> Kept(string frozen)
    {
        (int[] tokens, int[] labels) = ClassifierData.Tokens(20, TiedNet.InputLength, vocabulary: 13, classes: 13);
        var network = new TiedNet(3);
        var before = TiedNet.ParameterTable.ToDictionary(
            parameter => parameter.Name, parameter => FileContents.Values(network, parameter.Name));
        var options = new TrainerOptions { Frozen = [frozen], Threads = 2 };
        using Trainer<TiedNet, AdamW> trainer = Trainer.Create(network, new AdamW(0.01, weightDecay: 0.1), options);
        for (int step = 0; step < 5; step++)
        {
            trainer.Step(tokens, labels);
        }

        return before.ToDictionary(pair => pair.Key, pair => pair.Value.AsSpan().SequenceEqual(FileContents.Values(network, pair.Key)));
    }
}
