namespace CompiledNet.Tests.Training;

/// <summary>Hears of a training's progress on the training thread, at once.</summary>
internal sealed class Reports(Action<TrainingProgress> report) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => report(value);
}
