using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>A length of training, in epochs or in steps.</summary>
internal readonly record struct ScheduleTime
{
    private ScheduleTime(long count, bool isSteps)
    {
        Count = count;
        IsSteps = isSteps;
    }

    public long Count { get; }

    public bool IsSteps { get; }

    public static ScheduleTime Epochs(int epochs) => new(AtLeastOne(epochs), isSteps: false);

    public static ScheduleTime Steps(long steps) => new(AtLeastOne(steps), isSteps: true);

    /// <summary>The steps that it takes.</summary>
    public long InSteps(int stepsPerEpoch) => IsSteps ? Count : Count * stepsPerEpoch;

    /// <summary>Whole units that have passed before a step.</summary>
    public long Passed(long step, int stepsPerEpoch) => IsSteps ? step : step / stepsPerEpoch;

    /// <summary>As an argument of <see cref="LearningRates"/>.</summary>
    public override string ToString() => FormattableString.Invariant($"{(IsSteps ? "steps" : "epochs")}: {Count}");

    private static long AtLeastOne(long value, [CallerArgumentExpression(nameof(value))] string name = "") => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(
            name, value, FormattableString.Invariant($"The number of {name} is {value}, but it must be at least 1."));
}
