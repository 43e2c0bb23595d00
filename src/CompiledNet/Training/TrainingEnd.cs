namespace CompiledNet;

/// <summary>Why a training ended.</summary>
public enum TrainingEnd
{
    /// <summary>All its epochs were done.</summary>
    EpochsCompleted,

    /// <summary>Validation did not get better for as many epochs as <see cref="EarlyStopping.Patience"/> says.</summary>
    EarlyStopping,

    /// <summary><see cref="FitOptions.StopWhen"/> said so.</summary>
    StopWhen,

    /// <summary>
    /// An epoch's training or validation loss was not finite, or one of its parameters not a number. The network has the parameters of the
    /// best epoch where <see cref="EarlyStopping.RestoreBest"/> keeps them, and else those of the last epoch before that one.
    /// </summary>
    Diverged,
}
