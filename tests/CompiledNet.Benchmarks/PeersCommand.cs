using CompiledNet.Benchmarks.Machine;
using CompiledNet.Benchmarks.Native;
using CompiledNet.Benchmarks.Peers;
using CompiledNet.Benchmarks.Report;
using CompiledNet.Benchmarks.Rows;
using CompiledNet.Benchmarks.Timing;

namespace CompiledNet.Benchmarks;

/// <summary>One run of the comparison: limits of the machine first, then every row, then the table.</summary>
internal static class PeersCommand
{
    public const string Name = "peers";

    public static int Run(IEnumerable<string> arguments)
    {
        if (PeersOptions.Parse(arguments) is not { } options)
        {
            Console.Error.WriteLine(PeersOptions.Usage);
            return 2;
        }

        IReadOnlyList<WorkItem> items = Catalogue.Matching(options.Only);
        if (items.Count == 0 || options.List)
        {
            WriteNames(items);
            return items.Count == 0 ? 2 : 0;
        }

        PeersReport report = Measure(items, options);
        if (Console.IsOutputRedirected)
        {
            MarkdownWriter.Write(report, Console.Out);
        }
        else
        {
            TerminalWriter.Write(report);
        }

        if (options.Json is { } path)
        {
            JsonReportWriter.Write(report, path);
        }

        return 0;
    }

    private static PeersReport Measure(IReadOnlyList<WorkItem> items, PeersOptions options)
    {
        Pace pace = options.Quick ? Pace.Quick : Pace.Normal;
        using var pyTorch = new PyTorch(options.Pythons);
        List<(string Name, string Value)> facts = [.. MachineInfo.Describe()];
        facts.Add((PyTorch.DisplayName, pyTorch.Version));
        facts.AddRange(MatrixLibrary.Names.Select(name => (name, VersionOf(name))));
        string? loadBefore = MachineInfo.Load();
        Console.Error.WriteLine("limits of the machine");
        facts.AddRange(Describe(Limits.Measure(pace)));

        var context = new RunContext(pace, pyTorch);
        var rows = new List<RowResult>();
        for (int i = 0; i < items.Count; i++)
        {
            Console.Error.WriteLine($"{Texts.Number(i + 1)}/{Texts.Number(items.Count)} {items[i].Name}");
            rows.AddRange(items[i].Run(context));
        }

        if (loadBefore is not null)
        {
            facts.Add(("load", $"{loadBefore} before, {MachineInfo.Load()} after; a quiet machine has 0 before"));
        }

        facts.Add(
            ("pace", $"{(options.Quick ? "quick, which is no measurement: " : string.Empty)}{Texts.Number(pace.Rounds)} rounds of {Texts.Time(pace.RoundSeconds)} a side"));
        return new PeersReport(facts, rows);
    }

    private static IEnumerable<(string Name, string Value)> Describe(Limits limits)
    {
        yield return ("peak of one thread", $"{Range(limits.OperationsPerSecond)} GFLOP/s");
        yield return ("read from memory by one thread", $"{Range(limits.BytesPerSecond)} GB/s");
    }

    private static string VersionOf(string library) =>
        MatrixLibrary.Installed.FirstOrDefault(installed => installed.Name == library)?.Version ?? "not installed";

    private static string Range(Distribution rate) =>
        $"{Texts.Digits(rate.P50 / 1e9)} (p10 {Texts.Digits(rate.P10 / 1e9)}, p90 {Texts.Digits(rate.P90 / 1e9)})";

    private static void WriteNames(IReadOnlyList<WorkItem> items)
    {
        if (items.Count == 0)
        {
            Console.Error.WriteLine("no row matches; there are:");
        }

        foreach (WorkItem item in items.Count == 0 ? Catalogue.All() : items)
        {
            Console.WriteLine(item.PeerNames.Length == 0 ? item.Name : $"{item.Name} | {item.PeerNames}");
        }
    }
}
