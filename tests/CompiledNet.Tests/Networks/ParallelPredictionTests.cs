using CompiledNet.Runtime;

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
        Compare(s_network, rows, threads);
        Compare(new ImageNet(seed: 4), rows, threads);
    }

    [Fact]
    public void Rows_of_large_images_are_taken_in_short_blocks()
    {
        Assert.Equal((1, 96), Blocks<Net>(96));
        Assert.Equal((12, 84), Blocks<Net>(1_000));
        Assert.Equal((1, 4), Blocks<ImageNet>(4));
        Assert.Equal((4, 4), Blocks<ImageNet>(13));
    }

    private static (int Count, int Longest) Blocks<TNetwork>(int rows)
        where TNetwork : INetwork<TNetwork, float>
    {
        var blocks = new RowBlocks(TNetwork.StaticInfo, rows);
        Assert.Equal(rows, blocks.Start(blocks.Count));
        return (blocks.Count, blocks.Longest);
    }

    private static void Compare<TNetwork>(TNetwork network, int rows, int threads)
        where TNetwork : INetwork<TNetwork, float>
    {
        float[] inputs = [.. Enumerable.Range(0, rows * TNetwork.StaticInfo.InputLength).Select(i => MathF.Sin(i))];
        float[] alone = new float[rows * TNetwork.StaticInfo.OutputLength], shared = new float[alone.Length];
        network.Predict(inputs, alone);
        network.Predict(inputs, shared, threads);
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

    [Network]
    [Input(3, 40, 40)]
    [Conv2D(16, 3), ReLU, Conv2D(8, 3)]
    [GlobalAveragePool]
    public sealed partial class ImageNet;
}
