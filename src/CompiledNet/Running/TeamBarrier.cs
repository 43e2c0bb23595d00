using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>
/// A barrier by epoch: spins a little, yields for a while, then sleeps. A few spins are enough where both cores are ours, and
/// the early yield is what keeps a step going where another process has taken one.
/// </summary>
internal sealed class TeamBarrier(int parties)
{
    private const int Spins = 32;
    private static readonly long s_yieldTicks = Stopwatch.Frequency / 5_000;
    private readonly object _gate = new();
    private Counters _counters;
    private int _sleepers;

    public void Wait()
    {
        int epoch = Volatile.Read(ref _counters.Epoch);
        if (Interlocked.Increment(ref _counters.Arrived) == parties)
        {
            Volatile.Write(ref _counters.Arrived, 0);
            Interlocked.Increment(ref _counters.Epoch);
            if (Volatile.Read(ref _sleepers) != 0)
            {
                lock (_gate)
                {
                    Monitor.PulseAll(_gate);
                }
            }

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

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WaitLong(int epoch)
    {
        long start = Stopwatch.GetTimestamp();
        do
        {
            for (int i = 0; i < 16; i++)
            {
                if (Volatile.Read(ref _counters.Epoch) != epoch)
                {
                    return;
                }

                Thread.Yield();
            }
        }
        while (Stopwatch.GetTimestamp() - start < s_yieldTicks);

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

    /// <summary>The two counters on cache lines of their own.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 384)]
    private struct Counters
    {
        [FieldOffset(128)]
        public int Arrived;

        [FieldOffset(256)]
        public int Epoch;
    }
}
