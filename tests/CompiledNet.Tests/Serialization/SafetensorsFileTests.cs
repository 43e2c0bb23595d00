using System.Buffers.Binary;
using System.Text;

namespace CompiledNet.Tests.Serialization;

/// <summary>The reader and the writer of the safetensors format by themselves.</summary>
public class SafetensorsFileTests
{
    private static readonly float[] s_values = [1.5f, float.NaN, -0f, float.NegativeInfinity, 1e-40f, 3];
    private static readonly long[] s_count = [long.MinValue];

    [Fact]
    public void What_is_written_is_read_back()
    {
        var writer = new SafetensorsWriter();
        writer.AddMetadata("key", "Wert \"ü\"");
        writer.Add("a", s_values, 2, 3);
        writer.Add("count", (ReadOnlyMemory<long>)s_count);
        writer.Add("empty", Array.Empty<float>(), 0, 5);
        writer.Add("b", s_values.AsMemory(5), 1);
        var stream = new MemoryStream();
        writer.Write(stream);

        stream.Position = 0;
        using SafetensorsFile file = SafetensorsFile.Open(stream);
        Assert.Equal("Wert \"ü\"", Assert.Single(file.Metadata).Value);
        Assert.Equal(["count", "a", "empty", "b"], file.Tensors.Select(tensor => tensor.Name));
        Assert.Equal([2L, 3], file.Find("a")!.Shape);

        long[] count = new long[1];
        file.ReadLongs(file.Find("count")!, count);
        Assert.Equal(long.MinValue, count[0]);
        Assert.Equal(s_values, Floats(file, "a"));
        Assert.Equal([3f], Floats(file, "b"));
        Assert.Equal(s_values, Floats(file, "a"));
        file.Complete();
    }

    [Fact]
    public void Every_tensor_stands_on_a_multiple_of_its_elements_size()
    {
        var writer = new SafetensorsWriter();
        writer.Add("odd", new float[3], 3);
        writer.Add("long", new long[2], 2);
        var stream = new MemoryStream();
        writer.Write(stream);
        byte[] bytes = stream.ToArray();
        Assert.Equal(0UL, BinaryPrimitives.ReadUInt64LittleEndian(bytes) % 8);
        stream.Position = 0;
        using SafetensorsFile file = SafetensorsFile.Open(stream);
        Assert.All(file.Tensors, tensor => Assert.Equal(0, tensor.Start % tensor.Type.Size));
    }

    [Fact]
    public void Halves_become_floats()
    {
        byte[] data = new byte[8];
        Half[] halves = [(Half)1.5f, Half.MaxValue, Half.Epsilon, Half.NegativeInfinity];
        for (int i = 0; i < halves.Length; i++)
        {
            BinaryPrimitives.WriteHalfLittleEndian(data.AsSpan(2 * i), halves[i]);
        }

        using SafetensorsFile file = Open("""{"h":{"dtype":"F16","shape":[4],"data_offsets":[0,8]}}""", data);
        Assert.Equal([1.5f, 65504f, 5.9604645e-8f, float.NegativeInfinity], Floats(file, "h"));

        byte[] brain = [0x80, 0x3F, 0x49, 0x40, 0x80, 0xFF, 0x01, 0x00];
        using SafetensorsFile other = Open("""{"h":{"dtype":"BF16","shape":[2,2],"data_offsets":[0,8]}}""", brain);
        Assert.Equal([1f, 3.140625f, float.NegativeInfinity, 9.1835496e-41f], Floats(other, "h"));
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData(" {}", "it begins with 0x20")]
    [InlineData("[]", "it begins with 0x5B")]
    [InlineData("{", "it is no JSON")]
    [InlineData("{}}", "it is no JSON")]
    [InlineData("{}//", "it is no JSON")]
    [InlineData("""{"a":1}""", "tensor 'a' is '1', but an object is expected")]
    [InlineData("""{"a":{}}""", "tensor 'a' has no dtype")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1]}}""", "tensor 'a' has no data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","data_offsets":[0,4]}}""", "tensor 'a' has no shape")]
    [InlineData("""{"a":{"dtype":32,"shape":[1],"data_offsets":[0,4]}}""", "the dtype of tensor 'a' is '32', but a string is expected")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"x":1}}""", "tensor 'a' has an unknown member 'x'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"shape":[1],"data_offsets":[0,4]}}""", "tensor 'a' has its shape twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", "the shape of tensor 'a' holds '-1', but a whole number")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}}""", "the shape of tensor 'a' holds '1.0'")]
    [InlineData("""{"a":{"dtype":"F32","shape":["1"],"data_offsets":[0,4]}}""", "the shape of tensor 'a' holds a string")]
    [
        InlineData("""{"a":{"dtype":"F32","shape":1,"data_offsets":[0,4]}}""", "the shape of tensor 'a' is '1', but an array of numbers is expected")]
    [InlineData("""{"a":{"dtype":"F32","shape":[[1]],"data_offsets":[0,4]}}""", "depth of 3 has been exceeded")]
    [InlineData("""{"a":{"dtype":"F32","shape":[9223372036854775808],"data_offsets":[0,4]}}""", "holds '9223372036854775808'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,4]}}""", "has more bytes than any file")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2305843009213693952],"data_offsets":[0,4]}}""", "has more bytes than any file")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,8]}}""", "has 4 bytes, but its data_offsets [0, 8] span 8")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", "a start and an end not before it are expected")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,8]}}""", "a start and an end not before it are expected")]
    [
        InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "the data of tensor 'a' begin at 4, but the data begin at 0: there must be no gap")]
    [
        InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[2,6]}}""", "begin at 2, but the data of 'a' before it end at 4: there must be no overlap")]
    [
        InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "the name 'a' is there twice")]
    [
        InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"\u0061":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "the name 'a' is there twice")]
    [InlineData("""{"__metadata__":{"a":"b"},"__metadata__":{"a":"b"}}""", "the name '__metadata__' is there twice")]
    [InlineData("""{"__metadata__":{"a":"b","a":"c"}}""", "the metadata 'a' are there twice")]
    [InlineData("""{"__metadata__":{"a":1}}""", "the metadata 'a' is '1', but a string is expected")]
    [InlineData("""{"__metadata__":"a"}""", "__metadata__ is a string, but an object of strings is expected")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "half of a surrogate pair")]
    public void A_wrong_header_is_refused_with_the_place(string header, string message)
    {
        NetworkFormatException exception = Assert.Throws<NetworkFormatException>(() => Open(header, new byte[8]));
        Assert.StartsWith("The stream, header, byte ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Invalid_UTF8_is_refused()
    {
        byte[] header = Encoding.Latin1.GetBytes("{\"\u00e9\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}");
        NetworkFormatException exception = Assert.Throws<NetworkFormatException>(
            () => SafetensorsFile.Open(new MemoryStream(File(header, new byte[4]))));
        Assert.Contains("UTF-8", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "it has 0 bytes, but 8 that give the header's length are expected")]
    [InlineData(7, "it has 7 bytes")]
    [InlineData(30, "announce a header of 54 bytes")]
    [InlineData(64, "is truncated: 2 bytes follow the header, but its tensors take 4")]
    [InlineData(67, "goes on after its last tensor: 5 bytes follow the header, but its tensors take 4")]
    public void Another_length_than_the_header_says_is_refused_at_once(int length, string message)
    {
        byte[] bytes = File(Encoding.UTF8.GetBytes("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"""), new byte[4]);
        Array.Resize(ref bytes, length);
        NetworkFormatException exception = Assert.Throws<NetworkFormatException>(() => SafetensorsFile.Open(new MemoryStream(bytes)));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_of_any_announced_length_allocates_no_more_than_there_is()
    {
        byte[] bytes = new byte[100];
        foreach (ulong length in new ulong[] { 93, int.MaxValue, uint.MaxValue, long.MaxValue, ulong.MaxValue })
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Throws<NetworkFormatException>(() => SafetensorsFile.Open(new MemoryStream(bytes)));
            Assert.Throws<NetworkFormatException>(() => SafetensorsFile.Open(new ForwardStream(bytes)));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 400_000);
        }
    }

    [Fact]
    public void A_stream_that_cannot_seek_is_checked_while_it_is_read()
    {
        byte[] bytes = File(
            Encoding.UTF8.GetBytes(
                """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"""),
            [0, 0, 128, 63, 0, 0, 0, 64]);
        using (SafetensorsFile file = SafetensorsFile.Open(new ForwardStream(bytes)))
        {
            Assert.Equal([2f], Floats(file, "b"));
            file.Complete();
        }

        using (SafetensorsFile file = SafetensorsFile.Open(new ForwardStream([.. bytes, 1])))
        {
            Assert.Contains(
                "goes on after its last tensor", Assert.Throws<NetworkFormatException>(file.Complete).Message, StringComparison.Ordinal);
        }

        using (SafetensorsFile file = SafetensorsFile.Open(new ForwardStream(bytes[..^1])))
        {
            Assert.Contains(
                "is truncated: it ends within the data of 'b' [1] F32, 7 bytes into all data, but 8 are expected",
                Assert.Throws<NetworkFormatException>(() => Floats(file, "b")).Message, StringComparison.Ordinal);
        }
    }

    internal static byte[] File(byte[] header, byte[] data)
    {
        byte[] prefix = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)header.Length);
        return [.. prefix, .. header, .. data];
    }

    private static SafetensorsFile Open(string header, byte[] data) =>
        SafetensorsFile.Open(new MemoryStream(File(Encoding.UTF8.GetBytes(header), data)));

    private static float[] Floats(SafetensorsFile file, string name)
    {
        TensorEntry tensor = file.Find(name)!;
        float[] values = new float[tensor.Length];
        file.Begin(tensor);
        file.ReadFloats(tensor, values);
        file.End();
        return values;
    }
}
