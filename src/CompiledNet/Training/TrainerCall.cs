namespace CompiledNet.Runtime;

/// <summary>What a trainer is at work on.</summary>
internal enum TrainerCall
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A step.</summary>
    Step,

    /// <summary>A step with gradients from elsewhere.</summary>
    Apply,

    /// <summary>Epochs of steps, callbacks included.</summary>
    Fit,

    /// <summary>An evaluation.</summary>
    Evaluate,

    /// <summary>It is disposed, and its threads are ended.</summary>
    Dispose,
}
