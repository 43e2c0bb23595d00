namespace CompiledNet.Tests.Training;

/// <summary>Trainers that do everything beside a plain step, each in some way.</summary>
internal static class TrainerModes
{
    public static IReadOnlyDictionary<string, Func<int, TrainerOptions>> All { get; } = new Dictionary<string, Func<int, TrainerOptions>>
    {
        ["fused, averaged and weighted"] = threads => new TrainerOptions { Threads = threads, EmaDecay = 0.9, ClassWeights = [1, 2, 0.5] },
        ["clipped by norm"] = threads => new TrainerOptions { Threads = threads, MaxNorm = 0.3 },
        ["clipped by value"] = threads => new TrainerOptions { Threads = threads, ClipValue = 0.01 },
        ["accumulated and watched"] = threads => new TrainerOptions { Threads = threads, AccumulationSteps = 3, NaNGuard = true },
        ["all at once"] = threads => new TrainerOptions
        {
            Threads = threads,
            MaxNorm = 0.3,
            AccumulationSteps = 2,
            DecayBiases = false,
            EmaDecay = 0.9,
            Frozen = ["conv1"],
            NaNGuard = true,
            ClassWeights = [1, 2, 0.5],
        },
    };

    public static TheoryData<string> Names => [.. All.Keys];
}
