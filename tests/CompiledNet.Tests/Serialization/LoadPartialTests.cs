namespace CompiledNet.Tests.Serialization;

/// <summary>Transfer learning: what fits is taken, and what was left is said.</summary>
public class LoadPartialTests
{
    [Fact]
    public void What_fits_is_taken_and_the_rest_is_kept()
    {
        SmallNet teacher = FileContents.Filled(new SmallNet(), seed: 1);
        OtherHeadNet network = FileContents.Filled(new OtherHeadNet(), seed: 2);
        OtherHeadNet before = network.Clone();
        PartialLoadResult result = network.LoadPartial(teacher.ToBytes());

        Assert.Equal(["dense1.weight", "dense1.bias"], result.Loaded);
        foreach (string name in result.Loaded)
        {
            Assert.Equal(FileContents.Values(teacher, name), FileContents.Values(network, name));
        }

        Assert.Equal(
            [
                new("dense2.weight", "has shape [2, 3] in the file, but [7, 3] is expected"),
                new("dense2.bias", "has shape [2] in the file, but [7] is expected"),
                new("batchnorm1.weight", "[7] is not in the file"),
                new("batchnorm1.bias", "[7] is not in the file"),
                new("batchnorm1.running_mean", "[7] is not in the file"),
                new("batchnorm1.running_var", "[7] is not in the file"),
            ],
            result.Kept);
        Assert.All(result.Kept, kept => Assert.Equal(FileContents.Values(before, kept.Name), FileContents.Values(network, kept.Name)));
        Assert.Empty(result.Ignored);
        Assert.StartsWith("loaded 2, kept 6, ignored 0\nloaded dense1.weight\n", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_network_does_not_have_is_ignored()
    {
        using var folder = new TemporaryFolder();
        new OtherHeadNet().Save(folder.File("a.safetensors"));
        PartialLoadResult result = new SmallNet().LoadPartial(folder.File("a.safetensors"));
        Assert.Equal(
            [
                "batchnorm1.weight [7] F32 is no parameter of SmallNet", "batchnorm1.bias [7] F32 is no parameter of SmallNet",
                "batchnorm1.running_mean [7] F32 is no parameter of SmallNet", "batchnorm1.running_var [7] F32 is no parameter of SmallNet"],
            result.Ignored.Select(ignored => ignored.ToString()));
    }

    [Fact]
    public void A_damaged_file_changes_nothing()
    {
        SmallNet network = FileContents.Filled(new SmallNet(), seed: 1);
        int[] bits = FileContents.Bits(network);
        byte[] bytes = FileContents.Filled(new SmallNet(), seed: 2).ToBytes();
        Assert.Throws<NetworkFormatException>(() => network.LoadPartial(new ForwardStream(bytes[..^1])));
        Assert.Throws<NetworkFormatException>(() => network.LoadPartial(new ForwardStream([.. bytes, 0])));
        Assert.Throws<NetworkFormatException>(() => network.LoadPartial(bytes.AsSpan(0, bytes.Length - 1)));
        Assert.Equal(bits, FileContents.Bits(network));
    }
}
