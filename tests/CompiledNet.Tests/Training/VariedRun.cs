using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests.Training;

/// <summary>Trains <see cref="VariedNet"/> on batches of changing size.</summary>
internal static class VariedRun
{
    public const int Classes = 3;

    private static readonly int[] s_rows = [13, 32, 2, 70, 7];

    /// <summary>The batch of a step.</summary>
    public static (float[] Inputs, int[] Labels) Batch(int step) =>
        ClassifierData.Make(s_rows[step % s_rows.Length], VariedNet.InputLength, Classes, step);

    /// <summary>A batch of so many rows.</summary>
    public static (float[] Inputs, int[] Labels) Batch(int rows, int seed) =>
        ClassifierData.Make(rows, VariedNet.InputLength, Classes, seed);

    /// <summary>The losses of some steps.</summary>
    public static float[] Steps<TOptimizer>(Trainer<VariedNet, TOptimizer> trainer, int count, int first = 0)
        where TOptimizer : struct, IOptimizer
    {
        float[] losses = new float[count];
        for (int i = 0; i < count; i++)
        {
            (float[] inputs, int[] labels) = Batch(first + i);
            losses[i] = trainer.Step(inputs, labels);
        }

        return losses;
    }

    /// <summary>Every parameter's elements, as bits, by name.</summary>
    public static Dictionary<string, int[]> Bits(ReadOnlySpan<float> block)
    {
        var bits = new Dictionary<string, int[]>();
        foreach (ParameterInfo parameter in VariedNet.ParameterTable)
        {
            bits.Add(parameter.Name, Array.ConvertAll(Values(parameter, block), BitConverter.SingleToInt32Bits));
        }

        return bits;
    }

    public static float[] Values(ParameterInfo parameter, ReadOnlySpan<float> block)
    {
        float[] values = new float[parameter.Length];
        parameter.Export(block, values);
        return values;
    }

    public static float[] Values(string parameter, ReadOnlySpan<float> block) =>
        Values(VariedNet.ParameterTable.Single(entry => entry.Name == parameter), block);
}
