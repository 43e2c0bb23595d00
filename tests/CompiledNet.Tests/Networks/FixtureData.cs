using CompiledNet.Tests.Fixtures;

namespace CompiledNet.Tests.Networks;

/// <summary>The fixtures, and a fixture's arrays as data and as expected results.</summary>
internal static class FixtureData
{
    private const string GradientPrefix = "grad.";
    private const string ProductPrefix = "vjp.";
    private const string StatisticPrefix = "statistics.";

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Fixtures", "pytorch");

    /// <summary>All cases, by name.</summary>
    public static IReadOnlyDictionary<string, FixtureCase> All { get; } = new[] { "networks.json", "networks-graphs.json" }
        .SelectMany(list => FixtureCase.LoadList(Path.Combine(Folder, list))).ToDictionary(fixture => fixture.Name);

    /// <summary>What a case is run on.</summary>
    /// <param name="fixture">The case.</param>
    /// <param name="arrays">Its arrays.</param>
    /// <param name="parameters">The names of the parameters.</param>
    public static NetworkData Data(FixtureCase fixture, NpyArchive arrays, IEnumerable<string> parameters) => new(
        fixture.Rows,
        [Array.ConvertAll(arrays["input"].Doubles, value => (float)value)],
        parameters.ToDictionary(name => name, name => arrays[name].Floats),
        Targets(fixture, arrays) is { } targets ? [targets] : [],
        [arrays["outputGradients"].Floats]);

    /// <summary>What the loss is given.</summary>
    public static LossTargets? Targets(FixtureCase fixture, NpyArchive arrays) => fixture.Targets switch
    {
        FixtureTargets.Labels => LossTargets.OfLabels(arrays["labels"].Ints),
        FixtureTargets.Targets => LossTargets.OfValues(arrays["targets"].Floats),
        _ => null,
    };

    /// <summary>
    /// What a case gives; without gradients where they were taken with the running statistics held fixed, which networks do not do.
    /// </summary>
    public static NetworkResults Expected(FixtureCase fixture, NpyArchive arrays)
    {
        double? loss = arrays.Contains("loss") ? arrays["loss"].Scalar : null;
        bool isTrained = fixture.Mode != FixtureMode.Inference;
        return new NetworkResults
        {
            Outputs = [arrays["output"].Doubles],
            Loss = loss,
            TrainingLoss = isTrained && arrays.Contains("training.loss") ? arrays["training.loss"].Scalar : isTrained ? loss : null,
            Gradients = isTrained && loss is not null ? Named(arrays, GradientPrefix) : [],
            Products = isTrained ? Named(arrays, ProductPrefix) : [],
        };
    }

    private static Dictionary<string, double[]> Named(NpyArchive arrays, string prefix) =>
        arrays.WithPrefix(prefix).Concat(arrays.WithPrefix(StatisticPrefix)).ToDictionary(array => array.Key, array => array.Value.Doubles);
}
