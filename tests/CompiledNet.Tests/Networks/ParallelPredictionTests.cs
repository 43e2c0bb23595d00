namespace CompiledNet.Tests.Networks;

/// <summary>Inference by several threads gives the bits of inference by one.</summary>
public partial class ParallelPredictionTests
{
    private static readonly Net s_network = new(seed: 3);

    [Theory]
    [InlineData(1, 2)]
    [InlineData(95, 3)]
    [InlineData(97, 2)]
    [InlineData(500, 3)]
    [InlineData(500, 0)]
    public void The_number_of_threads_changes_no_bit(int rows, int threads)
    {
        float[] inputs = [.. Enumerable.Range(0, rows * Net.InputLength).Select(i => MathF.Sin(i))];
        float[] alone = new float[rows * Net.OutputLength], shared = new float[alone.Length];
        s_network.Predict(inputs, alone);
        s_network.Predict(inputs, shared, threads);
        Assert.Equal(Array.ConvertAll(alone, BitConverter.SingleToInt32Bits), Array.ConvertAll(shared, BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void A_negative_number_of_threads_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(
            "threads", () => s_network.Predict(new float[Net.InputLength], new float[Net.OutputLength], -1));

    [Network]
    [Input(19)]
    [Dense(33), Tanh]
    [Dense(7)]
    [Softmax]
    public sealed partial class Net;
}
