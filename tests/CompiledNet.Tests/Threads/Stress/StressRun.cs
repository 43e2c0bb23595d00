using System.Collections.Concurrent;
using System.Diagnostics;

namespace CompiledNet.Tests.Threads.Stress;

/// <summary>
/// Several threads call everything that has a state, and so do the callbacks of what they call. Each call is done, or refused with an
/// exception that its documentation has.
/// </summary>
internal sealed class StressRun
{
    private const int Threads = 4;
    private readonly ConcurrentDictionary<string, (int Done, int Refused)> _counts = [];
    private readonly ConcurrentQueue<string> _failures = [];
    private readonly (string Name, int Weight, Action<StressCall> Action)[] _calls;
    private readonly StressData _data;
    private readonly StressTrainers _trainers;
    private readonly int _seed, _count;
    private int _called;

    public StressRun(int seed, int count)
    {
        (_seed, _count) = (seed, count);
        _data = new StressData(seed);
        _trainers = new StressTrainers(_data);
        var quiet = new StressQuiet(seed);
        var batches = new StressBatches();
        var metrics = new StressMetrics(_data);
        _calls =
        [
            ("Step", 30, call => _trainers.Any(call).Step(call)),
            ("Apply", 6, call => _trainers.Any(call).Apply(call)),
            ("Fit", 8, call => _trainers.Any(call).Fit(call, Callback)),
            ("Evaluate", 4, call => _trainers.Any(call).Evaluate(call)),
            ("Look", 12, call => _trainers.Any(call).Look(call)),
            ("Load", 3, call => _trainers.Any(call).Load(call)),
            ("LearningRate", 6, call => _trainers.Any(call).LearningRate = call.Random.NextDouble() * 1e-3),
            ("Dispose", 2, _trainers.DisposeAny),
            ("Change", 10, _data.Change),
            ("Batches", 12, batches.Call),
            ("Metrics", 8, metrics.Call),
            ("Quiet", 7, quiet.Call),
        ];
    }

    /// <summary>Makes the calls; fails where one has not ended by then.</summary>
    /// <returns>How many calls of each kind were done and refused, and how long it took.</returns>
    public string Run(TimeSpan limit)
    {
        long start = Stopwatch.GetTimestamp();
        StressCall[] calls = [.. Enumerable.Range(0, Threads).Select(i => new StressCall(new Random(_seed + i)))];
        Thread[] threads = [.. calls.Select(call => new Thread(() => Work(call)) { IsBackground = true })];
        Array.ForEach(threads, thread => thread.Start());
        foreach (Thread thread in threads)
        {
            TimeSpan left = limit - Stopwatch.GetElapsedTime(start);
            if (!thread.Join(left > TimeSpan.Zero ? left : TimeSpan.Zero))
            {
                Assert.Fail(
                    $"Seed {_seed}: after {limit} the threads are at {string.Join(", ", calls.Select(call => call.Name))}, call {_called} of {_count}.");
            }
        }

        Assert.True(_failures.IsEmpty, $"Seed {_seed}: {string.Join("\n", _failures.Take(5))}");
        _trainers.AssertMemory();
        IEnumerable<string> lines = _counts.OrderBy(count => count.Key, StringComparer.Ordinal)
            .Select(count => $"  {count.Key}: {count.Value.Done} done, {count.Value.Refused} refused");
        return $"Seed {_seed}, {_called} calls in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s:\n{string.Join("\n", lines)}";
    }

    private void Work(StressCall call)
    {
        while (_failures.IsEmpty && Volatile.Read(ref _called) < _count)
        {
            One(call);
        }

        call.Name = "the end";
    }

    private void One(StressCall call)
    {
        string before = call.Name;
        int draw = call.Random.Next(_calls.Sum(kind => kind.Weight)), index = 0;
        while (draw >= _calls[index].Weight)
        {
            draw -= _calls[index++].Weight;
        }

        (string name, _, Action<StressCall> action) = _calls[index];
        call.Name = call.Depth == 0 ? name : $"{before} > {name}";
        Interlocked.Increment(ref _called);
        bool isDone = false;
        try
        {
            action(call);
            isDone = true;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentOutOfRangeException
            or OperationCanceledException or TrainingDivergedException
            or ArgumentException { ParamName: "scores" } && name != "Quiet")
        {
            // Refused, disposed, changed data, cancelled, or a parameter that another thread tore.
        }
#pragma warning disable CA1031 // Whatever else it is, it is told with the seed.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _failures.Enqueue($"{call.Name}: {exception}");
        }

        _counts.AddOrUpdate(
            name,
            (isDone ? 1 : 0, isDone ? 0 : 1),
            (_, count) => isDone ? (count.Done + 1, count.Refused) : (count.Done, count.Refused + 1));
        call.Name = before;
    }

    /// <summary>What a callback does: whatever any thread may.</summary>
    private void Callback(StressCall call)
    {
        call.Depth++;
        for (int i = 0; i < 2; i++)
        {
            One(call);
        }

        call.Depth--;
    }
}
