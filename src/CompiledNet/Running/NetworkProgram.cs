using System.ComponentModel;

namespace CompiledNet.Runtime;

/// <summary>The programs that the compiler writes for a network.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum NetworkProgram
{
    /// <summary>Inference.</summary>
    Predict = 0,

    /// <summary>The loss of class labels, in inference mode.</summary>
    LossOfLabels = 1,

    /// <summary>The loss of distributions or values, in inference mode.</summary>
    LossOfTargets = 2,

    /// <summary>Loss of class labels, gradients and update.</summary>
    TrainOnLabels = 3,

    /// <summary>Loss of distributions or values, gradients and update.</summary>
    TrainOnTargets = 4,

    /// <summary>Gradients from the gradient of the outputs.</summary>
    BackwardFrom = 5,
}
