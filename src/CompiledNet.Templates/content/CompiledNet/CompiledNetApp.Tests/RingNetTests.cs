using CompiledNet;

namespace CompiledNetApp.Tests;

public sealed class RingNetTests
{
    [Fact]
    public void TrainingTellsTheRingsApart()
    {
        CsvDataset<int> data = RingTraining.LoadPoints();
        Evaluation before = new RingNet(seed: 0).Evaluate(data.Test!), after = RingTraining.Train(data).Evaluate(data.Test!);
        Assert.True(after.Loss < before.Loss / 2, $"The loss was {before.Loss} and is {after.Loss}.");
        Assert.True(after.Accuracy > 0.9, $"The accuracy is {after.Accuracy}.");
    }

    [Fact]
    public void ASavedNetworkPredictsTheSame()
    {
        RingNet net = new(seed: 1), loaded = RingNet.Load(net.ToBytes());
        float[] expected = new float[RingNet.OutputLength], actual = new float[RingNet.OutputLength];
        net.Predict([0.5f, -0.25f], expected);
        loaded.Predict([0.5f, -0.25f], actual);
        Assert.Equal(expected, actual);
    }
}
