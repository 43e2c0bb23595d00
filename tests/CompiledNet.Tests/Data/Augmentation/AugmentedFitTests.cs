using CompiledNet.Runtime;
using CompiledNet.Tests.Networks;
using CompiledNet.Tests.Training;
using CompiledNet.Tests.Training.Checkpoints;

namespace CompiledNet.Tests.Data.Augmentation;

/// <summary>Trainings on images that are changed while their batches are packed.</summary>
public sealed class AugmentedFitTests : CheckpointTest
{
    private const int Examples = 45, Length = 2 * 7 * 6, Epochs = 2, Batch = 16, Steps = Epochs * 3;

    private static readonly ImageAugmentation s_everything = new() { Shift = 2, Rotation = 25, Scale = 0.2, HorizontalFlip = true };

    [Fact]
    public void Settings_that_change_nothing_give_the_bits_of_no_augmentation()
    {
        float[] expected = Fit(new ConvolvedImages(1), Bytes(), null);
        Assert.Equal(expected, Fit(new ConvolvedImages(1), Bytes(), new ImageAugmentation()));
        Assert.NotEqual(expected, Fit(new ConvolvedImages(1), Bytes(), new ImageAugmentation { Shift = 1 }));
    }

    [Fact]
    public void Fit_takes_the_steps_that_a_loop_over_changed_images_takes()
    {
        Check(() => new ConvolvedImages(1), Bytes());
        Check(() => new ConvolvedImages(1), Floats());
        Check(() => new FlatImages(1), Bytes());
        Check(() => new FlatImages(1), Floats());

        static void Check<TNetwork>(Func<TNetwork> create, Dataset<float, int> dataset)
            where TNetwork : ITrainable<TNetwork, float, int> =>
            Assert.Equal(Looped(create(), dataset), Fit(create(), dataset, s_everything));
    }

    [Fact]
    public void Two_and_three_threads_give_the_bits_of_one()
    {
        float[] convolved = Fit(new ConvolvedImages(1), Bytes(), s_everything), flat = Fit(new FlatImages(1), Bytes(), s_everything);
        foreach (int threads in new[] { 2, 3 })
        {
            Assert.Equal(convolved, Fit(new ConvolvedImages(1), Bytes(), s_everything, threads));
            Assert.Equal(flat, Fit(new FlatImages(1), Bytes(), s_everything, threads));
        }
    }

    [Fact]
    public void Validation_reads_images_as_they_are()
    {
        using Trainer<FlatImages, Adam> trainer = Trainer.Create(new FlatImages(1), new Adam(0.01));
        TrainingHistory history = trainer.Fit(Floats(), Floats(), new FitOptions { Epochs = 1, Augmentation = s_everything });
        Assert.Equal(trainer.Network.Loss(s_floats, s_labels), history.Last.ValidationLoss!.Value, 1e-6);
    }

    [Fact]
    public void A_training_that_is_interrupted_ends_with_the_same_bits()
    {
        Result expected = Run(int.MaxValue, 1);
        for (int step = 1; step < Steps; step++)
        {
            Directory.Delete(Folder, recursive: true);
            Assert.False(Run(step, 1 + (step % 3)).IsOver);
            expected.IsSameAs(Run(int.MaxValue, 2));
        }

        Result Run(int steps, int threads)
        {
            using Trainer<ConvolvedImages, Adam> trainer = Trainer.Create(new ConvolvedImages(1), new Adam(0.01), threads);
            using var interruption = new Interruption(steps);
            var options = new FitOptions
            {
                Epochs = Epochs,
                BatchSize = Batch,
                Augmentation = s_everything,
                Progress = interruption,
                ProgressInterval = TimeSpan.Zero,
                Checkpoints = new CheckpointOptions(Folder) { Resume = true },
            };
            return Result.Of(trainer, () => trainer.Fit(Bytes(), Bytes(), options, interruption.Token));
        }
    }

    [Fact]
    public void A_checkpoint_of_another_augmentation_is_refused()
    {
        Train(new ImageAugmentation { Shift = 1 });
        string message = Assert.Throws<NetworkFormatException>(() => Train(new ImageAugmentation { Shift = 1, Rotation = 5 })).Message;
        Assert.EndsWith(
            "\n  augmentation: 'shift 1, rotation 0, scale 0, no flip, border 0' in the checkpoint, 'shift 1, rotation 5, scale 0, no flip, border 0' here",
            message, StringComparison.Ordinal);
        message = Assert.Throws<NetworkFormatException>(() => Train(null)).Message;
        Assert.EndsWith(
            "\n  augmentation: 'shift 1, rotation 0, scale 0, no flip, border 0' in the checkpoint, 'none' here", message,
            StringComparison.Ordinal);
        Train(new ImageAugmentation { Shift = 1 });

        void Train(ImageAugmentation? augmentation)
        {
            using Trainer<FlatImages, Sgd> trainer = Trainer.Create(new FlatImages(), new Sgd());
            trainer.Fit(
                Bytes(),
                options: new FitOptions
                {
                    Epochs = 1,
                    Augmentation = augmentation,
                    Checkpoints = new CheckpointOptions(Folder) { Resume = true },
                });
        }
    }

    [Fact]
    public void A_batch_allocates_nothing()
    {
        Dataset<float, int> bytes = Bytes();
        using Trainer<ConvolvedImages, Adam> trainer = Trainer.Create(new ConvolvedImages(), new Adam(), threads: 1);
        long few = Allocated(Examples), many = Allocated(2);
        Assert.Equal(few, many);

        // As many bytes for 22 batches an epoch as for one, but for the targets of a batch, which are taken into account.
        long Allocated(int batchSize)
        {
            Fit();
            long before = GC.GetAllocatedBytesForCurrentThread();
            Fit();
            return GC.GetAllocatedBytesForCurrentThread() - before - ((batchSize + (batchSize % 2)) * sizeof(int));

            void Fit() => trainer.Fit(bytes, options: new FitOptions { Epochs = 2, BatchSize = batchSize, Augmentation = s_everything });
        }
    }

    [Fact]
    public void Networks_that_read_no_images_or_smaller_ones_are_refused_before_a_step()
    {
        using Trainer<LinearNet, Sgd> linear = Trainer.Create(new LinearNet(), new Sgd());
        var options = new FitOptions { Augmentation = new ImageAugmentation() };
        ArgumentException exception = Assert.Throws<ArgumentException>(
            "options", () => linear.Fit(Dataset.Create(new float[10], new int[2]), options: options));
        Assert.Contains("LinearNet reads examples of shape [5]", exception.Message, StringComparison.Ordinal);

        using Trainer<TokenNet, Sgd> tokens = Trainer.Create(new TokenNet(), new Sgd());
        options = new FitOptions { Augmentation = s_everything };
        exception = Assert.Throws<ArgumentException>(
            "options", () => tokens.Fit(Dataset.Create(new int[TokenNet.InputLength], new int[1], 1), options: options));
        Assert.Contains("TokenNet reads tokens", exception.Message, StringComparison.Ordinal);

        using Trainer<FlatImages, Sgd> images = Trainer.Create(new FlatImages(), new Sgd());
        exception = Assert.Throws<ArgumentException>(
            "options", () => images.Fit(Bytes(), options: new FitOptions { Augmentation = new ImageAugmentation { Shift = 6 } }));
        Assert.Contains("Shift is 6, but the images are 7 x 6 pixels", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, linear.StepCount + tokens.StepCount + images.StepCount);
    }

    [Fact]
    public void A_network_tells_the_shape_of_its_input()
    {
        Assert.Equal([2, 7, 6], new FlatImages().Info.InputShape);
        Assert.Equal([5], LinearNet.StaticInfo.InputShape);
    }

    private static readonly byte[] s_bytes = MakeBytes();
    private static readonly int[] s_labels = [.. Enumerable.Range(0, Examples).Select(i => i % 3)];
    private static readonly float[] s_floats = [.. s_bytes.Select(pixel => (pixel * (1 / 64f)) - 1)];

    private static byte[] MakeBytes()
    {
        byte[] bytes = new byte[Examples * Length];
        new Random(8).NextBytes(bytes);
        return bytes;
    }

    private static Dataset<float, int> Bytes() => Dataset.Create(new ByteImages(s_bytes, Length, scale: 1 / 64.0, offset: -1), s_labels);

    private static Dataset<float, int> Floats() => Dataset.Create(s_floats, s_labels);

    private static float[] Fit<TNetwork>(TNetwork network, Dataset<float, int> dataset, ImageAugmentation? augmentation, int threads = 1)
        where TNetwork : ITrainable<TNetwork, float, int>
    {
        using Trainer<TNetwork, Adam> trainer = Trainer.Create(network, new Adam(0.01), threads);
        trainer.Fit(
            dataset,
            options: new FitOptions
            {
                Epochs = Epochs,
                BatchSize = Batch,
                Seed = 5,
                ValidationFraction = 0.2,
                Augmentation = augmentation,
            });
        return Values(network);
    }

    private static float[] Looped<TNetwork>(TNetwork network, Dataset<float, int> dataset)
        where TNetwork : ITrainable<TNetwork, float, int>
    {
        using Trainer<TNetwork, Adam> trainer = Trainer.Create(network, new Adam(0.01), threads: 1);
        (int[] training, _) = ValidationSplit.Draw(Examples, 0.2, seed: 5);
        ImageAugmenter augmenter = ImageAugmenter.Create(s_everything, [2, 7, 6], isTokens: false, "Net", seed: 5, "options")!;
        int[] order = new int[training.Length];
        for (int epoch = 1; epoch <= Epochs; epoch++)
        {
            EpochOrder.Shuffle(order, 5, epoch);
            augmenter.Begin(epoch);
            foreach (int[] places in order.Chunk(Batch))
            {
                int[] examples = [.. places.Select(place => training[place])];
                trainer.Step(
                    examples.SelectMany(example => Changed(dataset, augmenter, example)).ToArray(),
                    examples.Select(example => s_labels[example]).ToArray());
            }
        }

        return Values(network);
    }

    private static float[] Changed(Dataset<float, int> dataset, ImageAugmenter augmenter, int example)
    {
        float[] image = dataset.InputsOf(example);
        augmenter.Apply(image, example);
        return image;
    }

    /// <summary>The parameters without their padding.</summary>
    private static float[] Values<TNetwork>(TNetwork network)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        var values = new List<float>();
        foreach (ParameterInfo parameter in TNetwork.StaticInfo.ParameterTable)
        {
            float[] one = new float[parameter.Length];
            parameter.Export(network.Parameters, one);
            values.AddRange(one);
        }

        return [.. values];
    }
}
