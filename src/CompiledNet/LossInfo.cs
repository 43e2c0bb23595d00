namespace CompiledNet;

/// <summary>A loss of a network: the end of a head.</summary>
/// <param name="Name">Its name, as declared.</param>
/// <param name="Output">The number of the output that it reads.</param>
/// <param name="Weight">What it is multiplied with in the network's loss.</param>
public sealed record LossInfo(string Name, int Output, double Weight);
