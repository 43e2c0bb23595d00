namespace MnistTrainer;

/// <summary>The networks to choose from; the first is the default.</summary>
internal static class Models
{
    public static IReadOnlyList<Model> All { get; } =
    [
        new Model<MnistNet> { Name = "mlp", DefaultEpochs = 10 },
        new Model<LeNet5> { Name = "lenet5", DefaultEpochs = 10 },
        new Model<SmallCnn> { Name = "cnn", DefaultEpochs = 10 },
    ];

    public static Model Default => All[0];
}
