namespace Figures;

/// <summary>Noisy drawings of figures.</summary>
public static class Drawing
{
    public const int Side = 16, Pixels = Side * Side;

    /// <summary>Square, disc, cross, frame.</summary>
    public const int Kinds = 4;

    /// <summary>Drawings, one after the other, and the kinds of their figures.</summary>
    public static (float[] Images, int[] Labels) Draw(int count, int seed)
    {
        var random = new Random(seed);
        float[] images = new float[count * Pixels];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = i % Kinds;
            Draw(images.AsSpan(i * Pixels, Pixels), labels[i], random);
        }

        return (images, labels);
    }

    private static void Draw(Span<float> image, int kind, Random random)
    {
        int radius = random.Next(4, 7), centreX = random.Next(6, 10), centreY = random.Next(6, 10);
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                // Whole numbers, so that every framework and compiler draws the same.
                float noise = random.Next(64) / 256f;
                image[(y * Side) + x] = noise + (Covers(kind, Math.Abs(x - centreX), Math.Abs(y - centreY), radius) ? 0.75f : 0);
            }
        }
    }

    private static bool Covers(int kind, int x, int y, int radius) => kind switch
    {
        0 => x <= radius && y <= radius,
        1 => (x * x) + (y * y) <= radius * radius,
        2 => (x <= 1 && y <= radius) || (y <= 1 && x <= radius),
        _ => (x == radius && y <= radius) || (y == radius && x <= radius),
    };
}
