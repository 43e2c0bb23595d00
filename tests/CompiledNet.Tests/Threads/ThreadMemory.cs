using System.Buffers;
using System.Collections.Concurrent;

namespace CompiledNet.Tests.Threads;

/// <summary>Memory that knows the threads that read it, apart from the one that made it, and that does something before.</summary>
internal sealed class ThreadMemory(int length) : MemoryManager<int>
{
    private readonly int[] _values = new int[length];
    private readonly Thread _maker = Thread.CurrentThread;
    private readonly ConcurrentDictionary<Thread, bool> _threads = [];

    public IEnumerable<Thread> Threads => _threads.Keys;

    /// <summary>What is done on another thread before it reads.</summary>
    public Action? Before { get; set; }

    public override Span<int> GetSpan()
    {
        if (Thread.CurrentThread != _maker && _threads.TryAdd(Thread.CurrentThread, true))
        {
            Before?.Invoke();
        }

        return _values;
    }

    public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

    public override void Unpin() => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
    }
}
