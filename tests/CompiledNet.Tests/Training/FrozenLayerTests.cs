using CompiledNet.Runtime;

namespace CompiledNet.Tests.Training;

/// <summary>Frozen layers keep their bits; the others train on.</summary>
public class FrozenLayerTests
{
    private static readonly string[] s_frozen = ["batchnorm1", "enc.dense"];

    [Fact]
    public void Parameters_running_statistics_and_state_of_frozen_layers_keep_their_bits()
    {
        var network = new VariedNet(3);
        Dictionary<string, int[]> before = VariedRun.Bits(network.Parameters);
        using Trainer<VariedNet, AdamW> trainer = Trainer.Create(
            network, new AdamW(0.01, weightDecay: 0.1), new TrainerOptions { Frozen = s_frozen, Threads = 2 });
        VariedRun.Steps(trainer, 10);
        Dictionary<string, int[]> after = VariedRun.Bits(network.Parameters);
        foreach (ParameterInfo parameter in VariedNet.ParameterTable)
        {
            bool isFrozen = s_frozen.Contains(parameter.Layer);
            Assert.Equal(isFrozen, before[parameter.Name].AsSpan().SequenceEqual(after[parameter.Name]));
            Assert.All(
                trainer.Runner.Update.Blocks.Where(block => block.Name.StartsWith("slot", StringComparison.Ordinal)),
                slot => Assert.Equal(isFrozen, VariedRun.Values(parameter, slot.Span).All(value => value == 0)));
        }
    }

    [Fact]
    public void The_first_step_of_the_other_layers_is_that_without_frozen_ones()
    {
        // (Not a normalisation over the batch: frozen, it goes by its running statistics.)
        string[] frozen = ["prelu1", "enc.dense"];
        VariedNet partly = new(3), whole = new(3);
        using Trainer<VariedNet, Adam> freezing = Trainer.Create(partly, new Adam(0.01), new TrainerOptions { Frozen = frozen });
        using Trainer<VariedNet, Adam> training = Trainer.Create(whole, new Adam(0.01));
        Assert.Equal(VariedRun.Steps(training, 1), VariedRun.Steps(freezing, 1));
        Dictionary<string, int[]> expected = VariedRun.Bits(whole.Parameters), actual = VariedRun.Bits(partly.Parameters);
        foreach (ParameterInfo parameter in VariedNet.ParameterTable.Where(parameter => !frozen.Contains(parameter.Layer)))
        {
            Assert.Equal(expected[parameter.Name], actual[parameter.Name]);
        }
    }

    [Fact]
    public void Gradients_got_elsewhere_leave_frozen_layers_alone()
    {
        var network = new VariedNet(3);
        Dictionary<string, int[]> before = VariedRun.Bits(network.Parameters);
        using Trainer<VariedNet, Sgd> trainer = Trainer.Create(network, new Sgd(1), new TrainerOptions { Frozen = s_frozen });
        float[] gradients = new float[VariedNet.ParameterLength];
        gradients.AsSpan().Fill(1);
        trainer.Apply(gradients);
        foreach ((string name, int[] bits) in VariedRun.Bits(network.Parameters))
        {
            bool isKept = s_frozen.Any(layer => name.StartsWith(layer + ".", StringComparison.Ordinal));
            Assert.Equal(isKept, bits.AsSpan().SequenceEqual(before[name]));
        }
    }

    [Fact]
    public void An_unknown_layer_is_refused_with_those_that_there_are()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>("options", () => Create("conv2"));
        Assert.Contains("VariedNet has no layer 'conv2'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("conv1, batchnorm1, prelu1, enc.dense, layernorm1, dense2", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("options", () => Create("gelu1"));
        Assert.Throws<ArgumentException>("options", () => Create("enc"));
        Assert.Throws<ArgumentException>("options", () => Create("conv1.weight"));
    }

    [Fact]
    public void Nothing_left_to_train_is_refused()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(
            "options", () => Create("conv1", "batchnorm1", "prelu1", "enc.dense", "layernorm1", "dense2"));
        Assert.Contains("nothing is left to train", exception.Message, StringComparison.Ordinal);
    }

    private static Trainer<VariedNet, Sgd> Create(params string[] frozen) =>
        Trainer.Create(new VariedNet(), new Sgd(), new TrainerOptions { Frozen = frozen });
}
