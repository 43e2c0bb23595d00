namespace CompiledNet.Tests.Threads.Stress;

/// <summary>A caller's memory between margins that nobody may write.</summary>
internal sealed class Bounded<T>(int length, T canary)
    where T : unmanaged
{
    private const int Margin = 64;
    private readonly T[] _values = [.. Enumerable.Repeat(canary, length + (2 * Margin))];

    public Span<T> Span => _values.AsSpan(Margin, length);

    public Memory<T> Memory => _values.AsMemory(Margin, length);

    public void AssertMargins(string name)
    {
        bool areWhole = !_values.AsSpan(0, Margin).ContainsAnyExcept(canary) && !_values.AsSpan(Margin + length).ContainsAnyExcept(canary);
        Assert.True(areWhole, $"Something was written outside {name}.");
    }
}
