using System.Buffers;
using CompiledNet.Runtime;

namespace CompiledNet.Tests.Data;

public class DatasetTests
{
    [Fact]
    public void Lengths_follow_from_the_number_of_examples()
    {
        Assert.Equal((4, 3, 1), Lengths(Dataset.Create(new float[12], new int[4])));
        Assert.Equal((2, 6, 5), Lengths(Dataset.Create(new float[12], new int[10], 2)));
        Assert.Equal((2, 6, 5), Lengths(Dataset.Create(new float[12], new float[10], 2)));
        Assert.Equal((2, 6, 1), Lengths(Dataset.Create(new int[12], new int[2], 2)));
        Assert.Equal((2, 6, 1), Lengths(Dataset.Create(new int[12], new float[2], 2)));
        Assert.Equal((2, 6, 3), Lengths(Dataset.Create(new ByteImages(new byte[12], 6), new float[6])));
    }

    [Fact]
    public unsafe void Inputs_of_floats_are_the_memory_itself_and_bytes_stay_bytes()
    {
        float[] inputs = [1, 2, 3, 4, 5, 6];
        ExampleColumn floats = Dataset.Create(inputs, new int[3]).Columns[0];
        Assert.True(floats.IsContiguous);
        using MemoryHandle pinned = floats.Pin();
        fixed (float* first = inputs)
        {
            Assert.Equal((nint)first, floats.Describe(pinned).Address);
        }

        Dataset<float, int> images = Dataset.Create(new ByteImages(new byte[] { 1, 2, 3, 4, 5, 6 }, 2, scale: 2, offset: 1), new int[3]);
        Assert.False(images.Columns[0].IsContiguous);
        Assert.Equal([7, 9], images.InputsOf(1));
        Assert.Equal([11, 13], images.InputsOf(2));
    }

    [Fact]
    public void Inputs_and_targets_that_do_not_fit_the_examples_are_refused_by_what_is_wrong()
    {
        Refused(
            "inputs", "The same number of inputs for each example is expected, but 7 inputs cannot be parted into 2 examples.",
            () => Dataset.Create(new float[7], new int[2]));
        Refused("inputs", "There are 4 examples, but no inputs.", () => Dataset.Create(Array.Empty<float>(), new int[4]));
        Refused(
            "labels", "There are no labels, but at least one example is expected.", () => Dataset.Create(new float[12], Array.Empty<int>()));
        Refused("count", "The count is -4, but at least one example is expected.", () => Dataset.Create(new float[12], new int[4], -4));
        Refused("count", "The count is 0, but at least one example is expected.", () => Dataset.Create(new int[12], new float[4], 0));
        Refused(
            "labels", "The same number of labels for each example is expected, but 5 labels cannot be parted into 4 examples.",
            () => Dataset.Create(new float[12], new int[5], 4));
        Refused("targets", "There are 4 examples, but no targets.", () => Dataset.Create(new float[12], Array.Empty<float>(), 4));
        Refused(
            "labels", "The same number of labels for each example is expected, but 3 labels cannot be parted into 2 examples.",
            () => Dataset.Create(new ByteImages(new byte[12], 6), new int[3]));
        Assert.Throws<ArgumentNullException>("images", () => Dataset.Create((ByteImages)null!, new int[3]));

        static void Refused(string name, string message, Func<object> create) =>
            Assert.StartsWith(message, Assert.Throws<ArgumentException>(name, create).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_are_scaled_in_double_and_rounded_once()
    {
        byte[] all = [.. Enumerable.Range(0, 256).Select(b => (byte)b)];
        float[] inputs = new float[256];
        new ByteImages(all, 256).CopyTo(0, inputs);
        Assert.Equal(Enumerable.Range(0, 256).Select(b => (float)(b / 255.0)), inputs);

        // As images are normalised: what cancels was not rounded before.
        const double scale = 1 / (255 * 0.3081), offset = -0.1307 / 0.3081;
        new ByteImages(all, 256, scale, offset).CopyTo(0, inputs);
        Assert.Equal(Enumerable.Range(0, 256).Select(b => (float)((b * scale) + offset)), inputs);
        new ByteImages(all, 256, 0.1, -1.7).CopyTo(0, inputs);
        Assert.Equal((float)((17 * 0.1) - 1.7), inputs[17]);
    }

    [Fact]
    public void Byte_images_that_are_not_whole_or_not_there_are_refused()
    {
        Assert.Throws<ArgumentException>("pixels", () => new ByteImages(new byte[11], 6));
        Assert.Throws<ArgumentException>("pixels", () => new ByteImages(ReadOnlyMemory<byte>.Empty, 6));
        Assert.Throws<ArgumentOutOfRangeException>("imageLength", () => new ByteImages(new byte[12], 0));
        Assert.Throws<ArgumentOutOfRangeException>("scale", () => new ByteImages(new byte[12], 6, scale: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("offset", () => new ByteImages(new byte[12], 6, offset: 1e300));
        Assert.Throws<ArgumentOutOfRangeException>("scale", () => new ByteImages(new byte[12], 6, scale: 2e36));

        var images = new ByteImages(new byte[12], 6);
        Assert.Throws<ArgumentException>("destination", () => images.CopyTo(0, new float[7]));
        Assert.Throws<ArgumentOutOfRangeException>("first", () => images.CopyTo(1, new float[12]));
        Assert.Throws<ArgumentOutOfRangeException>("first", () => images.CopyTo(-1, new float[6]));
    }

    private static (int Count, int InputLength, int TargetLength) Lengths<TInput, TTarget>(Dataset<TInput, TTarget> dataset)
        where TInput : unmanaged
        where TTarget : unmanaged => (dataset.Count, dataset.InputLength, dataset.TargetLength);
}
