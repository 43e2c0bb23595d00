namespace CompiledNet.Runtime;

/// <summary>
/// A counter-based generator: the n-th value is a function of key and n, so it is the same in any order, on any thread and
/// machine. SplitMix64's finaliser (Steele, Lea and Flood 2014, variant 13 of Stafford) over a Weyl sequence.
/// </summary>
internal readonly struct CounterRandom
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;
    private readonly ulong _key;

    /// <summary>A stream of its own for each seed and each stream number.</summary>
    public CounterRandom(int seed, long stream) => _key = Mix(Mix((ulong)(uint)seed + GoldenGamma) + (GoldenGamma * (ulong)(stream + 1)));

    /// <summary>64 random bits.</summary>
    public ulong Bits(ulong counter) => Mix(_key + (GoldenGamma * (counter + 1)));

    /// <summary>Uniform in [−1, 1), on a grid of 2⁻²³.</summary>
    public double Symmetric(ulong counter) => ((long)(Bits(counter) >> 40) - (1L << 23)) * (1.0 / (1L << 23));

    /// <summary>Uniform in [0, bound), without bias that could be seen (multiply and shift, Lemire 2019).</summary>
    public int Below(ulong counter, int bound) => (int)Math.BigMul(Bits(counter), (ulong)bound, out _);

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
