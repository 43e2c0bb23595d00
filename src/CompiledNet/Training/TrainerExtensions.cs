using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>
/// Training steps, one overload for each kind of inputs and targets: a step runs forward and backward, updates the parameters
/// and gives the mean loss over the batch, from before the update. All arguments are checked before any parameter changes.
/// Weights (of examples here, of classes in <see cref="TrainerOptions.ClassWeights"/>) multiply the losses; their mean divides by the sum
/// of the weights where targets are labels (an example's times its label's class's) or values, and by the rows where they are
/// distributions, as PyTorch's do. Those of classes multiply each class's term of a cross-entropy, the terms of label smoothing included.
/// </summary>
public static class TrainerExtensions
{
    /// <summary>One step on values and class labels.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="inputs">[rows, InputLength].</param>
    /// <param name="labels">[rows, label positions], each a class.</param>
    /// <param name="sampleWeights">[rows] weights of the examples in loss and gradients, finite and not negative; empty for ones.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">An empty batch, a length that does not fit, or weights that sum to zero.</exception>
    /// <exception cref="TrainingDivergedException">Loss or gradients are not finite, under
    /// <see cref="TrainerOptions.NaNGuard"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label outside the classes.</exception>
    /// <exception cref="InvalidOperationException">The trainer is at work; nothing is changed.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed, or was during the step.</exception>
    public static float Step<TNetwork, TOptimizer>(
        this Trainer<TNetwork, TOptimizer> trainer, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels,
        ReadOnlySpan<float> sampleWeights = default)
        where TNetwork : ITrainable<TNetwork, float, int>
        where TOptimizer : struct, IOptimizer
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return trainer.StepOn<float, int>(inputs, labels, sampleWeights);
    }

    /// <summary>One step on values and distributions or values.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="inputs">[rows, InputLength].</param>
    /// <param name="targets">[rows, TargetLength].</param>
    /// <param name="sampleWeights">[rows] weights of the examples in loss and gradients, finite and not negative; empty for ones.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">An empty batch, a length that does not fit, or weights that sum to zero.</exception>
    /// <exception cref="TrainingDivergedException">Loss or gradients are not finite, under
    /// <see cref="TrainerOptions.NaNGuard"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target that is none: of a distribution negative or not finite, of a binary
    /// cross-entropy outside 0 to 1.</exception>
    /// <exception cref="InvalidOperationException">The trainer is at work; nothing is changed.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed, or was during the step.</exception>
    public static float Step<TNetwork, TOptimizer>(
        this Trainer<TNetwork, TOptimizer> trainer, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets,
        ReadOnlySpan<float> sampleWeights = default)
        where TNetwork : ITrainable<TNetwork, float, float>
        where TOptimizer : struct, IOptimizer
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return trainer.StepOn<float, float>(inputs, targets, sampleWeights);
    }

    /// <summary>One step on tokens and class labels.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="inputs">[rows, InputLength] tokens.</param>
    /// <param name="labels">[rows, label positions], each a class.</param>
    /// <param name="sampleWeights">[rows] weights of the examples in loss and gradients, finite and not negative; empty for ones.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">An empty batch, a length that does not fit, or weights that sum to zero.</exception>
    /// <exception cref="TrainingDivergedException">Loss or gradients are not finite, under
    /// <see cref="TrainerOptions.NaNGuard"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label outside the classes.</exception>
    /// <exception cref="InvalidOperationException">The trainer is at work; nothing is changed.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed, or was during the step.</exception>
    public static float Step<TNetwork, TOptimizer>(
        this Trainer<TNetwork, TOptimizer> trainer, ReadOnlySpan<int> inputs, ReadOnlySpan<int> labels,
        ReadOnlySpan<float> sampleWeights = default)
        where TNetwork : ITrainable<TNetwork, int, int>
        where TOptimizer : struct, IOptimizer
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return trainer.StepOn<int, int>(inputs, labels, sampleWeights);
    }

    /// <summary>One step on tokens and distributions or values.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="inputs">[rows, InputLength] tokens.</param>
    /// <param name="targets">[rows, TargetLength].</param>
    /// <param name="sampleWeights">[rows] weights of the examples in loss and gradients, finite and not negative; empty for ones.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">An empty batch, a length that does not fit, or weights that sum to zero.</exception>
    /// <exception cref="TrainingDivergedException">Loss or gradients are not finite, under
    /// <see cref="TrainerOptions.NaNGuard"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target that is none: of a distribution negative or not finite, of a binary
    /// cross-entropy outside 0 to 1.</exception>
    /// <exception cref="InvalidOperationException">The trainer is at work; nothing is changed.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed, or was during the step.</exception>
    public static float Step<TNetwork, TOptimizer>(
        this Trainer<TNetwork, TOptimizer> trainer, ReadOnlySpan<int> inputs, ReadOnlySpan<float> targets,
        ReadOnlySpan<float> sampleWeights = default)
        where TNetwork : ITrainable<TNetwork, int, float>
        where TOptimizer : struct, IOptimizer
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return trainer.StepOn<int, float>(inputs, targets, sampleWeights);
    }
}
