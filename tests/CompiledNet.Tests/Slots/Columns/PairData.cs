namespace CompiledNet.Tests.Slots.Columns;

/// <summary>Examples for <see cref="PairNet"/>.</summary>
internal sealed class PairData
{
    public const int Pixels = 6 * 5;

    public PairData(int rows, int seed)
    {
        var random = new Random(seed);
        Rows = rows;
        byte[] left = new byte[rows * Pixels], right = new byte[rows * Pixels];
        random.NextBytes(left);
        random.NextBytes(right);
        Left = new ByteImages(left, Pixels);
        Right = new ByteImages(right, Pixels, scale: 0.01, offset: -1);
        Place = [.. Enumerable.Range(0, rows * 2).Select(_ => random.NextSingle())];
        Kind = [.. Enumerable.Range(0, rows).Select(_ => random.Next(3))];
        Side = [.. Enumerable.Range(0, rows).Select(_ => random.NextSingle()).SelectMany(p => (float[])[p, 1 - p])];
    }

    public int Rows { get; }

    public ByteImages Left { get; }

    public ByteImages Right { get; }

    public float[] Place { get; }

    public int[] Kind { get; }

    public float[] Side { get; }

    public ColumnDataset Bytes => Dataset(Left, Right);

    public ColumnDataset Floats => Dataset(Values(Left), Values(Right));

    public static float[] Values(ByteImages images)
    {
        float[] values = new float[images.Count * Pixels];
        images.CopyTo(0, values);
        return values;
    }

    private ColumnDataset Dataset(DataColumn left, DataColumn right) =>
        CompiledNet.Dataset.FromColumns(Rows, ("left", left), ("right", right), ("place", Place), ("kind", Kind), ("side", Side));
}
