namespace CompiledNet.Tests.Reference;

/// <summary>
/// Elements dropped by a mask of seed, layer, step, row and element in the interchange order: a key for each row by SplitMix64 (Steele,
/// Lea and Flood 2014), and 32 bits of each element's number by a keyed hash (Wellons 2018, lowbias32), compared with the rate. What is
/// kept is divided by the chance of being kept.
/// </summary>
/// <param name="shape">The shape of an example.</param>
/// <param name="rate">The chance to be dropped.</param>
/// <param name="ordinal">The layer's number among the dropouts.</param>
internal sealed class DropoutReference(int[] shape, double rate, int ordinal) : ReferenceLayer(shape)
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;
    private readonly int _length = LengthOf(shape);

    /// <summary>Whether an element is kept.</summary>
    public bool Keeps(ReferenceMode mode, int row, int element)
    {
        unchecked
        {
            ulong stream = ((mode.Step * GoldenGamma) + (ulong)ordinal) ^ (1UL << 63);
            ulong layer = Mix(Mix((uint)mode.Seed + GoldenGamma) + (GoldenGamma * (stream + 1)));
            ulong key = Mix(layer + (GoldenGamma * ((ulong)row + 1)));
            uint bits = ((uint)element * 0x9E3779B9) + (uint)key;
            bits = ((bits ^ (bits >> 16)) * 0x7FEB352D) ^ (uint)(key >> 32);
            bits = (bits ^ (bits >> 15)) * 0x846CA68B;
            return (bits ^ (bits >> 16)) >= (uint)(rate * Math.Pow(2, 32));
        }
    }

    public override double[] Forward(LayerCall call) => Apply(call, call.Input);

    public override double[][] Backward(LayerCall call, double[] output, double[] upstream) => [Apply(call, upstream)];

    private double[] Apply(LayerCall call, double[] values) => !call.Mode.IsTraining
        ? values
        : [.. values.Select((value, i) => Keeps(call.Mode, i / _length, i % _length) ? value / (1 - rate) : 0)];

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
