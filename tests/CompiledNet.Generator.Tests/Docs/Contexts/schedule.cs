using CompiledNet;

/// <summary>A learning rate.</summary>
internal static class Context
{
    public static LearningRateSchedule Schedule() =>
/* block */
        ;
}
