using CompiledNet.Tests.Fixtures;

namespace CompiledNet.Tests.Networks;

/// <summary>A fixture's arrays as data and as expected results.</summary>
internal static class FixtureData
{
    private const string GradientPrefix = "grad.";
    private const string ProductPrefix = "vjp.";

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Fixtures", "pytorch");

    /// <summary>The cases of the dense networks, by name.</summary>
    public static IReadOnlyDictionary<string, FixtureCase> Dense { get; } =
        FixtureCase.LoadList(Path.Combine(Folder, "networks.json")).ToDictionary(fixture => fixture.Name);

    public static NetworkData Data(FixtureCase fixture, NpyArchive arrays) => new(
        fixture.Rows,
        arrays["input"].Floats,
        arrays.WithPrefix(ProductPrefix).Where(array => array.Key != NetworkResults.Input).ToDictionary(array => array.Key, array => arrays[array.Key].Floats),
        fixture.Targets switch
        {
            FixtureTargets.Labels => LossTargets.OfLabels(arrays["labels"].Ints),
            FixtureTargets.Targets => LossTargets.OfValues(arrays["targets"].Floats),
            _ => null,
        },
        arrays["outputGradients"].Floats);

    public static NetworkResults Expected(NpyArchive arrays) => new()
    {
        Output = Widen(arrays["output"]),
        Loss = arrays.Contains("loss") ? arrays["loss"].Scalar : null,
        Gradients = Named(arrays, GradientPrefix),
        Products = Named(arrays, ProductPrefix),
    };

    private static Dictionary<string, double[]> Named(NpyArchive arrays, string prefix) =>
        arrays.WithPrefix(prefix).ToDictionary(array => array.Key, array => Widen(array.Value));

    private static double[] Widen(NpyArray array) => Array.ConvertAll(array.Floats, value => (double)value);
}
