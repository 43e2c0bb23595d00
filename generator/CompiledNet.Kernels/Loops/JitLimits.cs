namespace CompiledNet.Kernels.Loops;

/// <summary>What the JIT takes of one method before it stops inlining the small methods that kernels consist of.</summary>
internal static class JitLimits
{
    /// <summary>
    /// Operations over vectors, each a call of a small method. The JIT's budget of inlining and its 512 locals end after 450 to 1,000
    /// calls, by framework and form; from there each is a real call, 10 to 30 times slower.
    /// </summary>
    public const int MaxOperations = 400;

    /// <summary>Registers that sum up at the same time: with two more for operands and one for the left side they fit sixteen.</summary>
    public const int MaxSums = 12;

    /// <summary>The same for tiles that are for vectors of 512 bits alone, where there are 32 registers.</summary>
    public const int MaxSumsOf512Bits = 28;

    /// <summary>Counts what a kernel holds.</summary>
    /// <param name="nodes">The kernel.</param>
    public static (int Operations, int Sums) Count(IEnumerable<Node> nodes)
    {
        int operations = 0, sums = 0;
        foreach (Node node in nodes)
        {
            (int inner, int innerSums) = node switch
            {
                Loop loop => Count(loop.Body),
                Unrolled unrolled => Count(Enumerable.Range(0, unrolled.Count).SelectMany(unrolled.Body)),
                When choice => Count(choice.Body.Concat(choice.Otherwise ?? [])),
                Accumulate accumulate => (accumulate.Starts.Count, accumulate.Starts.Count),
                Local or EndWhen => (0, 0),
                MultiplyAddFloat => (2, 0),
                _ => (1, 0),
            };
            operations += inner;
            sums += innerSums;
        }

        return (operations, sums);
    }

    /// <summary>What is wrong with a kernel; null where it keeps within the limits.</summary>
    /// <param name="nodes">The kernel.</param>
    /// <param name="mostSums">Sums that its registers hold.</param>
    public static string? Problem(IEnumerable<Node> nodes, int mostSums = MaxSums)
    {
        (int operations, int sums) = Count(nodes);
        return operations > MaxOperations ? $"It has {operations} operations over vectors, and the JIT inlines about {MaxOperations} in one method."
            : sums > mostSums ? $"It keeps {sums} sums in registers, and {mostSums} fit."
            : null;
    }
}
