namespace CompiledNet.Tests.Networks;

/// <summary>A value of a random network that layers may read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">The shape of an example.</param>
/// <param name="Inputs">The inputs that it depends on, a bit each.</param>
internal sealed record RandomValue(string Name, int[] Shape, int Inputs);
