using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CompiledNet.Benchmarks.Kernels;
using X86 = System.Runtime.Intrinsics.X86;

namespace CompiledNet.Benchmarks.Machine;

/// <summary>What a table of times means nothing without.</summary>
internal static class MachineInfo
{
    /// <summary>Names and values to print.</summary>
    public static IEnumerable<(string Name, string Value)> Describe()
    {
        yield return ("processor", Processor());
        yield return ("cores", Texts.Number(Environment.ProcessorCount));
        yield return ("vectors", Vectors());
        yield return ("system", $"{RuntimeInformation.OSDescription.Trim()} ({RuntimeInformation.OSArchitecture})");
        yield return (".NET", RuntimeInformation.FrameworkDescription);
        yield return ("CompiledNet", typeof(Trainer).Assembly.GetName().Version?.ToString(3) ?? "unknown");
    }

    /// <summary>How many programs wanted to run during the last minute, ours among them; null where the system does not tell.</summary>
    public static string? Load()
    {
        const string Path = "/proc/loadavg";
        return File.Exists(Path) ? File.ReadAllText(Path).Split(' ')[0] : null;
    }

    private static string Processor()
    {
        const string Path = "/proc/cpuinfo";
        string? line = File.Exists(Path)
            ? File.ReadLines(Path).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line?.Split(':', 2)[1].Trim() ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static string Vectors()
    {
        string wider = X86.Avx512F.IsSupported && !Vector512.IsHardwareAccelerated
            ? " (512 bits are there, but .NET does not prefer them)"
            : string.Empty;
        string fused = X86.Fma.IsSupported || System.Runtime.Intrinsics.Arm.AdvSimd.IsSupported
            ? "fused multiply-add"
            : "no fused multiply-add";
        return $"{Texts.Number(Widest.Bits)} bits used{wider}, {fused}";
    }
}
