using CompiledNet.Runtime;
using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests.Training;

public class ValidationSplitTests
{
    [Fact]
    public void The_parts_have_no_example_in_common_and_all_together()
    {
        (int[] training, int[] validation) = ValidationSplit.Draw(103, 0.2, seed: 5);
        Assert.Equal(21, validation.Length);
        Assert.Equal(Enumerable.Range(0, 103), training.Concat(validation).Order());
        Assert.Equal(training.Order(), training);
        Assert.NotEqual(Enumerable.Range(0, 21), validation);
    }

    [Fact]
    public void The_draw_depends_on_the_seed_and_stays_the_same_in_later_versions()
    {
        Assert.Equal(ValidationSplit.Draw(50, 0.3, 1).Validation, ValidationSplit.Draw(50, 0.3, 1).Validation);
        Assert.NotEqual(ValidationSplit.Draw(50, 0.3, 1).Validation, ValidationSplit.Draw(50, 0.3, 2).Validation);
        Assert.Equal([1, 5, 8], ValidationSplit.Draw(10, 0.3, seed: 3).Validation);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Fit_trains_on_one_part_and_validates_with_the_other(bool shuffle)
    {
        (float[] inputs, int[] labels) = LinearData.Make(60);
        var options = new FitOptions { Epochs = 3, BatchSize = 8, Seed = 4, ValidationFraction = 0.25, Shuffle = shuffle };
        using Trainer<LinearNet, Adam> split = Trainer.Create(new LinearNet(), new Adam(0.05));
        TrainingHistory history = split.Fit(Dataset.Create(inputs, labels), options: options);

        (int[] training, int[] validation) = ValidationSplit.Draw(60, 0.25, 4);
        using Trainer<LinearNet, Adam> apart = Trainer.Create(new LinearNet(), new Adam(0.05));
        TrainingHistory expected = apart.Fit(
            Select(inputs, labels, training),
            Select(inputs, labels, validation),
            new FitOptions { Epochs = 3, BatchSize = 8, Seed = 4, Shuffle = shuffle });
        Assert.Equal(apart.Network.Parameters.ToArray(), split.Network.Parameters.ToArray());
        Assert.Equal(expected.Epochs.Select(epoch => epoch.ValidationLoss), history.Epochs.Select(epoch => epoch.ValidationLoss));
        Assert.All(history.Epochs, epoch => Assert.Equal(15, epoch.Validation!.Count));
        Assert.Equal(expected.Last.TrainingLoss, history.Last.TrainingLoss);
    }

    [Fact]
    public void Bytes_and_tokens_are_split_too()
    {
        byte[] pixels = new byte[40 * LinearNet.Inputs];
        new Random(4).NextBytes(pixels);
        var images = new ByteImages(pixels, LinearNet.Inputs, scale: 1 / 64.0, offset: -2);
        int[] labels = LinearData.Make(40).Labels;
        float[] floats = [.. pixels.Select(pixel => (pixel / 64f) - 2)];
        Assert.Equal(Fit(new LinearNet(), Dataset.Create(floats, labels)), Fit(new LinearNet(), Dataset.Create(images, labels)));

        int[] tokens = [.. Enumerable.Range(0, 40 * TokenNet.InputLength).Select(i => i * 7 % 5)];
        (int[] training, int[] validation) = ValidationSplit.Draw(40, 0.25, 0);
        using Trainer<TokenNet, Adam> trainer = Trainer.Create(new TokenNet(1), new Adam(0.05));
        TrainingHistory history = trainer.Fit(
            Dataset.Create(tokens, labels, 40), options: new FitOptions { Epochs = 2, ValidationFraction = 0.25 });
        int[] validated = [.. validation.SelectMany(example => tokens.Skip(example * TokenNet.InputLength).Take(TokenNet.InputLength))];
        Assert.Equal(
            trainer.Network.Loss(validated, validation.Select(example => labels[example]).ToArray()), history.Last.ValidationLoss!.Value,
            1e-6);
        Assert.Equal(30, training.Length);
    }

    [Fact]
    public void A_part_without_examples_and_two_validations_are_refused()
    {
        (float[] inputs, int[] labels) = LinearData.Make(10);
        Dataset<float, int> dataset = Dataset.Create(inputs, labels);
        using Trainer<LinearNet, Sgd> trainer = Trainer.Create(new LinearNet(), new Sgd());
        ArgumentException exception = Assert.Throws<ArgumentException>(
            () => trainer.Fit(dataset, options: new FitOptions { ValidationFraction = 0.01 }));
        Assert.Contains(
            "ValidationFraction is 0.01: of 10 examples that leaves 10 to train on and 0 to validate with", exception.Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => trainer.Fit(dataset, options: new FitOptions { ValidationFraction = 0.99 }));
        Assert.Throws<ArgumentException>("validation", () => trainer.Fit(dataset, dataset, new FitOptions { ValidationFraction = 0.5 }));
        Assert.Throws<ArgumentOutOfRangeException>("ValidationFraction", () => new FitOptions { ValidationFraction = 1 });
        Assert.Throws<ArgumentOutOfRangeException>("ValidationFraction", () => new FitOptions { ValidationFraction = -0.1 });
        Assert.Equal(0, trainer.StepCount);
    }

    private static float[] Fit(LinearNet network, Dataset<float, int> dataset)
    {
        using Trainer<LinearNet, Adam> trainer = Trainer.Create(network, new Adam(0.05));
        TrainingHistory history = trainer.Fit(dataset, options: new FitOptions { Epochs = 2, BatchSize = 8, ValidationFraction = 0.25 });
        return [.. network.Parameters[..18], (float)history.Last.ValidationLoss!.Value];
    }

    private static Dataset<float, int> Select(float[] inputs, int[] labels, int[] examples) => Dataset.Create(
        examples.SelectMany(example => inputs.Skip(example * LinearNet.Inputs).Take(LinearNet.Inputs)).ToArray(),
        examples.Select(example => labels[example]).ToArray());
}
