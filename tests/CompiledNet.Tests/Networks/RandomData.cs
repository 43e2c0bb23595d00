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
        .Run(data.Rows, ReferenceResults.Widen(data.Inputs), ReferenceResults.Widen(data.Parameters), mode)
        .KinkDistance(data.Targets is { } targets ? ReferenceResults.Dense(network, targets) : null);

    private static NetworkData DrawOnce(ReferenceNetwork network, int rows, Random random, bool labels)
    {
        int inputs = rows * ReferenceLayer.LengthOf(network.InputShape), outputs = rows * ReferenceLayer.LengthOf(network.OutputShape);
        return new NetworkData(
            rows,
            network.Vocabulary is { } tokens ? Floats(inputs, () => random.Next(tokens)) : Normals(random, inputs),
            network.Parameters.ToDictionary(parameter => parameter.Name, parameter => Parameter(random, parameter.Name, parameter.Shape)),
            Targets(network, random, outputs, labels),
            Normals(random, outputs));
    }

    private static LossTargets? Targets(ReferenceNetwork network, Random random, int outputs, bool labels)
    {
        int classes = network.OutputShape[^1];
        return network.LossKind switch
        {
            null => null,
            LossKind.NegativeLogLikelihood => Labels(random, outputs / classes, classes),
            LossKind.CrossEntropy => labels ? Labels(random, outputs / classes, classes) : LossTargets.OfValues(Uniforms(random, outputs, zeros: 0.2, ones: 0)),
            LossKind.BinaryCrossEntropy => LossTargets.OfValues(Uniforms(random, outputs, zeros: 0.2, ones: 0.2)),
            _ => LossTargets.OfValues(Normals(random, outputs)),
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
