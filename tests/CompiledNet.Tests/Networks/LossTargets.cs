namespace CompiledNet.Tests.Networks;

/// <summary>What a loss is given besides the inputs: labels, or distributions or values.</summary>
internal sealed record LossTargets
{
    private LossTargets()
    {
    }

    public int[]? Labels { get; private init; }

    public float[]? Values { get; private init; }

    public static LossTargets OfLabels(int[] labels) => new() { Labels = labels };

    public static LossTargets OfValues(float[] values) => new() { Values = values };
}
