using System.Runtime.ExceptionServices;

namespace CompiledNet.Runtime;

/// <summary>A piece of work that every worker of a team does its share of.</summary>
internal interface ITeamWork
{
    /// <summary>Does one worker's share.</summary>
    void Run(int worker);
}

/// <summary>
/// Threads that stay between pieces of work, asleep where there is none for a while. The caller is worker 0, the others are
/// background threads, started by the first piece of work. One caller at a time.
/// </summary>
internal sealed class Team(int workers) : IDisposable
{
    private readonly TeamBarrier _meeting = new(workers);
    private Thread[]? _threads;
    private ITeamWork? _work;
    private ExceptionDispatchInfo? _failure;
    private bool _stopping;
    private int _running;
    private int _standIns;

    /// <summary>The workers, the caller among them.</summary>
    public int Workers => workers;

    /// <summary>Where the workers meet within a piece of work.</summary>
    public TeamBarrier Barrier { get; } = new(workers);

    /// <summary>Has every worker do its share, and returns when all are done; the first exception of any worker is thrown on.</summary>
    public void Run(ITeamWork work)
    {
        _threads ??= StartThreads();
        _work = work;
        _running = workers;
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

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_threads is { } threads)
        {
            _threads = null;
            _stopping = true;
            _meeting.Wait();
            foreach (Thread thread in threads)
            {
                thread.Join();
            }
        }
    }

    private static Thread Start(ThreadStart run, string name)
    {
        var thread = new Thread(run) { IsBackground = true, Name = name };
        thread.Start();
        return thread;
    }

    private Thread[] StartThreads()
    {
        var threads = new Thread[workers - 1];
        for (int i = 0; i < threads.Length; i++)
        {
            int worker = i + 1;
            threads[i] = Start(() => Serve(worker), $"CompiledNet worker {worker}");
        }

        return threads;
    }

    private void Serve(int worker)
    {
        while (true)
        {
            _meeting.Wait();
            if (_stopping)
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
                    Barrier.Wait();
                }
                while (whileOthersRun && Volatile.Read(ref _running) != 0);
                Interlocked.Decrement(ref _standIns);
            },
            "CompiledNet stand-in");
    }
}
