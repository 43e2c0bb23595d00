using CompiledNet.Benchmarks.Build;

namespace CompiledNet.Benchmarks.Rows;

/// <summary>
/// What typing costs in a project of many networks: the generator runs after every edit, and does again what the edit touched.
/// </summary>
internal static class EditItems
{
    private const int Samples = 15;

    public static IEnumerable<WorkItem> All() =>
    [
        Item($"first run over {Texts.Number(ManyNetworks.Count)} networks", ManyNetworks.First),
        Item($"edit beside {Texts.Number(ManyNetworks.Count)} networks", ManyNetworks.EditElsewhere),
        Item($"edit of one of {Texts.Number(ManyNetworks.Count)} networks", ManyNetworks.EditOfOne),
    ];

    private static SampleItem Item(string name, Func<(double Seconds, double Bytes)> run) => new(
        name,
        [new SampleRow("generator", Texts.Time), new SampleRow("bytes allocated", value => Texts.Number((long)value))],
        () =>
        {
            (double seconds, double bytes) = run();
            return [seconds, bytes];
        },
        Samples);
}
