using System.Diagnostics;
using System.Globalization;
using CompiledNet.Benchmarks.Build;
using CompiledNet.Benchmarks.Networks;
using CompiledNet.Benchmarks.Rows;
using CompiledNet.Benchmarks.Timing;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Benchmarks;

/// <summary>Times every step that the compiler emits into a network: where a training step, or an inference, spends its time.</summary>
internal static class ProfileCommand
{
    public const string Name = "profile";

    public const string Usage = """
        profile NETWORK ROWS [predict | backward]
          NETWORK    a class of Networks/ or of the samples, e.g. LeNet5
          ROWS       rows of the batch; a training step with SGD, unless predict or backward is said
        """;

    private const int Rounds = 25;
    private const double Seconds = 3;
    private const double WarmUpSeconds = 2;

    public static int Run(string[] arguments)
    {
        if (arguments is not [string name, string rowsText, .. string[] rest]
            || !int.TryParse(rowsText, NumberStyles.None, CultureInfo.InvariantCulture, out int rows)
            || Array.Find(
                typeof(MnistNet).Assembly.GetTypes(),
                type => type.Name == name && typeof(INetwork).IsAssignableFrom(type)) is not { } network)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        var clock = new StepClock();
        Type built = NetworkBuild.Of(network, OptimizationLevel.Release, clock.Apply).Load(network.FullName!);
        Write(clock.Steps, Measure(built, Work(built, rows, rest.FirstOrDefault())));
        return 0;
    }

    private static Action<long> Work(Type network, int rows, string? what) => what switch
    {
        "predict" => Loop(network, nameof(NetworkLoops.Predict), rows),
        "backward" => Loop(network, nameof(NetworkLoops.Backward), rows, true),
        _ => Loop(network, nameof(NetworkLoops.Train), rows),
    };

    private static Action<long> Loop(Type network, string method, params object[] arguments) =>
        (Action<long>)typeof(NetworkLoops).GetMethod(method)!.MakeGenericMethod(network).Invoke(null, arguments)!;

    /// <summary>The median seconds of each step, and of all together.</summary>
    private static double[] Measure(Type network, Action<long> work)
    {
        // The JIT needs some hundreds of calls and a while without new methods until everything is optimised.
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUpSeconds)
        {
            work(1);
        }

        start = Stopwatch.GetTimestamp();
        work(1);
        long iterations = Math.Max(1, (long)(Seconds / Rounds / Stopwatch.GetElapsedTime(start).TotalSeconds));
        var rounds = new List<double[]>();
        for (int round = 0; round < Rounds; round++)
        {
            StepClock.Read(network);
            work(iterations);
            rounds.Add([.. StepClock.Read(network).Select(ticks => ticks / (double)Stopwatch.Frequency / iterations)]);
        }

        return [.. Enumerable.Range(0, rounds[0].Length).Select(step => Distribution.Of(rounds.Select(round => round[step])).P50)];
    }

    private static void Write(IReadOnlyList<string> steps, double[] seconds)
    {
        double total = seconds.Sum();
        Console.WriteLine("| step | time | share |");
        Console.WriteLine("|---|---:|---:|");
        for (int i = 0; i < steps.Count; i++)
        {
            if (seconds[i] > 0)
            {
                Console.WriteLine($"| {steps[i]} | {Texts.Time(seconds[i])} | {Texts.Percent(seconds[i] / total)} |");
            }
        }

        Console.WriteLine($"| in all | {Texts.Time(total)} | |");
    }
}
