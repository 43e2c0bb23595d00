namespace CompiledNet.Runtime;

/// <summary>A piece of work that every worker of a team does its share of.</summary>
internal interface ITeamWork
{
    /// <summary>Does one worker's share.</summary>
    void Run(int worker);
}

/// <summary>
/// Threads that stay between pieces of work, asleep where there is none for a while. The caller is worker 0, the others are
/// background threads, started by the first piece of work. One caller at a time. The threads end with the team: where it is disposed,
/// and where nobody has it any more.
/// </summary>
internal sealed class Team(int workers) : IDisposable
{
    private TeamThreads? _threads;

    ~Team() => _threads?.Stop();

    /// <summary>The workers, the caller among them.</summary>
    public int Workers => workers;

    /// <summary>Where the workers meet within a piece of work.</summary>
    public TeamBarrier Barrier { get; } = new(workers);

    /// <summary>Has every worker do its share, and returns when all are done; the first exception of any worker is thrown on.</summary>
    public void Run(ITeamWork work)
    {
        _threads ??= new TeamThreads(workers, Barrier);
        _threads.Run(work);
        GC.KeepAlive(this);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        TeamThreads? threads = _threads;
        _threads = null;
        threads?.Stop();
        threads?.Join();
        GC.SuppressFinalize(this);
    }
}
