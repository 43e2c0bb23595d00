using CompiledNet.Tests.Fixtures;
using CompiledNet.Tests.Networks;
using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Slots;

/// <summary>The fixtures of networks of several inputs and heads, and a batch's arrays as data and as expected results.</summary>
internal static class SlotFixtureData
{
    private const string StatisticPrefix = "statistics.";

    /// <summary>All cases, by name; those of shared tables where a dense layer can share one.</summary>
    public static IReadOnlyDictionary<string, SlotFixtureCase> All { get; } = new[] { "slots.json", "tied.json" }
        .Where(list => list != "tied.json" || typeof(DenseAttribute).GetProperty("Tied") is not null)
        .SelectMany(list => SlotFixtureCase.LoadList(Path.Combine(FixtureData.Folder, list))).ToDictionary(fixture => fixture.Name);

    /// <summary>Their networks, fused and not.</summary>
    public static NetworkSet Networks { get; } =
        new([.. All.Values.SelectMany(fixture => NetworkSet.BothFused(fixture.Name, fixture.Network))]);

    /// <summary>The optimisers that a case is trained by, with PyTorch's settings.</summary>
    public static IReadOnlyList<string> Optimizers { get; } = ["Sgd", "Adam"];

    /// <summary>What a network is run on.</summary>
    public static NetworkData Data(ReferenceNetwork network, NpyArchive arrays, int rows) => new(
        rows,
        [.. network.Inputs.Select(input => Input(arrays, input, network.Inputs.Count, rows))],
        network.Parameters.ToDictionary(parameter => parameter.Name, parameter => arrays[parameter.Name].Floats),
        [.. network.Heads.Select(head => Targets(arrays[Key("targets", head.Name, network.Heads.Count)]))],
        [.. network.Outputs.Select(output => arrays[Key("outputGradients", output.Name, network.Outputs.Count)].Floats)]);

    /// <summary>What it gives.</summary>
    public static NetworkResults Expected(ReferenceNetwork network, NpyArchive arrays)
    {
        double? loss = arrays.Contains("loss") ? arrays["loss"].Scalar : null;
        return new NetworkResults
        {
            Outputs = [.. network.Outputs.Select(output => arrays[Key("output", output.Name, network.Outputs.Count)].Doubles)],
            Loss = loss,
            TrainingLoss = arrays.Contains("training.loss") ? arrays["training.loss"].Scalar : loss,
            Gradients = loss is null ? [] : Named(arrays, "grad."),
            Products = Named(arrays, "vjp."),
        };
    }

    /// <summary>An input as floats; images of bytes as the library reads them.</summary>
    private static float[] Input(NpyArchive arrays, ReferenceInput input, int count, int rows)
    {
        if (!arrays.Contains("bytes." + input.Name))
        {
            return Array.ConvertAll(arrays[Key("input", input.Name, count)].Doubles, value => (float)value);
        }

        byte[] bytes = Array.ConvertAll(arrays["bytes." + input.Name].Ints, value => (byte)value);
        float[] values = new float[bytes.Length];
        new ByteImages(bytes, bytes.Length / rows).CopyTo(0, values);
        return values;
    }

    private static string Key(string word, string name, int count) => ReferenceNetwork.Key(word, name, count);

    private static LossTargets Targets(NpyArray array) =>
        array.HasInts ? LossTargets.OfLabels(array.Ints) : LossTargets.OfValues(array.Floats);

    private static Dictionary<string, double[]> Named(NpyArchive arrays, string prefix) =>
        arrays.WithPrefix(prefix).Concat(arrays.WithPrefix(StatisticPrefix)).ToDictionary(array => array.Key, array => array.Value.Doubles);
}
