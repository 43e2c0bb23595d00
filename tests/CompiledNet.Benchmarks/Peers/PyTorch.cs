using CompiledNet.Benchmarks.Rows;
using CompiledNet.Benchmarks.Timing;

namespace CompiledNet.Benchmarks.Peers;

/// <summary>
/// PyTorch, as one process for each number of threads: its libraries read theirs from the environment when they are loaded.
/// </summary>
/// <param name="interpreters">Pythons to try, the first with PyTorch is taken.</param>
internal sealed class PyTorch(IReadOnlyList<string> interpreters) : IDisposable
{
    public const string DisplayName = "PyTorch";

    private readonly Dictionary<int, PeerProcess> _processes = [];
    private string? _missing;

    /// <summary>What it is, or why there is none.</summary>
    public string Version
    {
        get
        {
            try
            {
                return ProcessOf(1).Version;
            }
            catch (PeerMissingException missing)
            {
                return missing.Message;
            }
        }
    }

    /// <summary>Makes a piece of work in the peer's process.</summary>
    /// <param name="piece">Its name in the peer's script.</param>
    /// <param name="threads">Threads it may use.</param>
    /// <param name="arguments">The arguments of the function there.</param>
    /// <exception cref="PeerMissingException">There is no Python with PyTorch.</exception>
    public ITimed Make(string piece, int threads, IReadOnlyDictionary<string, object> arguments) =>
        ProcessOf(threads).Make(piece, arguments);

    public void Dispose()
    {
        foreach (PeerProcess process in _processes.Values)
        {
            process.Dispose();
        }
    }

    private PeerProcess ProcessOf(int threads)
    {
        if (_processes.TryGetValue(threads, out PeerProcess? process))
        {
            return process;
        }

        // Looked for once: every row without it would start all the interpreters again.
        if (_missing is null)
        {
            var reasons = new List<string>();
            foreach (string interpreter in interpreters)
            {
                try
                {
                    return _processes[threads] = PeerProcess.Start(interpreter, threads);
                }
                catch (PeerMissingException missing)
                {
                    reasons.Add($"{interpreter}: {missing.Message}");
                }
            }

            _missing = $"no PyTorch ({string.Join("; ", reasons)})";
        }

        throw new PeerMissingException(_missing);
    }
}
