using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;
using CompiledNet.Runtime;

namespace CompiledNet.Tests.Serialization;

/// <summary>
/// Tens of thousands of damaged files: each is refused with a <see cref="NetworkFormatException"/> or read rightly, and memory stays within
/// a multiple of the file's own size.
/// </summary>
public class FuzzTests
{
    internal const int FilesASeed = 5_000;

    // The network, the exception and .NET's zip reader take less, and half of it where a bit makes Deflate64 of deflate, whose window is
    // four times as large; memory for what a file announces would be far more.
    private const int AllowanceBytes = 1024 * 1024;
    private const int AllowanceFactor = 32;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Safetensors(int seed)
    {
        byte[] original = FileContents.Filled(new SmallNet(), seed).ToBytes();
        int read = Run(original, seed, bytes =>
        {
            SmallNet network = seed % 2 == 0 ? SmallNet.Load(bytes) : SmallNet.Load(new ForwardStream(bytes));
            Assert.Equal(AsOthersRead(bytes), FileContents.Bits(network));
        });
        Assert.InRange(read, 1, FilesASeed / 2);
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    [InlineData(7, false)]
    [InlineData(8, true)]
    public void Npz(int seed, bool isCompressed)
    {
        SmallNet network = FileContents.Filled(new SmallNet(), seed);
        int[] bits = FileContents.Bits(network);
        byte[] original = isCompressed ? Compressed(network) : Archive(network);
        int read = Run(original, seed, bytes =>
        {
            // The checksums leave nothing that could be read otherwise.
            using NpzFile file = NpzFile.Open(new MemoryStream(bytes));
            Assert.Equal(bits, FileContents.Bits(NetworkFile.Create<SmallNet>(file)));
        });
        Assert.InRange(read, 1, FilesASeed / 2);
    }

    [Theory]
    [InlineData(9)]
    public void NpyHeaders(int seed)
    {
        var stream = new MemoryStream();
        NpyHeader.Write(stream, TensorType.F32, [3, 4]);
        _ = Run(stream.ToArray(), seed, bytes => NpyHeader.Read(new MemoryStream(bytes), "array"));
    }

    [Fact]
    public void Deep_JSON_is_refused_at_once()
    {
        byte[] header = new byte[1 << 20];
        Array.Fill(header, (byte)'[');
        "{\"a\":{\"shape\":["u8.CopyTo(header);
        byte[] bytes = SafetensorsFileTests.File(header, []);
        Assert.Contains("depth", Assert.Throws<NetworkFormatException>(() => SmallNet.Load(bytes)).Message, StringComparison.Ordinal);
    }

    internal static byte[] Archive(SmallNet network)
    {
        var stream = new MemoryStream();
        NetworkFile.WriteNpz(network, stream);
        return stream.ToArray();
    }

    internal static byte[] Compressed(SmallNet network)
    {
        var stream = new MemoryStream();
        using (var source = new ZipArchive(new MemoryStream(Archive(network))))
        using (var target = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (ZipArchiveEntry entry in source.Entries)
            {
                using Stream from = entry.Open(), to = target.CreateEntry(entry.FullName, CompressionLevel.Optimal).Open();
                from.CopyTo(to);
            }
        }

        return stream.ToArray();
    }

    /// <summary>Reads damaged files and counts those that were read.</summary>
    internal static int Run(byte[] original, int seed, Action<byte[]> read)
    {
        var mutation = new Mutation(original, seed);
        int count = 0;
        for (int i = 0; i < FilesASeed; i++)
        {
            byte[] bytes = mutation.Next();
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                read(bytes);
                count++;
            }
            catch (NetworkFormatException exception)
            {
                Assert.False(string.IsNullOrEmpty(exception.Message));
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"File {i} of seed {seed}: {exception}");
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (AllowanceFactor * bytes.Length) + AllowanceBytes);
        }

        return count;
    }

    /// <summary>The parameters by another JSON reader and by nothing but the offsets.</summary>
    private static int[] AsOthersRead(byte[] bytes)
    {
        int length = (int)BitConverter.ToUInt64(bytes);
        using var header = JsonDocument.Parse(bytes.AsMemory(8, length));
        var bits = new List<int>();
        foreach (ParameterInfo parameter in SmallNet.ParameterTable)
        {
            JsonElement tensor = header.RootElement.GetProperty(parameter.Name);
            int[] offsets = [.. tensor.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt32())];
            Span<byte> data = bytes.AsSpan(8 + length)[offsets[0]..offsets[1]];
            bits.AddRange(tensor.GetProperty("dtype").GetString() switch
            {
                "F32" => MemoryMarshal.Cast<byte, int>(data).ToArray(),
                "F16" =>
                    Array.ConvertAll(MemoryMarshal.Cast<byte, Half>(data).ToArray(), half => BitConverter.SingleToInt32Bits((float)half)),
                _ => Array.ConvertAll(MemoryMarshal.Cast<byte, ushort>(data).ToArray(), half => half << 16),
            });
        }

        return [.. bits];
    }
}
