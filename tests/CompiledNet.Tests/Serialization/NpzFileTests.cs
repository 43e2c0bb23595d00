using System.IO.Compression;
using System.Text;
using CompiledNet.Runtime;
using CompiledNet.Tests.Fixtures;

namespace CompiledNet.Tests.Serialization;

/// <summary>NumPy archives: right ones are read whatever wrote them, wrong ones are refused with the place.</summary>
public class NpzFileTests
{
    private const string Weight = "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }";

    [Fact]
    public void Another_reader_finds_the_same_values()
    {
        using var folder = new TemporaryFolder();
        var network = new TokensNet(seed: 3);
        network.SaveNpz(folder.File("a.npz"));
        NpyArchive archive = NpyArchive.Load(folder.File("a.npz"));
        foreach (ParameterInfo parameter in TokensNet.ParameterTable)
        {
            Assert.Equal(parameter.Shape, archive[parameter.Name].Shape);
            Assert.Equal(FileContents.Values(network, parameter.Name), archive[parameter.Name].Floats);
        }

        Assert.Equal(0, archive["batchnorm1.num_batches_tracked"].Longs.Single());
    }

    [Theory]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }", "3, 4 F32")]
    [InlineData("{\"shape\":(3,4),\"fortran_order\":True,\"descr\":\"<f2\"}   \n", "3, 4 F16 column-major")]
    [InlineData("{'descr': '<i8', 'fortran_order': False, 'shape': (), }", " I64")]
    [InlineData("{'descr': '|b1', 'fortran_order': False, 'shape': (7,), }", "7 BOOL")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (3L, 4L), }", "3, 4 F32")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (12L,), }", "12 F32")]
    [InlineData("{'descr': '>f4', 'fortran_order': True, 'shape': (3, 4), }", "3, 4 F32 column-major big-endian")]
    [InlineData("{'descr': '>f2', 'fortran_order': False, 'shape': (3, 4), }", "3, 4 F16 big-endian")]
    [InlineData("{'descr': '<b1', 'fortran_order': False, 'shape': (3, 4), }", "3, 4 BOOL")]
    [InlineData("{'descr': '<c16', 'fortran_order': False, 'shape': (3, 4), }", "3, 4 C128")]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (3, 4), }", "3, 4 '|O'")]
    [InlineData("{'descr': '|f4', 'fortran_order': False, 'shape': (3, 4), }", "3, 4 '|f4'")]
    [InlineData("{'descr': '', 'fortran_order': False, 'shape': (3, 4), }", "3, 4 ''")]
    [
        InlineData("{'descr': [('a]', '<f4'), (\"b[\", [('c', '|u1')])], 'fortran_order': False, 'shape': (3,), }", "3 '[('a]', '<f4'), (\"b[\", [('c', '|u1')])]'")]
    [InlineData("{ 'descr' : '<f4' , 'fortran_order' : False , 'shape' : ( 3 , 4 , ) , }", "3, 4 F32")]
    public void Headers_as_NumPy_writes_them(string dictionary, string expected)
    {
        foreach (byte version in new byte[] { 1, 2, 3 })
        {
            NpyHeader header = NpyHeader.Read(new MemoryStream(Npy(dictionary, version: version)), "array");
            Assert.Equal(
                expected,
                $"{string.Join(", ", header.Shape)} {header.Type}{(header.IsColumnMajor ? " column-major" : string.Empty)}{(header.IsBigEndian ? " big-endian" : string.Empty)}");
        }
    }

    [Theory]
    [InlineData("{'descr': [('a', '<f4'), 'fortran_order': False, 'shape': (3, 4), }", "a list is not closed")]
    [InlineData("{'descr': ['a, 'fortran_order': False, 'shape': (3, 4), }", "a string in quotes is expected")]
    [InlineData("{'descr': 4, 'fortran_order': False, 'shape': (3, 4), }", "a string in quotes is expected")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (3LL, 4), }", "',' or ')' is expected")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (L, 4), }", "the shape holds 'L, 4")]
    [InlineData("{'descr': '<f4', 'fortran_order': 0, 'shape': (3, 4), }", "'fortran_order' is neither True nor False")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (3), }", "a tuple is expected")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (3 4), }", "',' or ')' is expected")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (-3, 4), }", "the shape holds '-3, 4")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (9223372036854775808,), }", "the shape holds '9223372036854775808'")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': [3, 4], }", "'(' is expected")]
    [
        InlineData("{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }", "the entry 'descr' is unknown, or there twice")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), 'more': 1}", "the entry 'more' is unknown")]
    [InlineData("{'descr': '<f4', 'fortran_order': False}", "it has no 'shape'")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), } x", "something follows its '}'")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4)", "'}' is expected")]
    [InlineData("{'descr': '<f4", "a string in quotes is expected")]
    [InlineData("", "'{' is expected")]
    public void Other_headers_are_refused(string dictionary, string message) =>
        Assert.Contains(
            message, Assert.Throws<NetworkFormatException>(() => NpyHeader.Read(new MemoryStream(Npy(dictionary)), "array")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Headers_of_other_versions_and_lengths_are_refused()
    {
        byte[] array = Npy(Weight);
        Assert.Contains("version 4.0", Refused([.. array[..6], 4, .. array[7..]]), StringComparison.Ordinal);
        Assert.Contains("ends within its header", Refused(array[..20]), StringComparison.Ordinal);
        Assert.Contains("ends within its header", Refused([]), StringComparison.Ordinal);
        Assert.Contains("it begins with 0x504B", Refused("PK234567890123"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains(
            "a header of 65535 bytes, but at most 10000", Refused([.. array[..8], 255, 255, .. array[10..]]), StringComparison.Ordinal);

        static string Refused(byte[] bytes) =>
            Assert.Throws<NetworkFormatException>(() => NpyHeader.Read(new MemoryStream(bytes), "array")).Message;
    }

    [Fact]
    public void Entries_must_be_as_long_as_their_shapes()
    {
        Assert.Contains(
            "of shape [3, 4] and type F32 has 48 bytes, but the archive gives 49", Refused(("dense1.weight.npy", Npy(Weight, 49))),
            StringComparison.Ordinal);
        Assert.Contains("has 48 bytes, but the archive gives 0", Refused(("dense1.weight.npy", Npy(Weight))), StringComparison.Ordinal);
        string huge = Weight.Replace("3, 4", "9223372036854775807, 4", StringComparison.Ordinal);
        Assert.Contains("more bytes than any file", Refused(("dense1.weight.npy", Npy(huge, 48))), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_never_paths_and_never_twice()
    {
        Assert.Contains(
            "entry 'dense1.weight.npy' is there twice",
            Refused(("dense1.weight.npy", Npy(Weight, 48)), ("dense1.weight.npy", Npy(Weight, 48))), StringComparison.Ordinal);
        Assert.Contains("its name does not end in '.npy'", Refused(("readme.txt", "text"u8.ToArray())), StringComparison.Ordinal);
        Assert.Contains(
            "'../../dense1.weight' [3, 4] F32 is no parameter of SmallNet", Refused(("../../dense1.weight.npy", Npy(Weight, 48))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_that_unpacks_to_more_than_it_says_is_refused_early()
    {
        // 20 MB of zeros in 20 kB, announced as the 48 bytes that the network wants.
        byte[] archive = Archive(CompressionLevel.Optimal, ("dense1.weight.npy", Npy(Weight, 20_000_000)));
        int announced = Npy(Weight, 48).Length, real = Npy(Weight, 20_000_000).Length;
        Patch(archive, real, announced);
        long before = GC.GetAllocatedBytesForCurrentThread();
        using NpzFile file = NpzFile.Open(new MemoryStream(archive));
        file.Begin(file.Tensors[0]);
        file.ReadBytes(new byte[48]);
        Assert.Contains("entry 'dense1.weight.npy'", Assert.Throws<NetworkFormatException>(file.End).Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
    }

    [Fact]
    public void A_changed_byte_is_found_by_the_checksum()
    {
        SmallNet network = FileContents.Filled(new SmallNet());
        byte[] bytes = FuzzTests.Archive(network);
        int at = bytes.AsSpan().IndexOf("'shape': (3, 4)"u8) + 100;
        bytes[at] ^= 1;
        using NpzFile file = NpzFile.Open(new MemoryStream(bytes));
        Assert.Contains(
            "entry 'dense1.weight.npy' is damaged: its checksum is",
            Assert.Throws<NetworkFormatException>(() => NetworkFile.Create<SmallNet>(file)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 0u)]
    [InlineData("a", 0xE8B7BE43u)]
    [InlineData("123456789", 0xCBF43926u)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0x414FA339u)]
    public void The_checksum_is_that_of_zip(string text, uint expected)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        Assert.Equal(expected, Crc32.Append(0, bytes));
        Assert.Equal(expected, Crc32.Append(Crc32.Append(0, bytes.AsSpan(0, bytes.Length / 3)), bytes.AsSpan(bytes.Length / 3)));
    }

    private static byte[] Npy(string dictionary, int dataLength = 0, byte version = 1)
    {
        byte[] length = version == 1 ? BitConverter.GetBytes((ushort)dictionary.Length) : BitConverter.GetBytes(dictionary.Length);
        return [0x93, .. "NUMPY"u8, version, 0, .. length, .. Encoding.Latin1.GetBytes(dictionary), .. new byte[dataLength]];
    }

    private static byte[] Archive(CompressionLevel level, params (string Name, byte[] Content)[] entries)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in entries)
            {
                using Stream entry = archive.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    private static string Refused(params (string Name, byte[] Content)[] entries) => Assert.Throws<NetworkFormatException>(() =>
    {
        using NpzFile file = NpzFile.Open(new MemoryStream(Archive(CompressionLevel.NoCompression, entries)));
        return NetworkFile.Create<SmallNet>(file);
    }).Message;

    private static void Patch(byte[] bytes, int from, int to)
    {
        byte[] old = BitConverter.GetBytes(from), changed = BitConverter.GetBytes(to);
        int at, count = 0;
        for (int start = 0; (at = bytes.AsSpan(start).IndexOf(old)) >= 0; start += at + 4, count++)
        {
            changed.CopyTo(bytes, start + at);
        }

        Assert.NotEqual(0, count);
    }
}
