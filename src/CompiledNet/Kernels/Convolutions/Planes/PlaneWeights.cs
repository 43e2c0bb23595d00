namespace CompiledNet.Runtime;

/// <summary>
/// How the weights lie that <see cref="PlaneConvolutions"/> read one by one. Those of a convolution are [taps][channels][16 filters]; its
/// input gradient has the channels as results, and reads them where they lie.
/// </summary>
/// <param name="Tap">Floats from the weights of one tap to those of the next.</param>
/// <param name="Result">Floats from the weight of one plane of results to that of the next.</param>
/// <param name="Channel">Floats from the weight of one plane that is read to that of the next.</param>
internal readonly record struct PlaneWeights(nint Tap, nint Result, nint Channel);
