using CompiledNet.Runtime;

namespace CompiledNet.Benchmarks.Kernels;

/// <summary>Data to work on: the values do not matter, but that they are ordinary does.</summary>
internal static class RandomBuffers
{
    /// <summary>Aligned floats between two bounds.</summary>
    public static AlignedBuffer Create(nint length, float low = -1, float high = 1, int seed = 1)
    {
        var buffer = new AlignedBuffer(length);
        Fill(buffer.Span, low, high, seed);
        return buffer;
    }

    /// <summary>Floats between two bounds.</summary>
    public static float[] Floats(int length, float low = 0, float high = 1, int seed = 1)
    {
        float[] values = new float[length];
        Fill(values, low, high, seed);
        return values;
    }

    /// <summary>Labels of some classes.</summary>
    public static int[] Labels(int length, int classes, int seed = 1)
    {
#pragma warning disable CA5394 // Nothing here is a secret.
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => random.Next(classes))];
#pragma warning restore CA5394
    }

    /// <summary>Fills with floats between two bounds.</summary>
    public static void Fill(Span<float> values, float low, float high, int seed)
    {
#pragma warning disable CA5394 // Nothing here is a secret.
        var random = new Random(seed);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = low + ((high - low) * random.NextSingle());
        }
#pragma warning restore CA5394
    }
}
