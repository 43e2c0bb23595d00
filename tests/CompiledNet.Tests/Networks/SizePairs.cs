namespace CompiledNet.Tests.Networks;

/// <summary>
/// Sizes around the edges of vectors, panels and tiles, and chains of layers in which every one of them meets every other.
/// </summary>
internal static class SizePairs
{
    public static IReadOnlyList<int> Sizes { get; } = [1, 2, 3, 7, 8, 9, 10, 15, 16, 17, 33, 100, 129, 515];

    public static IReadOnlyList<int> Rows { get; } = [1, 2, 5, 6, 7, 13, 64, 65];

    /// <summary>Chains of sizes; each pair (from, to) is at one place in one of them.</summary>
    /// <param name="layers">Layers in a chain at most.</param>
    public static IReadOnlyList<int[]> Chains(int layers)
    {
        List<int> circuit = EulerCircuit();
        var chains = new List<int[]>();
        for (int start = 0; start + 1 < circuit.Count; start += layers)
        {
            chains.Add([.. circuit.Skip(start).Take(layers + 1)]);
        }

        return chains;
    }

    /// <summary>A round trip over every pair once (Hierholzer's algorithm; the graph of all pairs is complete, so there is one).</summary>
    private static List<int> EulerCircuit()
    {
        // Each size goes on to the next larger one first, so that narrow layers do not stand everywhere.
        Dictionary<int, Queue<int>> unused = Sizes.ToDictionary(
            size => size, size => new Queue<int>([.. Sizes.Where(other => other > size), .. Sizes.Where(other => other <= size)]));
        var circuit = new List<int>();
        var path = new Stack<int>([Sizes[0]]);
        while (path.Count > 0)
        {
            if (unused[path.Peek()].TryDequeue(out int next))
            {
                path.Push(next);
            }
            else
            {
                circuit.Add(path.Pop());
            }
        }

        circuit.Reverse();
        return circuit;
    }
}
