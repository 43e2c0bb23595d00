using System.Buffers.Binary;
using System.Numerics;
using CompiledNet.Tests.Serialization;

namespace CompiledNet.Tests.Data;

/// <summary>
/// Tens of thousands of damaged IDX files, plain and zipped: each is read as another reader reads it, or refused with a
/// <see cref="NetworkFormatException"/> that names it, and memory stays within a multiple of what is really there.
/// </summary>
public sealed class IdxFuzzTests : IDisposable
{
    private const int FilesASeed = 5_000;

    // Streams, the exception, and the first piece of what a header announces.
    private const int AllowanceBytes = 128 * 1024;

    // Memory that doubles while it is filled, and is cut at the end.
    private const int AllowanceFactor = 6;

    private const string Images = "train-images-idx3-ubyte", Labels = "train-labels-idx1-ubyte";

    private readonly IdxFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, 5, 2, 3)]
    [InlineData(2, 40)]
    [InlineData(3, 2, 2, 2, 2, 3)]
    public void Plain_files(int seed, params int[] shape)
    {
        byte[] original = Original(shape);
        var mutation = new IdxMutation(original, seed);
        Run(seed, FilesASeed / 2, () => Expectation.Of(mutation.Next()));
    }

    [Theory]
    [InlineData(4, 5, 2, 3)]
    [InlineData(5, 40)]
    public void Zipped_files_of_damaged_content(int seed, params int[] shape)
    {
        var mutation = new IdxMutation(Original(shape), seed);
        Run(seed, FilesASeed / 2, () =>
        {
            var expected = Expectation.Of(mutation.Next());
            return expected with { File = IdxFolder.Zip(expected.File) };
        });
    }

    [Theory]
    [InlineData(6, 5, 2, 3)]
    [InlineData(7, 4000)]
    public void Damaged_zipped_files(int seed, params int[] shape)
    {
        byte[] original = Original(shape), zipped = IdxFolder.Zip(original);
        var mutation = new Mutation(zipped, seed);
        byte[] data = original[(4 + (4 * shape.Length))..];

        // The checksum leaves nothing that could be read otherwise; what still is a zipped file may have another date or name.
        Run(seed, FilesASeed / 2, () => new Expectation(mutation.Next(), original.Length, shape, data, MayBeRefused: true));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    public void Folders_with_a_damaged_file(int seed)
    {
        byte[] images = Original(5, 2, 3), labels = IdxFolder.Bytes([0, 1, 2, 0, 1], 5);
        _folder.Write("t10k-images-idx3-ubyte", images);
        _folder.Write("t10k-labels-idx1-ubyte", labels);
        IdxMutation ofImages = new(images, seed), ofLabels = new(labels, seed);
        int read = 0;
        for (int i = 0; i < FilesASeed; i++)
        {
            Write(Images, i % 3 == 0 ? images : ofImages.Next());
            Write(Labels, i % 3 == 1 ? labels : ofLabels.Next());
            try
            {
                IdxDataset data = IdxDataset.Load(_folder.Path, classes: 3);
                Assert.Equal(
                    (data.TrainingImages.Count, 6, 1), (data.Training.Count, data.Training.InputLength, data.Training.TargetLength));
                Assert.Equal(data.Training.Count * 6, data.TrainingImages.Pixels.Length);
                Assert.All(data.Training.AllTargets(), label => Assert.InRange(label, 0, 2));
                read++;
            }
            catch (NetworkFormatException exception)
            {
                Assert.Contains(_folder.Path, exception.Message, StringComparison.Ordinal);
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"Folder {i} of seed {seed}: {exception}");
            }
        }

        Assert.InRange(read, 1, FilesASeed / 2);

        // Anew: a file that is written over may wait for the disk.
        void Write(string name, byte[] bytes)
        {
            File.Delete(Path.Combine(_folder.Path, name));
            _folder.Write(name, bytes);
        }
    }

    [Fact]
    public void A_zipped_file_that_unpacks_to_far_more_than_it_says_is_left_at_once()
    {
        byte[] bomb = IdxFolder.Zip(IdxFolder.Bytes(new byte[64 << 20], 16));
        Assert.InRange(bomb.Length, 0, 1 << 20);
        long allocated = Refused(bomb, "goes on after its 16 elements (16)");
        Assert.InRange(allocated, 0, AllowanceBytes);
    }

    [Fact]
    public void A_zipped_file_that_says_far_more_than_it_unpacks_to_takes_memory_for_what_is_there()
    {
        long allocated = Refused(
            IdxFolder.Zip(IdxFolder.Bytes(new byte[1000], 2_000_000_000)),
            "truncated: 2000000000 elements are expected, but it ends after 1000.");
        Assert.InRange(allocated, 0, AllowanceBytes);
        allocated = Refused(IdxFolder.Zip(IdxFolder.Bytes(new byte[4 << 20], 2_000_000_000)), "but it ends after 4194304.");
        Assert.InRange(allocated, 0, (AllowanceFactor * (4L << 20)) + AllowanceBytes);
    }

    [Fact]
    public void A_zipped_file_without_its_end_is_refused()
    {
        byte[] zipped = IdxFolder.Zip(Original(300));
        for (int missing = 1; missing <= 20; missing++)
        {
            Refused(zipped[..^missing], "damaged gzip file");
        }
    }

    [Fact]
    public void A_hundred_thousand_empty_zipped_parts_are_gone_through()
    {
        byte[] empty = IdxFolder.Zip([]), whole = IdxFolder.Zip(Original(30));
        byte[] parts = [.. Enumerable.Repeat(empty, 100_000).SelectMany(part => part), .. whole];
        Assert.Equal([30], IdxFile.Read(new MemoryStream(parts)).Shape);
    }

    [Fact]
    public void Zipped_files_that_end_anywhere_in_a_buffer_are_read_and_nothing_may_follow_them()
    {
        byte[] noise = new byte[8300];
        new Random(11).NextBytes(noise);
        for (int length = 8100; length < noise.Length; length++)
        {
            byte[] zipped = IdxFolder.Zip(IdxFolder.Bytes(noise[..length], length));
            Assert.Equal(noise[..length], IdxFile.Read(new ForwardStream(zipped)).Data.ToArray());
            Refused([.. zipped, 0], "something that is no gzip follows it");
            Refused(zipped[..^1], "damaged gzip file");
        }
    }

    private static byte[] Original(params int[] shape) =>
        IdxFolder.Bytes([.. Enumerable.Range(0, shape.Aggregate((a, b) => a * b)).Select(i => (byte)(i * 37))], shape);

    /// <summary>Reads damaged files, of which some are whole, but at most so many.</summary>
    private static void Run(int seed, int most, Func<Expectation> next)
    {
        int read = 0;
        for (int i = 0; i < FilesASeed; i++)
        {
            Expectation expected = next();
            var stream = new MemoryStream(expected.File);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                IdxFile file = IdxFile.Read(stream, "a file");
                Assert.True(
                    expected.Shape is not null, $"File {i} of seed {seed} is damaged, but was read: {Convert.ToHexString(expected.File)}");
                Assert.Equal(expected.Shape, file.Shape);
                Assert.Equal(expected.Data, file.Data.ToArray());
                read++;
            }
            catch (NetworkFormatException exception)
            {
                Assert.True(
                    expected.Shape is null || expected.MayBeRefused,
                    $"File {i} of seed {seed} is whole, but was refused: {exception.Message}");
                Assert.StartsWith("'a file'", exception.Message, StringComparison.Ordinal);
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"File {i} of seed {seed}: {exception}");
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (AllowanceFactor * expected.Unpacked) + AllowanceBytes);
        }

        Assert.InRange(read, 1, most);
    }

    /// <summary>Refuses a file, and gives the bytes that this took.</summary>
    private static long Refused(byte[] bytes, string reason)
    {
        var stream = new MemoryStream(bytes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        NetworkFormatException exception = Assert.Throws<NetworkFormatException>(() => IdxFile.Read(stream));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.StartsWith("'stream'", exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        return allocated;
    }

    /// <summary>What another reader makes of a file: its shape and elements, or null for none.</summary>
    /// <param name="File">The bytes.</param>
    /// <param name="Unpacked">How many they are without packing.</param>
    /// <param name="Shape">The dimensions.</param>
    /// <param name="Data">The elements.</param>
    /// <param name="MayBeRefused">Whether it may be damaged all the same.</param>
    private sealed record Expectation(byte[] File, long Unpacked, int[]? Shape, byte[]? Data, bool MayBeRefused = false)
    {
        public static Expectation Of(byte[] bytes)
        {
            int rank = bytes is [0, 0, 8, _, ..] ? bytes[3] : 0;
            var none = new Expectation(bytes, bytes.Length, null, null);
            if (rank == 0 || bytes.Length < 4 + (4 * rank))
            {
                return none;
            }

            // A reader may multiply one after the other, and stop at what is too much, though a zero were to follow.
            uint[] shape = [.. Enumerable.Range(1, rank).Select(i => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(4 * i)))];
            BigInteger length = shape.Aggregate(BigInteger.One, (product, size) => product * size);
            return shape.All(size => size <= int.MaxValue) && length == bytes.Length - 4 - (4 * rank)
                ? none with { Shape = [.. shape.Select(size => (int)size)], Data = bytes[(4 + (4 * rank))..], MayBeRefused = length.IsZero }
                : none;
        }
    }
}
