namespace MnistTrainer.Report;

/// <summary>
/// Colours of numbers around zero: nothing at zero, so that the page shows through, dark or light, and the fuller the farther from it.
/// </summary>
internal sealed class DivergingScale
{
    /// <summary>Shades of either colour; more of them would only make files longer.</summary>
    private const int Shades = 32;

    private static readonly byte[] s_below = [0xE3, 0x49, 0x48], s_above = [0x2A, 0x78, 0xD6];

    /// <summary>A scale for some values; a few outliers do not pale the others.</summary>
    public DivergingScale(ReadOnlySpan<float> values)
    {
        var sizes = new List<float>(values.Length);
        foreach (float value in values)
        {
            if (float.IsFinite(value))
            {
                sizes.Add(Math.Abs(value));
            }
        }

        sizes.Sort();
        float limit = sizes.Count == 0 ? 0 : sizes[(int)((sizes.Count - 1) * 0.995)];
        Limit = limit > 0 ? limit : sizes.Count > 0 && sizes[^1] > 0 ? sizes[^1] : 1;
    }

    /// <summary>From where on a colour is full.</summary>
    public float Limit { get; }

    /// <summary>The colours of some values: red, green, blue and opacity of each; what is not a number is transparent.</summary>
    public byte[] Colors(ReadOnlySpan<float> values)
    {
        byte[] colors = new byte[values.Length * 4];
        for (int i = 0; i < values.Length; i++)
        {
            double shade = Math.Round(Math.Min(1, Math.Abs(values[i]) / Limit) * Shades);
            if (shade > 0)
            {
                (values[i] < 0 ? s_below : s_above).CopyTo(colors, i * 4);
                colors[(i * 4) + 3] = (byte)Math.Round(shade * byte.MaxValue / Shades);
            }
        }

        return colors;
    }
}
