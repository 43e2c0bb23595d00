using CompiledNet.Tests.Training;

namespace CompiledNet.Tests.Threads;

/// <summary>Everything that calls the user back while a trainer fits.</summary>
internal static class Callbacks
{
    /// <summary>Three epochs of five steps of forty examples, in which something is done by one callback.</summary>
    public static FitOptions Options(string callback, Action action, EarlyStopping? stopping = null)
    {
        return new FitOptions
        {
            Epochs = 3,
            BatchSize = 8,
            EarlyStopping = stopping,
            EpochCompleted = callback == "EpochCompleted" ? _ => action() : null,
            StopWhen = callback == "StopWhen" ? _ => Do(false) : null,
            Progress = callback == "Progress" ? new Reports(_ => action()) : null,
            ProgressInterval = TimeSpan.Zero,
            LearningRate = callback switch
            {
                "ByStep" => LearningRates.ByStep(_ => Do(0.02)),
                "ByEpoch" => LearningRates.ByEpoch(_ => Do(0.02)),
                _ => null,
            },
        };

        T Do<T>(T result)
        {
            action();
            return result;
        }
    }
}
