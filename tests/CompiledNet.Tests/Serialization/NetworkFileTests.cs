using System.Text;
using System.Text.Json;

namespace CompiledNet.Tests.Serialization;

/// <summary>What a saved network says of itself, and files that do not fit.</summary>
public class NetworkFileTests
{
    [Fact]
    public void The_header_has_PyTorchs_names_and_shapes()
    {
        using SafetensorsFile file = SafetensorsFile.Open(new MemoryStream(new ImageNet().ToBytes()));
        Assert.Equal(
            [
                "batchnorm1.num_batches_tracked [] I64",
                "stem.conv.weight [6, 1, 3, 3] F32", "stem.conv.bias [6] F32",
                "batchnorm1.weight [6] F32", "batchnorm1.bias [6] F32", "batchnorm1.running_mean [6] F32", "batchnorm1.running_var [6] F32",
                "prelu1.weight [1] F32",
                "conv2.weight [20, 6, 2, 2] F32", "conv2.bias [20] F32",
                "dense1.weight [18, 80] F32", "dense1.bias [18] F32",
                "layernorm1.weight [18] F32", "layernorm1.bias [18] F32",
                "dense2.weight [5, 18] F32",
            ],
            file.Tensors.Select(tensor => tensor.ToString().Replace("'", string.Empty, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_metadata_say_network_fingerprint_and_version()
    {
        using SafetensorsFile file = SafetensorsFile.Open(new MemoryStream(new SmallNet(seed: 5).ToBytes()));
        Assert.Equal(4, file.Metadata.Count);
        Assert.Equal("pt", file.Metadata["format"]);
        Assert.Equal("SmallNet", file.Metadata["network"]);
        Assert.Equal(new SmallNet().Info.Fingerprint, file.Metadata["fingerprint"]);
        Assert.Equal(typeof(INetwork).Assembly.GetName().Version!.ToString(3), file.Metadata["version"]);
        Assert.Matches("^[0-9a-f]{16}$", file.Metadata["fingerprint"]);
    }

    [Fact]
    public void The_header_is_JSON_as_others_read_it()
    {
        byte[] bytes = new DroppingNet(seed: 5).ToBytes();
        int length = (int)BitConverter.ToUInt64(bytes);
        using var json = JsonDocument.Parse(bytes.AsMemory(8, length));
        Assert.Equal("5", json.RootElement.GetProperty("__metadata__").GetProperty("dropout_seed").GetString());
        Assert.Equal(JsonValueKind.Array, json.RootElement.GetProperty("dense1.weight").GetProperty("data_offsets").ValueKind);
        Assert.Equal(0, length % 8);
    }

    [Fact]
    public void Everything_that_does_not_fit_is_in_one_message()
    {
        var writer = new SafetensorsWriter();
        writer.AddMetadata("network", "Teacher");
        writer.Add("dense1.weight", new float[12], 4, 3);
        writer.Add("dense1.bias", new float[3], 3, 1);
        writer.Add("dense2.bias", new int[2], 2);
        writer.Add("fc.weight\n", new float[2], 1, 2);
        NetworkFormatException exception = Assert.Throws<NetworkFormatException>(() => SmallNet.Load(Bytes(writer)));
        Assert.Equal(
            """
            The buffer does not fit SmallNet (it was saved from 'Teacher'), and nothing was changed:
              'dense1.weight' has shape [4, 3] in the file, but [3, 4] is expected: it is transposed
              'dense1.bias' has shape [3, 1] in the file, but [3] is expected
              'dense2.weight' [2, 3] is not in the file
              'dense2.bias' has elements of type I32 in the file, but F32, F16 or BF16 is expected: convert it to float32
              'fc.weight\u000a' [1, 2] F32 is no parameter of SmallNet
            """,
            exception.Message);
    }

    [Fact]
    public void A_network_of_another_declaration_is_named()
    {
        NetworkFormatException exception = Assert.Throws<NetworkFormatException>(() => SmallNet.Load(new OtherHeadNet().ToBytes()));
        Assert.Contains("(it was saved from 'OtherHeadNet')", exception.Message, StringComparison.Ordinal);
        Assert.Contains(
            "'dense2.weight' has shape [7, 3] in the file, but [2, 3] is expected", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'batchnorm1.running_var' [7] F32 is no parameter of SmallNet", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("num_batches_tracked", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_count_of_batches_may_be_there_or_not()
    {
        TokensNet network = FileContents.Filled(new TokensNet());
        foreach (bool hasCount in new[] { true, false })
        {
            var writer = new SafetensorsWriter();
            foreach (ParameterInfo parameter in TokensNet.ParameterTable)
            {
                float[] values = FileContents.Values(network, parameter.Name);
                writer.Add(parameter.Name, values, [.. parameter.Shape]);
            }

            if (hasCount)
            {
                writer.Add("batchnorm1.num_batches_tracked", new long[] { 12345 }.AsMemory());
            }

            Assert.Equal(FileContents.Bits(network), FileContents.Bits(TokensNet.Load(Bytes(writer))));
        }
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("none.safetensors");
        Assert.Equal($"There is no file '{path}'.", Assert.Throws<FileNotFoundException>(() => SmallNet.Load(path)).Message);
        Assert.Throws<FileNotFoundException>(() => SmallNet.LoadNpz(path));
        Assert.Throws<ArgumentException>(() => SmallNet.Load(string.Empty));
        Assert.Throws<ArgumentNullException>(() => new SmallNet().Save((string)null!));
        Assert.Throws<ArgumentNullException>(() => SmallNet.Load((Stream)null!));
    }

    [Fact]
    public void Messages_begin_with_the_path_and_the_file_is_closed()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.safetensors");
        File.WriteAllBytes(path, Encoding.ASCII.GetBytes("not a network at all"));
        Assert.StartsWith(
            $"'{path}' is no safetensors file, or truncated", Assert.Throws<NetworkFormatException>(() => SmallNet.Load(path)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            $"'{path}' is a damaged zip archive, or none", Assert.Throws<NetworkFormatException>(() => SmallNet.LoadNpz(path)).Message,
            StringComparison.Ordinal);
        using FileStream _ = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    [Fact]
    public void A_seed_that_is_no_number_is_refused()
    {
        var writer = new SafetensorsWriter();
        writer.AddMetadata("dropout_seed", "3000000000");
        Assert.Contains(
            "metadata 'dropout_seed': '3000000000' is no 32-bit number",
            Assert.Throws<NetworkFormatException>(() => NoParametersNet.Load(Bytes(writer))).Message, StringComparison.Ordinal);
    }

    internal static byte[] Bytes(TensorWriter writer)
    {
        var stream = new MemoryStream();
        writer.Write(stream);
        return stream.ToArray();
    }
}
