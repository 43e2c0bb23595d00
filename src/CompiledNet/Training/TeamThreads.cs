using System.Runtime.ExceptionServices;

namespace CompiledNet.Runtime;

/// <summary>
/// The threads of a team and what they share with its caller. They keep this object alive, and nothing that leads to the team, so that it
/// can be collected while they sleep.
/// </summary>
internal sealed class TeamThreads
{
    private readonly TeamBarrier _meeting;
    private readonly TeamBarrier _barrier;
    private readonly Thread[] _threads;
    private ITeamWork? _work;
    private ExceptionDispatchInfo? _failure;
    private volatile bool _isStopping;
    private int _running;
    private int _standIns;

    /// <summary>Starts the threads: one fewer than the workers, the first of which is the caller.</summary>
    public TeamThreads(int workers, TeamBarrier barrier)
    {
        _meeting = new TeamBarrier(workers);
        _barrier = barrier;
        _threads = new Thread[workers - 1];
        try
        {
            for (int i = 0; i < _threads.Length; i++)
            {
                int worker = i + 1;
                _threads[i] = Start(() => Serve(worker), $"CompiledNet worker {worker}");
            }
        }
        catch
        {
            // The system gives no more threads: those that it gave are not to wait for the others.
            Stop();
            throw;
        }
    }

    /// <summary>Has every worker do its share, and returns when all are done; the first exception of any worker is thrown on.</summary>
    public void Run(ITeamWork work)
    {
        _work = work;
        _running = _threads.Length + 1;
        _meeting.Wait();
        DoShare(0);
        _meeting.Wait();
        _work = null;
        if (_failure is { } failure)
        {
            _failure = null;
            failure.Throw();
        }
    }

    /// <summary>Has the threads end, which are at no work. It waits for nobody.</summary>
    public void Stop()
    {
        _isStopping = true;
        _meeting.Open();
    }

    /// <summary>Waits until they have ended.</summary>
    public void Join()
    {
        foreach (Thread thread in _threads)
        {
            thread.Join();
        }
    }

    private static Thread Start(ThreadStart run, string name)
    {
        var thread = new Thread(run) { IsBackground = true, Name = name };

        // Not with the caller's context, which would be kept as long as the thread.
        thread.UnsafeStart();
        return thread;
    }

    private void Serve(int worker)
    {
        while (true)
        {
            _meeting.Wait();
            if (_isStopping)
            {
                return;
            }

            DoShare(worker);
            _meeting.Wait();
        }
    }

    private void DoShare(int worker)
    {
        try
        {
            _work!.Run(worker);
            Interlocked.Decrement(ref _running);
        }
#pragma warning disable CA1031 // Whatever it is, it goes to the caller of Run; a worker thread has no one else to tell.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            Interlocked.Decrement(ref _running);
            StandIn();
        }
    }

    /// <summary>
    /// The others may wait at the barrier for the worker that failed: someone goes there in its place until they are done,
    /// then more do until the barrier has let everyone go. A failure is an error of the program, so nothing here is fast.
    /// </summary>
    private void StandIn()
    {
        StartStandIn(whileOthersRun: true);
        while (Volatile.Read(ref _running) != 0)
        {
            Thread.Sleep(1);
        }

        while (Volatile.Read(ref _standIns) != 0)
        {
            StartStandIn(whileOthersRun: false);
            Thread.Sleep(1);
        }
    }

    private void StartStandIn(bool whileOthersRun)
    {
        Interlocked.Increment(ref _standIns);
        Start(
            () =>
            {
                do
                {
                    _barrier.Wait();
                }
                while (whileOthersRun && Volatile.Read(ref _running) != 0);
                Interlocked.Decrement(ref _standIns);
            },
            "CompiledNet stand-in");
    }
}
