using System.Collections.Concurrent;

namespace CompiledNet.Tests.Threads;

/// <summary>Holds a step in its middle, from one of its number on, until it is let on; knows the threads that came by.</summary>
internal sealed class StepGate : IDisposable
{
    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(60);
    private readonly ManualResetEventSlim _reached = new(), _open = new(true);
    private readonly ConcurrentDictionary<Thread, bool> _threads = [];
    private long _from = long.MaxValue;

    public IEnumerable<Thread> Threads => _threads.Keys;

    /// <summary>Holds the steps from this on, counted from 1.</summary>
    public void CloseFrom(long step)
    {
        _open.Reset();
        _from = step;
    }

    public void Open() => _open.Set();

    public void WaitUntilReached() => Assert.True(_reached.Wait(s_long), "No step came to the gate.");

    public void Pass(long step)
    {
        _threads[Thread.CurrentThread] = true;
        if (step >= _from)
        {
            _reached.Set();
            Assert.True(_open.Wait(s_long), "Nobody opened the gate.");
        }
    }

    public void Dispose()
    {
        _reached.Dispose();
        _open.Dispose();
    }
}
