using CompiledNet.Generator.Emit;

namespace CompiledNet.Kernels.Loops;

/// <summary>
/// Writes the statements of a kernel as C#: a line a load of operands, and a line a left side with the sums that it goes into.
/// </summary>
internal static class LoopPrinter
{
    /// <summary>Characters of a line, without its indentation.</summary>
    private const int MaxLine = 130;

    public static void Print(CodeWriter writer, IEnumerable<Node> nodes)
    {
        string registers = string.Join(", ", Registers(nodes).Distinct().OrderBy(name => name, StringComparer.Ordinal));
        if (registers.Length > 0)
        {
            writer.Line($"TVector {registers};");
        }

        Body(writer, nodes);
    }

    /// <summary>The registers of operands.</summary>
    private static IEnumerable<string> Registers(IEnumerable<Node> nodes) => nodes.SelectMany(node => node switch
    {
        Loop loop => Registers(loop.Body),
        Unrolled unrolled => Registers(unrolled.Body(0)),
        When choice => Registers(choice.Body.Concat(choice.Otherwise ?? [])),
        Load load => [load.Register],
        Left left => [left.Register],
        _ => [],
    });

    private static void Body(CodeWriter writer, IEnumerable<Node> nodes)
    {
        Node? last = null;
        string line = string.Empty;
        foreach (Node node in Flat(nodes))
        {
            if (Continues(last, node) && line.Length + Statement(node).Length < MaxLine)
            {
                line += " " + Statement(node);
            }
            else
            {
                Flush();
                if (last is Loop or When or EndWhen || (last is not null && node is Store && last is not Store))
                {
                    writer.Line();
                }

                line = Write(writer, node);
            }

            last = node;
        }

        Flush();

        void Flush()
        {
            if (line.Length > 0)
            {
                writer.Line(line);
                line = string.Empty;
            }
        }
    }

    private static IEnumerable<Node> Flat(IEnumerable<Node> nodes) => nodes.SelectMany(node =>
        node is Unrolled unrolled ? Flat(Enumerable.Range(0, unrolled.Count).SelectMany(unrolled.Body)) : [node]);

    /// <summary>Whether a statement stands on the line of the one before it.</summary>
    private static bool Continues(Node? last, Node node) =>
        (last, node) is (Load, Load) or (Move, Move) or (Left or MultiplyAdd, MultiplyAdd);

    /// <summary>Writes what has lines of its own; gives the beginning of a line else.</summary>
    private static string Write(CodeWriter writer, Node node)
    {
        switch (node)
        {
            case Loop loop:
                Block(writer, loop.Header, loop.Body);
                return string.Empty;
            case When { Otherwise: { } otherwise } choice:
                Block(writer, $"if ({choice.Condition})", choice.Body);
                Block(writer, "else", otherwise);
                return string.Empty;
            case When choice:
                Block(writer, $"if ({choice.Condition})", choice.Body);
                return string.Empty;
            case EndWhen end:
                writer.Open($"if ({end.Condition})").Line("return;").Close();
                return string.Empty;
            case Local { Comment: { } comment } local:
                writer.Line($"// {comment}");
                return local.Declaration + ";";
            default:
                return Statement(node);
        }
    }

    private static void Block(CodeWriter writer, string header, IEnumerable<Node> body)
    {
        writer.Open(header);
        Body(writer, body);
        writer.Close();
    }

    private static string Statement(Node node) => node switch
    {
        Local local => local.Declaration + ";",
        Accumulate sums => $"TVector {string.Join(", ", sums.Starts.Select(start => $"{start.Sum} = {start.Start}"))};",
        Load load => $"{load.Register} = TSimd.Load({load.Place});",
        Left { IsVector: true } left => $"{left.Register} = TSimd.Load({left.Place});",
        Left left => $"{left.Register} = TSimd.BroadcastLoad({left.Place});",
        MultiplyAdd sum => $"{sum.Sum} = TSimd.MultiplyAdd({sum.LeftSide}, {sum.RightSide}, {sum.Sum});",
        Move move => $"{move.Register} = {move.From};",
        MultiplyAddFloat sum => $"{sum.Sum} = TSimd.MultiplyAdd(TSimd.BroadcastLoad({sum.LeftSide}), {sum.RightSide}, {sum.Sum});",
        Store store => store.Call + ";",
        Advance advance => $"{advance.Reference} = ref Mem.At(ref {advance.Reference}, {advance.By});",
        _ => throw new InvalidOperationException($"{node.GetType().Name} is not a statement."),
    };
}
