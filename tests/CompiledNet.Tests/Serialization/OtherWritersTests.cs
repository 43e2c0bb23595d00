using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using CompiledNet.Runtime;

namespace CompiledNet.Tests.Serialization;

/// <summary>
/// Archives and safetensors of other writers: read, or refused as what they are; a part of a file is taken though another part cannot be.
/// </summary>
public sealed class OtherWritersTests
{
    private static readonly float[] s_weight = [1.5f, -2, 3.25f, 4, 5, -6, 7, 8.125f, 9, 10, 11, 65504];

    [Theory]
    [InlineData("<f4", false, "(3, 4)")]
    [InlineData("<f2", false, "(3, 4)")]
    [InlineData(">f4", false, "(3, 4)")]
    [InlineData(">f2", false, "(3, 4)")]
    [InlineData("<f4", true, "(3, 4)")]
    [InlineData(">f4", true, "(3, 4)")]
    [InlineData(">f2", true, "(3L, 4L)")]
    [InlineData("<f4", false, "(3L, 4L)")]
    public void Floats_of_either_order_of_bytes_and_of_axes_and_of_Python_2_are_read(string descr, bool isColumnMajor, string shape)
    {
        float[] stored = isColumnMajor ? [.. Enumerable.Range(0, 12).Select(i => s_weight[(i % 3 * 4) + (i / 3)])] : s_weight;
        byte[] data = [.. stored.SelectMany(value => Bytes(value, descr))];
        SmallNet network = LoadNpz(Archive(Npy(descr, isColumnMajor, shape, data)));
        Assert.Equal(s_weight, FileContents.Values(network, "dense1.weight"));
    }

    [Theory]
    [InlineData("<f8", 8, "F64")]
    [InlineData(">f8", 8, "F64")]
    [InlineData("<i8", 8, "I64")]
    [InlineData(">i4", 4, "I32")]
    [InlineData("<i2", 2, "I16")]
    [InlineData("|i1", 1, "I8")]
    [InlineData("<u8", 8, "U64")]
    [InlineData("<u4", 4, "U32")]
    [InlineData(">u2", 2, "U16")]
    [InlineData("|u1", 1, "U8")]
    [InlineData("|b1", 1, "BOOL")]
    [InlineData("<c8", 8, "C64")]
    [InlineData("<c16", 16, "C128")]
    [InlineData("<V2", 2, "'<V2'")]
    [InlineData("|S3", 3, "'|S3'")]
    [InlineData("<U7", 28, "'<U7'")]
    [InlineData("<M8[ns]", 8, "'<M8[ns]'")]
    [InlineData("|O", 5, "'|O'")]
    public void Other_types_are_refused_as_what_they_are_and_the_rest_can_be_taken(string descr, int bytes, string name)
    {
        byte[] archive = Archive(Npy(descr, false, "(3, 4)", new byte[12 * bytes]));
        CheckLeftOut(archive, $"has elements of type {name} in the file, but F32, F16 or BF16 is expected: convert it to float32");
    }

    [Fact]
    public void A_structure_is_refused_as_what_it_is_and_the_rest_can_be_taken() =>
        CheckLeftOut(
            Archive(NpyOf("[('a', '<f4'), ('b', '<i4', (2,))]", false, "(3, 4)", new byte[144])),
            "has elements of type '[('a', '<f4'), ('b', '<i4', (2,))]' in the file, but F32, F16 or BF16 is expected: convert it to float32");

    [Theory]
    [InlineData(12, "bzip2")]
    [InlineData(14, "LZMA")]
    [InlineData(93, "Zstandard")]
    [InlineData(95, "XZ")]
    [InlineData(98, "PPMd")]
    [InlineData(1, "the method 1 of zip")]
    public void An_entry_that_is_packed_otherwise_is_refused_as_what_it_is_and_the_rest_can_be_taken(ushort method, string name)
    {
        byte[] archive = Archive(Npy("<f4", false, "(3, 4)", new byte[48]));
        Patch(archive, "dense1.weight.npy", local: 8, central: 10, method);
        CheckLeftOut(archive, $"is packed with {name}, but stored or deflated is expected (numpy.savez or numpy.savez_compressed)");
    }

    [Fact]
    public void An_encrypted_entry_is_refused_as_what_it_is_and_the_rest_can_be_taken()
    {
        byte[] archive = Archive(Npy("<f4", false, "(3, 4)", new byte[48]));
        Patch(archive, "dense1.weight.npy", local: 6, central: 8, 1);
        CheckLeftOut(archive, "is encrypted, which is not read");
    }

    [Fact]
    public void What_is_not_an_array_is_refused_and_a_part_can_be_taken_all_the_same()
    {
        byte[] archive = Archive(Npy("<f4", false, "(3, 4)", new byte[48]), ("notes/readme.txt", "text"u8.ToArray()));
        const string reason = "is not a NumPy array: its name does not end in '.npy'";
        Assert.Contains(
            $"'notes/readme.txt' {reason}", Assert.Throws<NetworkFormatException>(() => LoadNpz(archive)).Message, StringComparison.Ordinal);
        PartialLoadResult result = new SmallNet().LoadPartial(archive);
        Assert.Equal(4, result.Loaded.Count);
        Assert.Equal([new SkippedTensor("notes/readme.txt", reason)], result.Ignored);
    }

    [Theory]
    [InlineData("F8_E4M3", "F8_E4M3")]
    [InlineData("I64", "I64")]
    [InlineData("F64", "F64")]
    [InlineData("F4", "'F4'")]
    [InlineData("F6_E2M3", "'F6_E2M3'")]
    [InlineData("F8_E4M3FNUZ", "'F8_E4M3FNUZ'")]
    [InlineData("", "''")]
    public void Types_of_safetensors_that_are_not_read_leave_out_their_tensors(string type, string name)
    {
        int bytes = 12 * Math.Max(TensorType.Of(type).Size, 1);
        SmallNet other = FileContents.Filled(new SmallNet(), seed: 2), network = FileContents.Filled(new SmallNet(), seed: 1);
        byte[] file = Safetensors(other, type, bytes);
        string reason = $"has elements of type {name} in the file, but F32, F16 or BF16 is expected: convert it to float32";
        Assert.Contains(
            $"'dense1.weight' {reason}", Assert.Throws<NetworkFormatException>(() => SmallNet.Load(file)).Message, StringComparison.Ordinal);
        CheckTaken(network, network.LoadPartial(file), other, reason);

        // The same where the tensor is no parameter, and by a stream that cannot seek.
        PartialLoadResult result = new TailNet().LoadPartial(new ForwardStream(file));
        Assert.Equal(["dense2.weight", "dense2.bias"], result.Loaded);
        Assert.Contains(new SkippedTensor("dense1.weight", $"[3, 4] {name} is no parameter of TailNet"), result.Ignored);
    }

    [Fact]
    public void Partial_loading_reads_an_archive_from_a_path_a_stream_and_bytes()
    {
        using var folder = new TemporaryFolder();
        SmallNet saved = FileContents.Filled(new SmallNet());
        saved.SaveNpz(folder.File("a.npz"));
        byte[] bytes = File.ReadAllBytes(folder.File("a.npz"));
        foreach (Func<SmallNet, PartialLoadResult> load in new Func<SmallNet, PartialLoadResult>[]
            {
                net =>
                    net.LoadPartial(folder.File("a.npz")), net =>
                        net.LoadPartial(bytes), net =>
                            net.LoadPartial(new MemoryStream(bytes)), net => net.LoadPartial(new ForwardStream(bytes)),
            })
        {
            var network = new SmallNet();
            Assert.Equal(4, load(network).Loaded.Count);
            Assert.Equal(FileContents.Bits(saved), FileContents.Bits(network));
        }

        Assert.EndsWith(
            "is no safetensors file, but a zip archive: LoadNpz reads those of NumPy.",
            Assert.Throws<NetworkFormatException>(() => SmallNet.Load(bytes)).Message, StringComparison.Ordinal);
    }

    /// <summary>Loading names the first parameter's problem, and partial loading takes all others.</summary>
    private static void CheckLeftOut(byte[] archive, string reason)
    {
        string message = Assert.Throws<NetworkFormatException>(() => LoadNpz(archive)).Message;
        Assert.EndsWith($"does not fit SmallNet, and nothing was changed:\n  'dense1.weight' {reason}", message, StringComparison.Ordinal);
        SmallNet network = FileContents.Filled(new SmallNet(), seed: 1);
        CheckTaken(network, network.LoadPartial(archive), Original(), reason);
    }

    private static void CheckTaken(SmallNet network, PartialLoadResult result, SmallNet from, string reason)
    {
        Assert.Equal(["dense1.bias", "dense2.weight", "dense2.bias"], result.Loaded);
        Assert.Equal([new SkippedTensor("dense1.weight", reason)], result.Kept);
        Assert.Empty(result.Ignored);
        foreach (string name in result.Loaded)
        {
            Assert.Equal(FileContents.Values(from, name), FileContents.Values(network, name));
        }

        Assert.Equal(
            FileContents.Values(FileContents.Filled(new SmallNet(), seed: 1), "dense1.weight"),
            FileContents.Values(network, "dense1.weight"));
    }

    private static SmallNet Original() => FileContents.Filled(new SmallNet(), seed: 3);

    private static SmallNet LoadNpz(byte[] archive)
    {
        using NpzFile file = NpzFile.Open(new MemoryStream(archive));
        return NetworkFile.Create<SmallNet>(file);
    }

    private static byte[] Bytes(float value, string descr)
    {
        byte[] bytes = new byte[descr[2] - '0'];
        switch (descr)
        {
            case "<f4": BinaryPrimitives.WriteSingleLittleEndian(bytes, value); break;
            case ">f4": BinaryPrimitives.WriteSingleBigEndian(bytes, value); break;
            case "<f2": BinaryPrimitives.WriteHalfLittleEndian(bytes, (Half)value); break;
            default: BinaryPrimitives.WriteHalfBigEndian(bytes, (Half)value); break;
        }

        return bytes;
    }

    private static byte[] Npy(string descr, bool isColumnMajor, string shape, byte[] data) =>
        NpyOf($"'{descr}'", isColumnMajor, shape, data);

    private static byte[] NpyOf(string descr, bool isColumnMajor, string shape, byte[] data)
    {
        string dictionary = $"{{'descr': {descr}, 'fortran_order': {isColumnMajor}, 'shape': {shape}, }}\n";
        return
        [
            0x93, .. "NUMPY"u8, 1, 0, .. BitConverter.GetBytes((ushort)dictionary.Length), .. Encoding.Latin1.GetBytes(dictionary), .. data,
        ];
    }

    /// <summary>The archive of a network with another first parameter.</summary>
    private static byte[] Archive(byte[] weight, params (string Name, byte[] Content)[] more)
    {
        var stream = new MemoryStream();
        using (var source = new ZipArchive(new MemoryStream(FuzzTests.Archive(Original()))))
        using (var target = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (ZipArchiveEntry entry in source.Entries)
            {
                using Stream from = entry.Open(), to = target.CreateEntry(entry.FullName, CompressionLevel.NoCompression).Open();
                (entry.FullName == "dense1.weight.npy" ? new MemoryStream(weight) : from).CopyTo(to);
            }

            foreach ((string name, byte[] content) in more)
            {
                using Stream to = target.CreateEntry(name).Open();
                to.Write(content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>Changes 16 bits of both headers of an entry.</summary>
    private static void Patch(byte[] archive, string name, int local, int central, ushort value)
    {
        byte[] text = Encoding.ASCII.GetBytes(name);
        int first = archive.AsSpan().IndexOf(text), last = archive.AsSpan().LastIndexOf(text);
        BinaryPrimitives.WriteUInt16LittleEndian(archive.AsSpan(first - 30 + local), value);
        BinaryPrimitives.WriteUInt16LittleEndian(archive.AsSpan(last - 46 + central), value);
    }

    /// <summary>A network as safetensors whose first parameter has another type.</summary>
    private static byte[] Safetensors(SmallNet network, string type, int bytes)
    {
        string[] names = ["dense1.bias", "dense2.weight", "dense2.bias"];
        int[][] shapes = [[3], [2, 3], [2]];
        var data = new List<byte>(new byte[bytes]);
        var header = new StringBuilder($$"""{"dense1.weight":{"dtype":"{{type}}","shape":[3,4],"data_offsets":[0,{{bytes}}]}""");
        for (int i = 0; i < names.Length; i++)
        {
            int start = data.Count;
            data.AddRange(FileContents.Values(network, names[i]).SelectMany(BitConverter.GetBytes));
            header.Append(
                $$""","{{names[i]}}":{"dtype":"F32","shape":[{{string.Join(',', shapes[i])}}],"data_offsets":[{{start}},{{data.Count}}]}""");
        }

        return SafetensorsFileTests.File(Encoding.UTF8.GetBytes(header.Append('}').ToString()), [.. data]);
    }
}

/// <summary>A network that has the second layer of <see cref="SmallNet"/> only.</summary>
[Network]
[Input(3)]
[Dense(2, Name = "dense2")]
public sealed partial class TailNet;
