namespace CompiledNet.Tests.Slots;

/// <summary>A batch for <see cref="OfferNet"/>.</summary>
internal sealed class OfferData
{
    public OfferData(int rows, int seed)
    {
        var random = new Random(seed);
        Rows = rows;
        Numbers = Draw(rows * 5, () => (random.NextSingle() * 2) - 1);
        Words = Draw(rows * 3, () => random.Next(11));
        Kind = Draw(rows, () => random.Next(4));
        Price = Draw(rows * 2, () => (random.NextSingle() * 2) - 1);
        Sure = Draw(rows, random.NextSingle);
    }

    private OfferData(int rows, float[] numbers, int[] words, int[] kind, float[] price, float[] sure) =>
        (Rows, Numbers, Words, Kind, Price, Sure) = (rows, numbers, words, kind, price, sure);

    public int Rows { get; }

    public float[] Numbers { get; }

    public int[] Words { get; }

    public int[] Kind { get; }

    public float[] Price { get; }

    public float[] Sure { get; }

    public float[] Code => new float[Rows * 9];

    /// <summary>The same as a data set.</summary>
    public ColumnDataset Dataset => CompiledNet.Dataset.FromColumns(
        Rows, ("numbers", Numbers), ("words", Words), ("kind", Kind), ("price", Price), ("sure", Sure));

    /// <summary>The examples of some places, in their order.</summary>
    public OfferData At(ReadOnlySpan<int> examples)
    {
        int[] places = examples.ToArray();
        return new OfferData(
            places.Length, Rows(Numbers, 5), Rows(Words, 3), Rows(Kind, 1), Rows(Price, 2), Rows(Sure, 1));

        T[] Rows<T>(T[] all, int length) => [.. places.SelectMany(place => all[(place * length)..((place + 1) * length)])];
    }

    private static T[] Draw<T>(int count, Func<T> next)
    {
        T[] values = new T[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = next();
        }

        return values;
    }
}
