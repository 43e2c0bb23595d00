using CompiledNet.Tests.Training;

namespace CompiledNet.Tests.Threads.Stress;

/// <summary>
/// The trainers that all threads share. One that is disposed has another in its place; some are left to the garbage collector.
/// </summary>
internal sealed class StressTrainers(StressData data)
{
    private const int Kinds = 7;
    private readonly StressClassifier _classifier = new(1);
    private readonly StressTagger _tagger = new(2);
    private readonly IStressTrainer?[] _trainers = new IStressTrainer?[Kinds];

    /// <summary>One of them.</summary>
    public IStressTrainer Any(StressCall call)
    {
        int kind = call.Random.Next(Kinds);
        return Volatile.Read(ref _trainers[kind]) ?? Replace(kind);
    }

    /// <summary>Puts a new one in the place of one that others may be using.</summary>
    public void DisposeAny(StressCall call)
    {
        int kind = call.Random.Next(Kinds);
        IStressTrainer? old = Volatile.Read(ref _trainers[kind]);
        Replace(kind);
        old?.AssertMemory();
        if (call.Random.Next(4) != 0)
        {
            old?.Dispose();
            old?.Dispose();
        }
    }

    public void AssertMemory()
    {
        foreach (IStressTrainer? trainer in _trainers)
        {
            trainer?.AssertMemory();
        }
    }

    private IStressTrainer Replace(int kind)
    {
        IStressTrainer trainer = Create(kind);
        Volatile.Write(ref _trainers[kind], trainer);
        return trainer;
    }

    /// <summary>Several of one network; with one thread, two and three; with each way to update.</summary>
    private IStressTrainer Create(int kind) => kind switch
    {
        0 => new StressTrainer<StressClassifier, Adam, float, int>(
            _classifier, new Adam(1e-4), new TrainerOptions { Threads = 1, EmaDecay = 0.9 }, data.Values, data.Labels),
        1 => new StressTrainer<StressClassifier, Sgd, float, int>(
            _classifier, new Sgd(1e-4), new TrainerOptions { Threads = 2, ClassWeights = [1, 2, 3] }, data.Values, data.Labels),
        2 => new StressTrainer<StressClassifier, RmsProp, float, float>(
            new StressClassifier(3), new RmsProp(1e-4), new TrainerOptions { Threads = 3, AccumulationSteps = 2, EmaDecay = 0.5 },
            data.Values, data.Distributions),
        3 => new StressTrainer<StressTagger, Adam, int, int>(
            _tagger, new Adam(1e-4), new TrainerOptions { Threads = 2 }, data.Tokens, data.Tags),
        4 => new StressTrainer<StressTagger, Sgd, int, int>(
            _tagger, new Sgd(1e-4), new TrainerOptions { Threads = 1, MaxNorm = 1, Frozen = ["embedding1"] }, data.Tokens, data.Tags),
        5 => new StressTrainer<VariedNet, AdamW, float, int>(
            new VariedNet(4), new AdamW(1e-4), new TrainerOptions { Threads = 2, NaNGuard = true, DecayBiases = false },
            data.Images, data.Labels),
        _ => new StressTrainer<VariedNet, Sgd, float, int>(
            new VariedNet(5), new Sgd(1e-4), new TrainerOptions { ClipValue = 0.5 }, data.Images, data.Labels),
    };
}
