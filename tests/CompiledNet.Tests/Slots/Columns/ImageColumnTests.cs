using CompiledNet.Runtime;

namespace CompiledNet.Tests.Slots.Columns;

/// <summary>Columns of byte images, and images that change by the name of their input.</summary>
public class ImageColumnTests
{
    private const int Rows = 33, Batch = 8;

    private static readonly PairData s_data = new(Rows, seed: 51);
    private static readonly ImageAugmentation s_augmentation = new() { Shift = 2, Rotation = 20, HorizontalFlip = true };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Bytes_have_the_bits_of_the_floats_that_they_are_read_as(int threads)
    {
        Assert.Equal(Fit(s_data.Floats, 1, []), Fit(s_data.Bytes, threads, []));
        PairNet network = new(seed: 1);
        Assert.Equal(network.Evaluate(s_data.Floats).ToString(), network.Evaluate(s_data.Bytes).ToString());
    }

    [Fact]
    public void Only_the_images_of_the_named_input_change_and_as_in_a_loop_over_batches()
    {
        float[] left = Fit(s_data.Bytes, 1, ["left"]), right = Fit(s_data.Bytes, 2, ["right"]);
        float[] both = Fit(s_data.Floats, 3, ["left", "right"]), none = Fit(s_data.Bytes, 1, []);
        Assert.NotEqual(none, left);
        Assert.NotEqual(left, right);
        Assert.NotEqual(left, both);
        Assert.Equal(left, Loop(s_data.Bytes, ["left"]));
        Assert.Equal(right, Loop(s_data.Floats, ["right"]));
        Assert.Equal(both, Loop(s_data.Bytes, ["left", "right"]));
    }

    [Fact]
    public void An_augmentation_without_a_name_or_of_no_image_is_refused()
    {
        using Trainer<PairNet, Adam> trainer = Trainer.Create(new PairNet(seed: 1), new Adam(0.01));
        Refused("PairNet has 3 inputs, so that Augmentation could mean any: set "
            + "AugmentationByInput.", new FitOptions { Augmentation = s_augmentation });
        Refused("PairNet has no input 'middle' for that augmentation: its inputs are left, right, "
            + "place.", new FitOptions { AugmentationByInput = By(["middle"]) });
        Refused("An augmentation changes images, [channels, height, width], but 'place' of PairNet reads examples of shape "
            + "[2]", new FitOptions { AugmentationByInput = By(["place"]) });
        RefusedBatches("AugmentationByInput changes images of 'left': their shape in "
            + "ImageShapeByInput", new BatchOptions { AugmentationByInput = By(["left"]) });
        RefusedBatches("Augmentation could mean any column", new BatchOptions { Augmentation = s_augmentation });
        RefusedBatches("ImageShapeByInput of 'left' is [1, 5, 5], but the column has 30 values per example.", new BatchOptions
        {
            AugmentationByInput = By(["left"]),
            ImageShapeByInput = new Dictionary<string, IReadOnlyList<int>> { ["left"] = [1, 5, 5] },
        });

        void Refused(string message, FitOptions options) =>
            Assert.StartsWith(
                message, Assert.Throws<ArgumentException>(nameof(options), () => trainer.Fit(s_data.Bytes, options: options)).Message,
                StringComparison.Ordinal);

        static void RefusedBatches(string message, BatchOptions options) =>
            Assert.StartsWith(
                message, Assert.Throws<ArgumentException>(nameof(options), () => BatchSource.Create(s_data.Bytes, options)).Message,
                StringComparison.Ordinal);
    }

    private static Dictionary<string, ImageAugmentation> By(string[] names) => names.ToDictionary(name => name, _ => s_augmentation);

    private static float[] Fit(ColumnDataset data, int threads, string[] augmented)
    {
        var network = new PairNet(seed: 1);
        using Trainer<PairNet, Adam> trainer = Trainer.Create(network, new Adam(0.01), threads);
        trainer.Fit(data, options: new FitOptions { Epochs = 2, BatchSize = Batch, Seed = 4, AugmentationByInput = By(augmented) });
        return Values(network);
    }

    private static float[] Loop(ColumnDataset data, string[] augmented)
    {
        var network = new PairNet(seed: 1);
        using Trainer<PairNet, Adam> trainer = Trainer.Create(network, new Adam(0.01), threads: 1);
        using ColumnBatchSource batches = BatchSource.Create(data, new BatchOptions
        {
            BatchSize = Batch,
            Seed = 4,
            AugmentationByInput = By(augmented),
            ImageShapeByInput = network.Info.Inputs.ToDictionary(input => input.Name, input => input.Shape),
        });
        for (int epoch = 1; epoch <= 2; epoch++)
        {
            foreach (ColumnBatch batch in batches.Epoch(epoch))
            {
                trainer.Step(
                    batch.Values("left"), batch.Values("right"), batch.Values("place"), batch.Integers("kind"), batch.Values("side"));
            }
        }

        return Values(network);
    }

    /// <summary>The parameters without their padding.</summary>
    private static float[] Values(PairNet network) => [.. PairNet.ParameterTable.SelectMany(parameter =>
    {
        float[] values = new float[parameter.Length];
        parameter.Export(network.Parameters, values);
        return values;
    })];
}
