using CompiledNet.Runtime;
using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests.Serialization;

/// <summary>Files and copies of a network whose layers share a table have it once.</summary>
public class TiedFileTests
{
    private static readonly string[] s_names = ["embedding1.weight", "dense1.weight", "dense1.bias", "head.bias"];

    [Fact]
    public void A_file_has_the_table_once_and_comes_back_bit_for_bit()
    {
        TiedNet network = FileContents.Filled(new TiedNet(3));
        TiedNet loaded = TiedNet.Load(network.ToBytes());
        Assert.Equal(s_names, TiedNet.ParameterTable.Select(parameter => parameter.Name));
        Assert.Equal(FileContents.Bits(network), FileContents.Bits(loaded));
        Assert.Equal(FileContents.Bits(network), FileContents.Bits(network.Clone()));
    }

    [Fact]
    public void A_copy_predicts_and_trains_like_the_original()
    {
        (int[] tokens, int[] labels) = ClassifierData.Tokens(33, TiedNet.InputLength, vocabulary: 13, classes: 13);
        var network = new TiedNet(3);
        TiedNet clone = network.Clone(), loaded = TiedNet.Load(network.ToBytes());
        foreach (TiedNet other in new[] { clone, loaded })
        {
            using Trainer<TiedNet, Adam> first = Trainer.Create(network.Clone(), new Adam(0.01));
            using Trainer<TiedNet, Adam> second = Trainer.Create(other, new Adam(0.01));
            for (int step = 0; step < 3; step++)
            {
                Assert.Equal(first.Step(tokens, labels), second.Step(tokens, labels));
            }

            Assert.Equal(FileContents.Bits(first.Network), FileContents.Bits(second.Network));
        }
    }

    [Fact]
    public void The_initial_table_is_that_of_the_embedding()
    {
        TiedNet tied = new(5);
        UntiedNet untied = new(5);
        Assert.Equal(FileContents.Values(untied, "embedding1.weight"), FileContents.Values(tied, "embedding1.weight"));
        Assert.Equal(FileContents.Values(untied, "dense1.weight"), FileContents.Values(tied, "dense1.weight"));
    }

    [Fact]
    public void Parts_are_taken_from_a_network_with_weights_of_its_own_and_the_other_way_round()
    {
        UntiedNet untied = FileContents.Filled(new UntiedNet(), seed: 1);
        TiedNet tied = FileContents.Filled(new TiedNet(), seed: 2);
        byte[] before = tied.ToBytes();
        Assert.Equal(s_names, tied.LoadPartial(untied.ToBytes()).Loaded);
        Assert.Equal(FileContents.Values(untied, "embedding1.weight"), FileContents.Values(tied, "embedding1.weight"));

        PartialLoadResult back = untied.LoadPartial(before);
        Assert.Equal(s_names, back.Loaded);
        Assert.Equal("head.weight", Assert.Single(back.Kept).Name);
    }

    [Fact]
    public void A_tied_network_is_told_apart_by_its_fingerprint() =>
        Assert.NotEqual(FingerprintOf(new TiedNet()), FingerprintOf(new UntiedNet()));

    private static string FingerprintOf<TNetwork>(TNetwork network)
        where TNetwork : ICompiledNetwork<TNetwork> => network.Info.Fingerprint;
}
