using System.ComponentModel;

namespace CompiledNet.Runtime;

/// <summary>
/// The functions that the compiler writes for a network. Which of its results a run is asked for, <see cref="Frame.Wanted"/> says.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum NetworkFunction
{
    /// <summary>Outputs and losses, in inference mode.</summary>
    Inference = 0,

    /// <summary>Losses, gradients and updates, in training mode.</summary>
    Training = 1,

    /// <summary>
    /// What inference reads instead of some parameters, and does not depend on rows; for one worker. Only networks whose
    /// <see cref="NetworkInfo.DerivedLength"/> is not 0 have it.
    /// </summary>
    Derivation = 2,
}
