using CompiledNet;

namespace MnistTrainer;

/// <summary>Hears of a training while it runs.</summary>
internal interface IFollower : IProgress<TrainingProgress>
{
    /// <summary>The training goes on from a checkpoint; the epochs before it are not reported.</summary>
    void Resumed(string path);
}
