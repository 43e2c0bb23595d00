using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests.Training;

/// <summary>A layer that nothing reads has no gradient.</summary>
public class UnreadLayerTests
{
    [Fact]
    public void It_keeps_its_parameters_in_every_mode()
    {
        TrainerOptions[] modes =
        [
            new(),
            new() { MaxNorm = double.PositiveInfinity },
            new() { AccumulationSteps = 2 },
        ];
        foreach (TrainerOptions options in modes)
        {
            var network = new UnreadNet(3);
            float[] before = Unread(network.Parameters);
            using Trainer<UnreadNet, AdamW> trainer = Trainer.Create(network, new AdamW(0.1, weightDecay: 0.5), options);
            (float[] inputs, int[] labels) = ClassifierData.Make(20, UnreadNet.InputLength, 3);
            for (int step = 0; step < 4; step++)
            {
                trainer.Step(inputs, labels);
            }

            Assert.Equal(before, Unread(network.Parameters));
        }
    }

    private static float[] Unread(ReadOnlySpan<float> block)
    {
        ParameterInfo parameter = UnreadNet.ParameterTable.Single(entry => entry.Name == "unread.weight");
        float[] values = new float[parameter.Length];
        parameter.Export(block, values);
        return values;
    }
}
