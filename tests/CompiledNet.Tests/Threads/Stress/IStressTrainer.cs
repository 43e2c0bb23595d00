namespace CompiledNet.Tests.Threads.Stress;

/// <summary>A trainer that several threads share, whatever it trains.</summary>
internal interface IStressTrainer : IDisposable
{
    double LearningRate { get; set; }

    void Step(StressCall call);

    void Apply(StressCall call);

    void Fit(StressCall call, Action<StressCall> callback);

    void Evaluate(StressCall call);

    /// <summary>Counts, the average, predictions, files: what is allowed at any time.</summary>
    void Look(StressCall call);

    /// <summary>Loads and overwrites the parameters.</summary>
    void Load(StressCall call);

    void AssertMemory();
}
