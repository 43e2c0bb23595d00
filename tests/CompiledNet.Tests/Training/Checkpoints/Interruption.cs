namespace CompiledNet.Tests.Training.Checkpoints;

/// <summary>Cancels a training after one of its steps.</summary>
internal sealed class Interruption : IProgress<TrainingProgress>, IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private int _stepsLeft;

    /// <param name="steps">Steps of this training until then.</param>
    public Interruption(int steps) => _stepsLeft = steps;

    public CancellationToken Token => _source.Token;

    public void Report(TrainingProgress value)
    {
        if (value.Completed is null && --_stepsLeft == 0)
        {
            _source.Cancel();
        }
    }

    public void Dispose() => _source.Dispose();
}
