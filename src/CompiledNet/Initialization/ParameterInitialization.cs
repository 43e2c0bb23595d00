using System.ComponentModel;

namespace CompiledNet.Runtime;

/// <summary>Makes the parameters of a new network.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParameterInitialization
{
    /// <summary>A block with every parameter drawn from its distribution; padding is zero.</summary>
    public static ParameterMemory Create(NetworkInfo info, int seed)
    {
        ArgumentNullException.ThrowIfNull(info);
        var buffer = new ParameterMemory(info);
        int longest = 0;
        foreach (ParameterInfo parameter in info.ParameterTable)
        {
            longest = Math.Max(longest, parameter.Length);
        }

        float[] values = new float[longest];
        for (int ordinal = 0; ordinal < info.ParameterTable.Count; ordinal++)
        {
            ParameterInfo parameter = info.ParameterTable[ordinal];
            Span<float> interchange = values.AsSpan(0, parameter.Length);
            parameter.Initializer.Fill(interchange, seed, ordinal);
            parameter.Import(interchange, buffer.Span);
        }

        return buffer;
    }
}
