namespace CompiledNet.Tests.Data;

public sealed class IdxFileTests : IDisposable
{
    private readonly IdxFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false, "plain")]
    [InlineData(true, "zipped.gz")]
    [InlineData(true, "zipped, but does not say so")]
    [InlineData(false, "plain, but says otherwise.gz")]
    public void Shape_and_elements_are_read_by_content_not_by_name(bool zipped, string name)
    {
        byte[] data = [.. Enumerable.Range(0, 24).Select(i => (byte)(i * 10))];
        byte[] bytes = IdxFolder.Bytes(data, 2, 3, 4);
        IdxFile file = IdxFile.Read(_folder.Write(name, zipped ? IdxFolder.Zip(bytes) : bytes));
        Assert.Equal([2, 3, 4], file.Shape);
        Assert.Equal(data, file.Data.ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData((1 << 20) - 1)]
    [InlineData(1 << 20)]
    [InlineData((3 << 20) + 7)]
    public void Files_of_any_length_are_read_whole(int length)
    {
        byte[] data = new byte[length];
        new Random(1).NextBytes(data);
        Assert.Equal(data, IdxFile.Read(_folder.Write("file", IdxFolder.Bytes(data, length))).Data.ToArray());
        Assert.Equal(data, IdxFile.Read(_folder.Write("file", IdxFolder.Zip(IdxFolder.Bytes(data, length)))).Data.ToArray());
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains(
            "nowhere", Assert.Throws<FileNotFoundException>(() => IdxFile.Read(Path.Combine(_folder.Path, "nowhere"))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Every_way_to_be_cut_short_is_refused()
    {
        byte[] whole = IdxFolder.Bytes(new byte[30], 5, 6);
        for (int length = 0; length < whole.Length; length++)
        {
            Refused(whole[..length], length < 12 ? "header" : "truncated: 30 elements are expected");
        }

        byte[] zipped = IdxFolder.Zip([.. IdxFolder.Header(0x08, 3000), .. Enumerable.Range(0, 3000).Select(i => (byte)(i * i))]);
        for (int length = 2; length < zipped.Length - 8; length += 7)
        {
            Refused(zipped[..length], string.Empty);
        }
    }

    [Fact]
    public void Bytes_behind_the_end_are_refused()
    {
        byte[] bytes = [.. IdxFolder.Bytes(new byte[30], 5, 6), 0];
        Refused(bytes, "goes on after its 30 elements (5 x 6)");
        Refused(IdxFolder.Zip(bytes), "goes on after its 30 elements (5 x 6)");
    }

    [Fact]
    public void A_wrong_beginning_is_refused_with_what_came()
    {
        Refused([1, 0, 8, 1, 0, 0, 0, 0], "it begins with 0x0100");
        Refused([0, 1, 8, 1, 0, 0, 0, 0], "it begins with 0x0001");
        Refused([0, 0, 8, 0], "no dimension");
        Refused("PNG!"u8.ToArray(), "no IDX file");
    }

    [Theory]
    [InlineData(0x09, "signed bytes")]
    [InlineData(0x0B, "16-bit integers")]
    [InlineData(0x0C, "32-bit integers")]
    [InlineData(0x0D, "floats")]
    [InlineData(0x0E, "doubles")]
    [InlineData(0x0A, "unknown type 0x0A")]
    public void Elements_of_another_type_are_refused_by_name(byte type, string name) =>
        Refused([.. IdxFolder.Header(type, 1), .. new byte[8]], name);

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MaxValue, 2)]
    [InlineData(65536, 65536)]
    [InlineData(1 << 30, 1 << 30, 16)]
    [InlineData(1 << 22, 1 << 22, 1 << 22)]
    public void Dimensions_that_make_more_than_can_be_read_are_refused(params int[] shape) =>
        Refused(IdxFolder.Bytes(new byte[100], shape), "more than can be read");

    [Fact]
    public void A_false_length_takes_no_memory()
    {
        string path = _folder.Write("file", IdxFolder.Bytes(new byte[100], 2_000_000_000));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<NetworkFormatException>(() => IdxFile.Read(path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 3 << 20);
    }

    [Fact]
    public void A_damaged_gzip_file_is_refused()
    {
        byte[] zipped = IdxFolder.Zip(IdxFolder.Bytes([.. Enumerable.Range(0, 2000).Select(i => (byte)(i * i * 31))], 2000));
        zipped[100] ^= 0xFF;
        Refused(zipped, string.Empty);
    }

    private void Refused(byte[] bytes, string reason)
    {
        string path = _folder.Write("bad", bytes);
        NetworkFormatException exception = Assert.Throws<NetworkFormatException>(() => IdxFile.Read(path));
        Assert.Contains($"'{path}'", exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }
}
