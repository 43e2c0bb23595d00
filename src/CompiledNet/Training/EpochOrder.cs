namespace CompiledNet.Runtime;

/// <summary>The order in which an epoch takes the examples.</summary>
internal static class EpochOrder
{
    // Far from the streams that initialise parameters, so that one seed may serve both.
    private const long Streams = 1L << 32;

    /// <summary>The examples as they stand.</summary>
    public static void Identity(Span<int> order)
    {
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }
    }

    /// <summary>A permutation (Fisher and Yates) that depends on seed, epoch and length only.</summary>
    public static void Shuffle(Span<int> order, int seed, int epoch)
    {
        Identity(order);
        var random = new CounterRandom(seed, Streams + epoch);
        for (int i = order.Length - 1; i > 0; i--)
        {
            int other = random.Below((ulong)i, i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }
    }
}
