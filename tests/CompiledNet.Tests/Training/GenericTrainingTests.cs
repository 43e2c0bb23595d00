using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests.Training;

/// <summary>Code that is written once for all networks: the contract's interface is its only constraint.</summary>
public class GenericTrainingTests
{
    [Fact]
    public void The_contracts_interface_alone_is_enough_to_train_copy_and_save_a_network()
    {
        var random = new Random(3);
        float[] inputs = [.. Enumerable.Range(0, 6 * ResidualNet.InputLength).Select(_ => random.NextSingle())];
        (ResidualNet trained, float loss) = TrainOnce<ResidualNet>(inputs, [0, 1, 2, 3, 4, 0]);

        using Trainer<ResidualNet, Adam> trainer = Trainer.Create(new ResidualNet(7), new Adam());
        Assert.Equal(trainer.Step(inputs, [0, 1, 2, 3, 4, 0]), loss);
        Assert.Equal(trainer.Network.Parameters.ToArray(), trained.Parameters.ToArray());
    }

    private static (TNetwork Network, float Loss) TrainOnce<TNetwork>(float[] inputs, int[] labels)
        where TNetwork : ITrainable<TNetwork, float, int>
    {
        TNetwork network = TNetwork.Create(7).Clone();
        using Trainer<TNetwork, Adam> trainer = Trainer.Create(network, new Adam());
        float loss = trainer.Step(inputs, labels);

        var loaded = TNetwork.Create(0);
        Assert.Empty(loaded.LoadPartial(network.ToBytes()).Kept);
        return (loaded, loss);
    }
}
