namespace CompiledNet.Runtime;

/// <summary>
/// Keeps what a training had when its last finite epoch ended, or when it began: parameters and, where there is one, their moving average.
/// </summary>
/// <param name="blocks">The blocks in use.</param>
internal sealed class FiniteEpoch(params AlignedBuffer[] blocks)
{
    private readonly float[][] _kept = Array.ConvertAll(blocks, block => new float[block.Length]);

    /// <summary>
    /// Whether an epoch is one to keep: its losses are finite, and no parameter is NaN (one that no example of the epoch reads shows in no
    /// loss).
    /// </summary>
    public static bool Is(EpochResult result, ReadOnlySpan<float> parameters) =>
        double.IsFinite(result.TrainingLoss)
        && (result.Validation is not { } validation || double.IsFinite(validation.Loss))
        && !HasNaN(parameters);

    /// <summary>Whether a value is not a number.</summary>
    public static bool HasNaN(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            if (float.IsNaN(value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Keeps what the blocks hold now.</summary>
    public void Keep()
    {
        for (int i = 0; i < blocks.Length; i++)
        {
            blocks[i].Span.CopyTo(_kept[i]);
        }
    }

    /// <summary>Gives the blocks back what was kept.</summary>
    public void Restore()
    {
        for (int i = 0; i < blocks.Length; i++)
        {
            _kept[i].CopyTo(blocks[i].Span);
        }
    }
}
