namespace CompiledNet.Runtime;

/// <summary>The program that trains on a kind of targets.</summary>
internal static class TrainingProgram
{
    /// <summary>Labels are <c>int</c>; distributions and values are <c>float</c>.</summary>
    public static NetworkProgram For<TTarget>() =>
        typeof(TTarget) == typeof(int) ? NetworkProgram.TrainOnLabels : NetworkProgram.TrainOnTargets;
}
