using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>
/// An optimiser: a struct, so that the JIT compiles its step into the loops that make the gradients. <see cref="Trainer"/>
/// owns its state (the slots) and calls it; a program only makes one and hands it over.
/// </summary>
public interface IOptimizer : IUpdate
{
    /// <summary>The learning rate, finite and not negative; schedules write it between steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    double LearningRate { get; set; }

    /// <summary>Floats of state for each parameter, all zero before the first step.</summary>
    int SlotCount { get; }

    /// <summary>Whether a constructor made it; a <c>default</c> one has no settings and is refused.</summary>
    bool IsInitialized { get; }

    /// <summary>
    /// All settings but the learning rate, the same text for the same arithmetic on every machine: a checkpoint compares it. Null, the
    /// default, where the optimiser has not said; a training with checkpoints is refused then.
    /// </summary>
    string? Settings => null;

    /// <summary>Derives the constants of a step, in double and cast once.</summary>
    /// <param name="step">The ordinal of the step, from 1.</param>
    void BeginStep(long step);

    /// <summary>Sets the weight decay to zero, for parameters that are left out of it (<see cref="TrainerOptions.DecayBiases"/>).</summary>
    /// <exception cref="NotSupportedException">The optimiser has not said how, which is the default.</exception>
    void DisableWeightDecay() =>
        throw new NotSupportedException(
            $"{GetType().Name} does not implement {nameof(DisableWeightDecay)}, which {nameof(TrainerOptions)}.{nameof(TrainerOptions.DecayBiases)} = false needs.");
}
