using CompiledNet.Runtime;
using CompiledNet.Tests.Data.Augmentation;
using CompiledNet.Tests.Networks;
using CompiledNet.Tests.Training;

namespace CompiledNet.Tests.Data.Batches;

/// <summary>A loop over batches is <c>Fit</c>, to the bit.</summary>
public class BatchFitTests
{
    private const int Examples = 49, Epochs = 3, Batch = 16, Length = 2 * 7 * 6;

    private static readonly int[] s_labels = [.. Enumerable.Range(0, Examples).Select(i => i % 3)];
    private static readonly float[] s_distributions = LinearData.OneHot(s_labels);
    private static readonly ByteImages s_images = new(Bytes(), Length, offset: -0.5);

    private delegate void StepOn<TNetwork, TInput, TTarget>(Trainer<TNetwork, Adam> trainer, Batch<TInput, TTarget> batch)
        where TNetwork : ITrainable<TNetwork, TInput, TTarget>
        where TInput : unmanaged
        where TTarget : unmanaged;

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(7, true)]
    [InlineData(int.MaxValue, true)]
    [InlineData(2, false)]
    public void With_labels_and_with_distributions(int ahead, bool shuffle)
    {
        (float[] inputs, _) = LinearData.Make(Examples);
        Check(
            () => new LinearNet(), Dataset.Create(inputs, s_labels), (trainer, batch) => trainer.Step(batch.Inputs, batch.Targets), ahead,
            shuffle);
        Check(
            () => new LinearNet(), Dataset.Create(inputs, s_distributions, Examples),
            (trainer, batch) => trainer.Step(batch.Inputs, batch.Targets), ahead, shuffle);
    }

    [Fact]
    public void With_images_that_are_bytes()
    {
        Check(() => new FlatImages(1), Dataset.Create(s_images, s_labels), (trainer, batch) => trainer.Step(batch.Inputs, batch.Targets));
        Check(
            () => new ConvolvedImages(1), Dataset.Create(s_images, s_labels),
            (trainer, batch) => trainer.Step(batch.Inputs, batch.Targets));
        Check(
            () => new FlatImages(1), Dataset.Create(s_images, s_distributions),
            (trainer, batch) => trainer.Step(batch.Inputs, batch.Targets));
    }

    [Fact]
    public void With_images_that_change()
    {
        var augmentation = new ImageAugmentation { Shift = 2, Rotation = 25, Scale = 0.2, HorizontalFlip = true };
        float[] floats = new float[Examples * Length];
        s_images.CopyTo(0, floats);
        Check(
            () => new FlatImages(1), Dataset.Create(s_images, s_labels), (trainer, batch) => trainer.Step(batch.Inputs, batch.Targets),
            augmentation: augmentation);
        Check(
            () => new ConvolvedImages(1), Dataset.Create(floats, s_labels), (trainer, batch) => trainer.Step(batch.Inputs, batch.Targets),
            augmentation: augmentation);
    }

    [Fact]
    public void With_tokens()
    {
        int[] tokens = [.. Enumerable.Range(0, Examples * TokenNet.InputLength).Select(i => i * 7 % 13)];
        Check(
            () => new TokenNet(), Dataset.Create(tokens, s_labels, Examples),
            (trainer, batch) => trainer.Step(batch.Inputs, batch.Targets));
        Check(
            () => new TokenNet(), Dataset.Create(tokens, s_distributions, Examples),
            (trainer, batch) => trainer.Step(batch.Inputs, batch.Targets));
    }

    [Fact]
    public void With_a_normalisation_for_which_the_last_example_is_too_little()
    {
        Assert.Equal(2, new NormalizedFeatures().Info.MinimumTrainingRows);
        float[] inputs = [.. Enumerable.Range(0, Examples * NormalizedFeatures.InputLength).Select(i => MathF.Sin(i))];
        Check(
            () => new NormalizedFeatures(), Dataset.Create(inputs, s_labels),
            (trainer, batch) => trainer.Step(batch.Inputs, batch.Targets));
    }

    private static void Check<TNetwork, TInput, TTarget>(
        Func<TNetwork> create,
        Dataset<TInput, TTarget> dataset,
        StepOn<TNetwork, TInput, TTarget> step,
        int ahead = 2,
        bool shuffle = true,
        ImageAugmentation? augmentation = null)
        where TNetwork : ITrainable<TNetwork, TInput, TTarget>
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        using Trainer<TNetwork, Adam> fitted = Trainer.Create(create(), new Adam(0.05), threads: 1);
        fitted.Fit(
            dataset,
            options: new FitOptions { Epochs = Epochs, BatchSize = Batch, Shuffle = shuffle, Seed = 9, Augmentation = augmentation });

        using Trainer<TNetwork, Adam> looped = Trainer.Create(create(), new Adam(0.05), threads: 1);
        NetworkInfo info = looped.Network.Info;
        using BatchSource<TInput, TTarget> batches = BatchSource.Create(dataset, new BatchOptions
        {
            BatchSize = Batch,
            Shuffle = shuffle,
            Seed = 9,
            Ahead = ahead,
            MinimumRows = info.MinimumTrainingRows,
            Augmentation = augmentation,
            ImageShape = info.InputShape,
        });
        for (int epoch = 1; epoch <= Epochs; epoch++)
        {
            foreach (Batch<TInput, TTarget> batch in batches.Epoch(epoch))
            {
                step(looped, batch);
            }
        }

        Assert.Equal(fitted.StepCount, looped.StepCount);
        Assert.Equal(fitted.StepCount, Epochs * batches.Steps);
        foreach (ParameterInfo parameter in TNetwork.StaticInfo.ParameterTable)
        {
            Assert.Equal(Values(parameter, fitted.Network), Values(parameter, looped.Network));
        }
    }

    private static float[] Values(ParameterInfo parameter, INetwork network)
    {
        float[] values = new float[parameter.Length];
        parameter.Export(network.Parameters, values);
        return values;
    }

    private static byte[] Bytes()
    {
        byte[] bytes = new byte[Examples * Length];
        new Random(8).NextBytes(bytes);
        return bytes;
    }
}
