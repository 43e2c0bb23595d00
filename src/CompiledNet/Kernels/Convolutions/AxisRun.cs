namespace CompiledNet.Runtime;

/// <summary>Results along one axis, of a phase, whose taps that meet more than zeros are the same.</summary>
/// <param name="First">The number of the first of them.</param>
/// <param name="Results">How many they are.</param>
/// <param name="FirstTap">The first tap.</param>
/// <param name="Taps">Taps.</param>
internal readonly record struct AxisRun(int First, int Results, int FirstTap, int Taps)
{
    /// <summary>The result after the last.</summary>
    public int End => First + Results;
}
