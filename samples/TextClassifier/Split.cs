using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CompiledNet;

namespace TextClassifier;

/// <summary>Lines to train on and lines to test with, as many of each kind: a line's own characters decide where it goes.</summary>
internal sealed class Split
{
    private const int TestShare = 5;

    public Split(IEnumerable<Line> lines)
    {
        ILookup<LineKind, Line> kinds = lines.OrderBy(line => Hash(line.Text)).ToLookup(line => line.Kind);
        int count = Enum.GetValues<LineKind>().Min(kind => kinds[kind].Count()) / TestShare * TestShare;
        foreach (LineKind kind in Enum.GetValues<LineKind>())
        {
            Test.AddRange(kinds[kind].Take(count / TestShare));
            Training.AddRange(kinds[kind].Take(count).Skip(count / TestShare));
        }
    }

    public List<Line> Training { get; } = [];

    public List<Line> Test { get; } = [];

    /// <summary>Lines as a network reads them.</summary>
    public static Dataset<int, int> ToDataset(IReadOnlyList<Line> lines)
    {
        int[] tokens = new int[lines.Count * LineClassifier.InputLength], labels = new int[lines.Count];
        for (int i = 0; i < lines.Count; i++)
        {
            Characters.Encode(lines[i].Text, tokens.AsSpan(i * LineClassifier.InputLength, LineClassifier.InputLength));
            labels[i] = (int)lines[i].Kind;
        }

        return Dataset.Create(tokens, labels, lines.Count);
    }

    private static UInt128 Hash(string text) =>
        BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
