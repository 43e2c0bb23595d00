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

    public int Rows { get; }

    public float[] Numbers { get; }

    public int[] Words { get; }

    public int[] Kind { get; }

    public float[] Price { get; }

    public float[] Sure { get; }

    public float[] Code => new float[Rows * 9];

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
