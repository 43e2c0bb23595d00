using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>
/// A barrier by epoch: spins a little, yields for a while, then sleeps. A few spins are enough where both cores are ours, and
/// the early yield is what keeps a step going where another process has taken one. Two threads that only ever yield to each other may stay
/// on one core while another is idle: one that lost its core goes to another, now and then.
/// </summary>
internal sealed class TeamBarrier(int parties)
{
    private const int Spins = 32;
    private static readonly long s_yieldTicks = Stopwatch.Frequency / 5_000;

    /// <summary>A yield of 3 µs gave the core to another thread.</summary>
    private static readonly long s_lostTicks = Stopwatch.Frequency / 300_000;

    /// <summary>From one change of core to the next: 5 ms, a thousand times what one takes.</summary>
    private static readonly long s_changeTicks = Stopwatch.Frequency / 200;
    private readonly object _gate = new();
    private Counters _counters;
    private int _sleepers;
    private long _nextChange;

    public void Wait()
    {
        int epoch = Volatile.Read(ref _counters.Epoch);
        if (_counters.IsOpen)
        {
            return;
        }

        if (Interlocked.Increment(ref _counters.Arrived) == parties)
        {
            Volatile.Write(ref _counters.Arrived, 0);
            LetGo();
            return;
        }

        for (int i = 0; i < Spins; i++)
        {
            if (Volatile.Read(ref _counters.Epoch) != epoch)
            {
                return;
            }

            Thread.SpinWait(1);
        }

        WaitLong(epoch);
    }

    /// <summary>Lets everyone go, now and ever after.</summary>
    public void Open()
    {
        // Who reads the new epoch finds it open; who has read the old one sees that it is over.
        Volatile.Write(ref _counters.IsOpen, true);
        LetGo();
    }

    private void LetGo()
    {
        Interlocked.Increment(ref _counters.Epoch);
        if (Volatile.Read(ref _sleepers) != 0)
        {
            lock (_gate)
            {
                Monitor.PulseAll(_gate);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WaitLong(int epoch)
    {
        long start = Stopwatch.GetTimestamp(), before = start;
        do
        {
            if (Volatile.Read(ref _counters.Epoch) != epoch)
            {
                return;
            }

            Thread.Yield();
            long now = Stopwatch.GetTimestamp();
            ChangeIfLost(now, now - before);
            before = now;
        }
        while (before - start < s_yieldTicks);

        lock (_gate)
        {
            Interlocked.Increment(ref _sleepers);
            while (Volatile.Read(ref _counters.Epoch) == epoch)
            {
                Monitor.Wait(_gate);
            }

            Interlocked.Decrement(ref _sleepers);
        }
    }

    private void ChangeIfLost(long now, long elapsed)
    {
        long next = Volatile.Read(ref _nextChange);
        if (elapsed > s_lostTicks && now > next && Interlocked.CompareExchange(ref _nextChange, now + s_changeTicks, next) == next)
        {
            CoreChange.Leave();
        }
    }

    /// <summary>The counters on cache lines of their own.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 384)]
    private struct Counters
    {
        [FieldOffset(128)]
        public int Arrived;

        [FieldOffset(256)]
        public int Epoch;

        [FieldOffset(260)]
        public bool IsOpen;
    }
}
