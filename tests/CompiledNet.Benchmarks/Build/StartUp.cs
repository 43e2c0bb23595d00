using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime;
using CompiledNet.Benchmarks.Kernels;
using CompiledNet.Benchmarks.Networks;

namespace CompiledNet.Benchmarks.Build;

/// <summary>
/// What a program pays before its first training step is done. Asked of a fresh process each time: code is compiled only once in one.
/// </summary>
internal static class StartUp
{
    /// <summary>The command of the child process.</summary>
    public const string Command = "first-step";

    private const int Rows = 64;

    private static readonly Dictionary<string, Func<(double JitSeconds, double Seconds)>> s_networks = new()
    {
        [nameof(MnistNet)] = FirstStep<MnistNet>,
        [nameof(WideNet)] = FirstStep<WideNet>,
        [nameof(TinyNet)] = FirstStep<TinyNet>,
    };

    /// <summary>Starts a process that takes a first step; gives seconds of the JIT and seconds in all.</summary>
    public static (double JitSeconds, double Seconds) Measure(Type network)
    {
        string program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(Assembly.GetExecutingAssembly().Location);
        }

        start.ArgumentList.Add(Command);
        start.ArgumentList.Add(network.Name);
        using Process process = Process.Start(start)!;
        string[] answer = process.StandardOutput.ReadToEnd().Split(' ');
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"The process that was to take a first step of {network.Name} ended with {process.ExitCode}.");
        }

        return (double.Parse(answer[0], CultureInfo.InvariantCulture), double.Parse(answer[1], CultureInfo.InvariantCulture));
    }

    /// <summary>The child process.</summary>
    public static int Run(string network)
    {
        (double jit, double seconds) = s_networks[network]();
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{jit:R} {seconds:R}"));
        return 0;
    }

    private static (double JitSeconds, double Seconds) FirstStep<TNetwork>()
        where TNetwork : ITrainable<TNetwork, float, int>
    {
        // Made before the clock runs: only the lengths are the network's, and they are constants.
        float[] inputs = RandomBuffers.Floats(Rows * TNetwork.InputLength);
        int[] labels = new int[Rows];
        TimeSpan jit = JitInfo.GetCompilationTime();
        long start = Stopwatch.GetTimestamp();
        using (var trainer = Trainer.Create(TNetwork.Create(1), new Adam(), threads: 1))
        {
            trainer.Step(inputs, labels);
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return ((JitInfo.GetCompilationTime() - jit).TotalSeconds, seconds);
    }
}
