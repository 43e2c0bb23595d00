using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CompiledNet.Benchmarks.Rows;

namespace CompiledNet.Benchmarks.Peers;

/// <summary>A Python process with PyTorch that does pieces of work on request: a line of JSON there, a line of JSON back.</summary>
internal sealed class PeerProcess : IDisposable
{
    private const string Script = "torch_peer.py";
    private static readonly string[] s_threadVariables = ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"];
    private static readonly string[] s_allocatorVariables = ["MALLOC_MMAP_THRESHOLD_", "MALLOC_TRIM_THRESHOLD_"];

    private readonly Process _process;

    private PeerProcess(Process process, JsonElement description)
    {
        _process = process;
        string libraries = string.Join(", ", description.GetProperty("libraries").EnumerateArray().Select(library => library.GetString()));
        Version = $"{description.GetProperty("torch").GetString()}, Python {description.GetProperty("python").GetString()}, "
            + $"{(description.GetProperty("mkl").GetBoolean() ? "with" : "without")} MKL{(libraries.Length > 0 ? $", {libraries}" : string.Empty)}";
    }

    /// <summary>Versions of everything in it.</summary>
    public string Version { get; }

    /// <summary>Starts it.</summary>
    /// <exception cref="PeerMissingException">The interpreter is not there, or has no PyTorch.</exception>
    public static PeerProcess Start(string interpreter, int threads)
    {
        var start = new ProcessStartInfo(interpreter) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "peers", Script));
        string count = threads.ToString(CultureInfo.InvariantCulture);
        start.ArgumentList.Add(count);
        foreach (string variable in s_threadVariables)
        {
            start.Environment[variable] = count;
        }

        // Else glibc gives the memory of every larger tensor back to the system, and fetches it anew page by page.
        foreach (string variable in s_allocatorVariables)
        {
            start.Environment[variable] = "4000000000";
        }

        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new PeerMissingException(exception.NativeErrorCode == 2 ? "not installed" : exception.Message);
        }

        string? line = process.StandardOutput.ReadLine();
        if (line is null)
        {
            process.Dispose();
            throw new PeerMissingException("it ended without a word");
        }

        JsonElement description = Parse(line);
        if (description.TryGetProperty("error", out JsonElement error))
        {
            process.WaitForExit();
            process.Dispose();
            throw new PeerMissingException(error.GetString() ?? "it has no PyTorch");
        }

        return new PeerProcess(process, description);
    }

    /// <summary>Makes a piece of work.</summary>
    public PeerWork Make(string piece, IReadOnlyDictionary<string, object> arguments)
    {
        var request = new Dictionary<string, object>(arguments) { ["make"] = piece };
        return new PeerWork(this, Ask(request).GetProperty("id").GetInt32());
    }

    /// <summary>Asks, and waits for the answer.</summary>
    public JsonElement Ask(IReadOnlyDictionary<string, object> request)
    {
        _process.StandardInput.WriteLine(JsonSerializer.Serialize(request));
        _process.StandardInput.Flush();
        return Parse(
            _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("PyTorch's process has ended; what it wrote is above."));
    }

    /// <summary>Ends it: it reads until its input does.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static JsonElement Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }
}
