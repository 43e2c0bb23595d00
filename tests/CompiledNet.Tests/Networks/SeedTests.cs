namespace CompiledNet.Tests.Networks;

/// <summary>A seed means the same parameters everywhere: on any machine, with any vectors, in any later version.</summary>
public partial class SeedTests
{
    [Fact]
    public void The_parameters_of_a_seed_stay_the_same_in_later_versions()
    {
        float[] weights = new float[6], bias = new float[2], table = new float[8];
        var net = new Net(seed: 3);
        Net.ParameterTable[0].Export(net.Parameters, table);
        Net.ParameterTable[1].Export(net.Parameters, weights);
        Net.ParameterTable[2].Export(net.Parameters, bias);

        // Worked out by a program of its own, from SplitMix64 and the bounds of PyTorch's defaults.
        Assert.Equal(
            [0xBF16EA65, 0xBFC94E9C, 0x3FB79EEF, 0xBFD43361, 0x3F0CA5E6, 0x3D78A245, 0x3F3AD673, 0x3F4CEA65],
            Array.ConvertAll(table, BitConverter.SingleToUInt32Bits));
        Assert.Equal(
            [0x3E4EE7F0, 0x3ED24D94, 0xBEB54374, 0x3E16A8F7, 0x3E8C9DD8, 0xBE779440],
            Array.ConvertAll(weights, BitConverter.SingleToUInt32Bits));
        Assert.Equal([0x3EE67E5F, 0xBED1C696], Array.ConvertAll(bias, BitConverter.SingleToUInt32Bits));
    }

    [Network]
    [Input(3, Tokens = true)]
    [Embedding(4, 2), Transpose]
    [Dense(2)]
    private sealed partial class Net;
}
