extern alias Generator;

using CompiledNet.Tests.Reference;
using Generator::CompiledNet.Generator.Model;

namespace CompiledNet.Tests.Networks;

/// <summary>
/// Random data for a network: drawn again where anything comes so close to a jump of a derivative that float32 may fall on
/// the other side.
/// </summary>
internal static class RandomData
{
    private const double KinkDistance = 1e-5;
    private const int Attempts = 50;

    /// <summary>Draws data. Cross-entropy takes labels or distributions, as asked for.</summary>
    public static NetworkData Draw(ReferenceNetwork network, int rows, int seed, bool labels) =>
        TryDraw(network, rows, seed, labels) ?? throw new InvalidOperationException("Every draw came too close to a kink.");

    /// <summary>The same; null where every draw comes too close: a rectifier of squares, say.</summary>
    public static NetworkData? TryDraw(ReferenceNetwork network, int rows, int seed, bool labels)
    {
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            NetworkData data = DrawOnce(network, rows, new Random((seed * Attempts) + attempt), labels);
            if (Modes(network).All(mode => Distance(network, data, mode) > KinkDistance))
            {
                return data;
            }
        }

        return null;
    }

    private static ReferenceMode[] Modes(ReferenceNetwork network) =>
        network.DependsOnMode ? [ReferenceMode.Inference, ReferenceMode.Training] : [ReferenceMode.Inference];

    private static double Distance(ReferenceNetwork network, NetworkData data, ReferenceMode mode) => network
        .Run(data.Rows, ReferenceResults.Widen(data.AllInputs), ReferenceResults.Widen(data.Parameters), mode)
        .KinkDistance(ReferenceResults.Dense(network, data.AllTargets));

    private static NetworkData DrawOnce(ReferenceNetwork network, int rows, Random random, bool labels) => new(
        rows,
        [.. network.Inputs.Select(input => Input(random, input, rows))],
        network.Parameters.ToDictionary(parameter => parameter.Name, parameter => Parameter(random, parameter.Name, parameter.Shape)),
        [.. network.Heads.Select(head => Targets(random, head, rows, head.Model.TakesLabels && (labels || network.Heads.Count > 1)))],
        [.. network.Outputs.Select(output => Normals(random, rows * ReferenceLayer.LengthOf(output.Shape)))]);

    private static float[] Input(Random random, ReferenceInput input, int rows)
    {
        int count = rows * ReferenceLayer.LengthOf(input.Shape);
        return input.Vocabulary is { } tokens ? Floats(count, () => random.Next(tokens)) : Normals(random, count);
    }

    /// <summary>Targets of a loss; a cross-entropy's are labels where they are asked for.</summary>
    private static LossTargets Targets(Random random, ReferenceHead head, int rows, bool labels)
    {
        int count = rows * ReferenceLayer.LengthOf(head.Shape);
        return head.Model.Kind switch
        {
            LossKind.NegativeLogLikelihood => Labels(random, count / head.Classes, head.Classes),
            LossKind.CrossEntropy when labels => Labels(random, count / head.Classes, head.Classes),
            LossKind.CrossEntropy => LossTargets.OfValues(Uniforms(random, count, zeros: 0.2, ones: 0)),
            LossKind.BinaryCrossEntropy => LossTargets.OfValues(Uniforms(random, count, zeros: 0.2, ones: 0.2)),
            _ => LossTargets.OfValues(Normals(random, count)),
        };
    }

    private static LossTargets Labels(Random random, int count, int classes) =>
        LossTargets.OfLabels([.. Enumerable.Range(0, count).Select(_ => random.Next(classes))]);

    /// <summary>Values in [0, 1), some of them exactly 0 or 1; the rows are no distributions, which the loss does not ask for.</summary>
    private static float[] Uniforms(Random random, int count, double zeros, double ones) => Floats(count, () => random.NextDouble() switch
    {
        double share when share < zeros => 0,
        double share when share < zeros + ones => 1,
        _ => random.NextDouble(),
    });

    /// <summary>Weights, or variances, which are positive.</summary>
    private static float[] Parameter(Random random, string name, int[] shape) => name.EndsWith(".running_var", StringComparison.Ordinal)
        ? Floats(shape[0], () => 0.5 + (1.5 * random.NextDouble()))
        : Weights(random, shape);

    /// <summary>Weights that keep the size of what passes through them; biases of the same size.</summary>
    private static float[] Weights(Random random, int[] shape)
    {
        double bound = Math.Sqrt(3.0 / (shape.Length > 1 ? ReferenceLayer.LengthOf(shape[1..]) : shape[0]));
        return Floats(ReferenceLayer.LengthOf(shape), () => ((random.NextDouble() * 2) - 1) * bound);
    }

    private static float[] Normals(Random random, int count) =>
        Floats(count, () => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));

    private static float[] Floats(int count, Func<double> draw) => [.. Enumerable.Range(0, count).Select(_ => (float)draw())];
}
