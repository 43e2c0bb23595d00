namespace CompiledNet.Tests.Data;

public sealed class IdxDatasetTests : IDisposable
{
    private readonly IdxFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Four_files_plain_or_zipped_make_a_data_set(bool zipped)
    {
        WriteAll(zipped);
        IdxDataset dataset = IdxDataset.Load(_folder.Path, classes: 3);
        Assert.Equal((5, 6, 1), (dataset.Training.Count, dataset.Training.InputLength, dataset.Training.TargetLength));
        Assert.Equal((2, 6, 3), (dataset.Test.Count, dataset.Test.InputLength, dataset.Classes));
        Assert.Equal((2, 3), (dataset.ImageHeight, dataset.ImageWidth));
        Assert.Equal([0, 1, 2, 0, 1], dataset.Training.AllTargets());
        Assert.Equal([2, 1], dataset.Test.AllTargets());

        float[] first = new float[6];
        dataset.TestImages.CopyTo(1, first);
        Assert.Equal([.. Enumerable.Range(6, 6).Select(i => (float)(i / 255.0))], first);
    }

    [Fact]
    public void Scale_and_offset_are_those_asked_for()
    {
        WriteAll(zipped: true);
        IdxDataset dataset = IdxDataset.Load(_folder.Path, scale: 0.5, offset: -1);
        float[] first = new float[6];
        dataset.TrainingImages.CopyTo(0, first);
        Assert.Equal([-1, -0.5f, 0, 0.5f, 1, 1.5f], first);
    }

    [Fact]
    public void A_missing_file_is_named_with_both_paths_looked_for()
    {
        WriteAll(zipped: true);
        File.Delete(Path.Combine(_folder.Path, "t10k-labels-idx1-ubyte.gz"));
        FileNotFoundException exception = Assert.Throws<FileNotFoundException>(() => IdxDataset.Load(_folder.Path));
        Assert.Contains($"'{Path.Combine(_folder.Path, "t10k-labels-idx1-ubyte")}'", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"'{Path.Combine(_folder.Path, "t10k-labels-idx1-ubyte.gz")}'", exception.Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => IdxDataset.Load(Path.Combine(_folder.Path, "no such folder")));
    }

    [Fact]
    public void Images_and_labels_of_different_number_are_refused() => Refused(
        "train-labels-idx1-ubyte", IdxFolder.Bytes(new byte[4], 4), "has 5 images", "has 4 labels");

    [Fact]
    public void A_label_outside_the_classes_is_refused() => Refused(
        "t10k-labels-idx1-ubyte", IdxFolder.Bytes([1, 10], 2), "example 1 (from 0) has the label 10, but the classes are 0 to 9");

    [Fact]
    public void Files_of_another_rank_are_refused()
    {
        Refused("train-labels-idx1-ubyte", IdxFolder.Bytes(new byte[30], 5, 2, 3), "has 3 dimensions instead of the 1 expected");
        Refused("train-images-idx3-ubyte", IdxFolder.Bytes(new byte[30], 5, 6), "has 2 dimensions instead of the 3 expected");
    }

    [Fact]
    public void Images_without_pixels_or_of_two_sizes_are_refused()
    {
        Refused("train-images-idx3-ubyte", IdxFolder.Bytes([], 5, 0, 3), "no pixels");
        Refused("t10k-images-idx3-ubyte", IdxFolder.Bytes(new byte[8], 2, 2, 2), "have 2 x 3 pixels", "have 2 x 2");
        Refused("t10k-images-idx3-ubyte", IdxFolder.Bytes(new byte[12], 2, 3, 2), "have 2 x 3 pixels", "have 3 x 2");
    }

    [Fact]
    public void The_MNIST_of_the_samples_is_whole()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CompiledNet.sln")))
        {
            folder = folder.Parent!;
        }

        IdxDataset mnist = IdxDataset.Load(Path.Combine(folder.FullName, "samples", "data", "mnist"));
        Assert.Equal(
            (60_000, 10_000, 784, 784), (mnist.Training.Count, mnist.Test.Count, mnist.Training.InputLength, mnist.Test.InputLength));

        // Mean and standard deviation of the pixels that everyone knows, and the counts of the digits.
        float[] pixels = new float[60_000 * 784];
        mnist.TrainingImages.CopyTo(0, pixels);
        double mean = pixels.Average(pixel => (double)pixel);
        Assert.Equal(0.1307, mean, 5e-5);
        Assert.Equal(0.3081, Math.Sqrt(pixels.Average(pixel => (pixel - mean) * (pixel - mean))), 5e-5);
        int[] digits = mnist.Training.AllTargets();
        Assert.Equal(
            [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949],
            Enumerable.Range(0, 10).Select(digit => digits.Count(label => label == digit)));
    }

    private void WriteAll(bool zipped)
    {
        Write("train-images-idx3-ubyte", IdxFolder.Bytes([.. Enumerable.Range(0, 30).Select(i => (byte)i)], 5, 2, 3));
        Write("train-labels-idx1-ubyte", IdxFolder.Bytes([0, 1, 2, 0, 1], 5));
        Write("t10k-images-idx3-ubyte", IdxFolder.Bytes([.. Enumerable.Range(0, 12).Select(i => (byte)i)], 2, 2, 3));
        Write("t10k-labels-idx1-ubyte", IdxFolder.Bytes([2, 1], 2));

        void Write(string name, byte[] bytes) => _folder.Write(zipped ? name + ".gz" : name, zipped ? IdxFolder.Zip(bytes) : bytes);
    }

    private void Refused(string name, byte[] bytes, params string[] reasons)
    {
        WriteAll(zipped: false);
        _folder.Write(name, bytes);
        NetworkFormatException exception = Assert.Throws<NetworkFormatException>(() => IdxDataset.Load(_folder.Path));
        Assert.All(reasons, reason => Assert.Contains(reason, exception.Message, StringComparison.Ordinal));
    }
}
