using CompiledNet.Runtime;

namespace CompiledNet.Tests.Serialization;

/// <summary>What is saved is loaded, in every bit and in every way.</summary>
public class RoundTripTests
{
    [Fact]
    public void Every_kind_of_parameter()
    {
        Check(new ImageNet());
        Check(new TokensNet());
        Check(new SmallNet());
        Check(new NoParametersNet());
    }

    [Fact]
    public void Panels_longer_than_a_piece()
    {
        LongRowsNet network = FileContents.Filled(new LongRowsNet());
        using var stream = new MemoryStream();
        network.Save(stream);
        Assert.Equal(FileContents.Bits(network), FileContents.Bits(LongRowsNet.Load(new ForwardStream(stream.ToArray()))));
    }

    [Fact]
    public void The_members_that_users_call()
    {
        using var folder = new TemporaryFolder();
        SmallNet network = FileContents.Filled(new SmallNet());
        network.Save(folder.File("a.safetensors"));
        network.SaveNpz(folder.File("a.npz"));
        SmallNet[] loaded =
        [
            SmallNet.Load(folder.File("a.safetensors")),
            SmallNet.Load(File.OpenRead(folder.File("a.safetensors"))),
            SmallNet.Load(network.ToBytes()),
            SmallNet.LoadNpz(folder.File("a.npz")),
            network.Clone(),
        ];
        Assert.All(loaded, other => Assert.Equal(FileContents.Bits(network), FileContents.Bits(other)));
        Assert.Equal(["a.npz", "a.safetensors"], folder.Files.Order());
    }

    [Fact]
    public void A_network_is_saved_to_the_same_bytes_again()
    {
        ImageNet network = FileContents.Filled(new ImageNet());
        byte[] bytes = network.ToBytes();
        Assert.Equal(bytes, network.ToBytes());
        Assert.Equal(bytes, ImageNet.Load(bytes).ToBytes());
    }

    [Fact]
    public void A_file_is_read_once_and_written_once()
    {
        byte[] bytes = new ImageNet().ToBytes();
        var stream = new CountingStream(bytes);
        ImageNet network = ImageNet.Load(stream);
        Assert.Equal(bytes.Length - sizeof(long), stream.BytesRead); // all but the count of batches, which nothing here needs

        var written = new CountingStream([]);
        network.Save(written);
        Assert.Equal(bytes.Length, written.BytesWritten);
    }

    [Fact]
    public void A_stream_is_read_from_where_it_stands()
    {
        SmallNet network = FileContents.Filled(new SmallNet());
        var stream = new MemoryStream([1, 2, 3, .. network.ToBytes()]) { Position = 3 };
        Assert.Equal(FileContents.Bits(network), FileContents.Bits(SmallNet.Load(stream)));
        Assert.Equal(stream.Length, stream.Position);
    }

    [Fact]
    public void Padding_is_not_saved()
    {
        SmallNet network = FileContents.Filled(new SmallNet());
        byte[] bytes = network.ToBytes();
        float[] values = network.Parameters.ToArray();
        network.Parameters.Fill(123f);
        foreach (ParameterInfo parameter in SmallNet.ParameterTable)
        {
            float[] interchange = new float[parameter.Length];
            parameter.Export(values, interchange);
            parameter.Import(interchange, network.Parameters);
        }

        Assert.Equal(bytes, network.ToBytes());
    }

    [Fact]
    public void A_clone_is_a_network_of_its_own()
    {
        SmallNet network = FileContents.Filled(new SmallNet());
        SmallNet clone = network.Clone();
        int[] bits = FileContents.Bits(network);
        clone.Parameters.Clear();
        Assert.Equal(bits, FileContents.Bits(network));
    }

    [Fact]
    public void CopyFrom_takes_all_parameters()
    {
        SmallNet network = FileContents.Filled(new SmallNet(), seed: 1), other = FileContents.Filled(new SmallNet(), seed: 2);
        network.CopyFrom(other);
        Assert.Equal(FileContents.Bits(other), FileContents.Bits(network));
        Assert.NotSame(other.Parameters.ToArray(), network.Parameters.ToArray());
        other.Parameters.Clear();
        Assert.NotEqual(FileContents.Bits(other), FileContents.Bits(network));
    }

    [Fact]
    public void The_masks_of_dropout_go_with_the_network()
    {
        var network = new DroppingNet(seed: -7);
        float[] expected = Gradients(network);
        Assert.NotEqual(expected, Gradients(Other()));
        Assert.Equal(expected, Gradients(network.Clone()));
        Assert.Equal(expected, Gradients(DroppingNet.Load(network.ToBytes())));

        DroppingNet Other()
        {
            var other = new DroppingNet(seed: 3);
            other.CopyFrom(network);
            return other;
        }
    }

    private static float[] Gradients(DroppingNet network)
    {
        float[] gradients = new float[DroppingNet.ParameterLength];
        network.Backward([1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4], gradients);
        return gradients;
    }

    private static void Check<TNetwork>(TNetwork network)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.safetensors"), archive = folder.File("a.npz");
        int[] bits = FileContents.Bits(FileContents.Filled(network));
        NetworkFile.Save(network, path);
        network.SaveNpz(archive);
        byte[] bytes = File.ReadAllBytes(path);
        Assert.Equal(bytes, network.ToBytes());
        Assert.Equal(bits, FileContents.Bits(NetworkFile.Load<TNetwork>(path)));
        Assert.Equal(bits, FileContents.Bits(NetworkFile.Load<TNetwork>(bytes)));
        Assert.Equal(bits, FileContents.Bits(NetworkFile.Load<TNetwork>(new MemoryStream(bytes))));
        Assert.Equal(bits, FileContents.Bits(NetworkFile.Load<TNetwork>(new ForwardStream(bytes))));
        Assert.Equal(bits, FileContents.Bits(NetworkFile.LoadNpz<TNetwork>(archive)));
    }
}
