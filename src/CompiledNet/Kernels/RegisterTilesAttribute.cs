namespace CompiledNet.Runtime;

/// <summary>
/// Has the methods of a class written when the library is built: register tiles of several heights, from the description of its name in
/// <c>generator/CompiledNet.Kernels</c>, and <c>Run</c>, which chooses among them.
/// </summary>
/// <param name="lowest">Rows of the lowest tile.</param>
/// <param name="tallest">Rows of the tallest tile.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RegisterTilesAttribute(int lowest, int tallest) : Attribute
{
    /// <summary>
    /// Rows of the tallest tile of the library: with two vectors a row, twelve sums, which fit the registers of every width.
    /// </summary>
    public const int Tallest = 6;

    /// <summary>Rows of the lowest tile.</summary>
    public int LowestHeight { get; } = lowest;

    /// <summary>Rows of the tallest tile.</summary>
    public int TallestHeight { get; } = tallest;
}
