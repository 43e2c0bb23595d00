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
}
