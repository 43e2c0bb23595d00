using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests.Reference;

/// <summary>
/// The reference's reverse mode on the random networks that compiled ones are compared with: the derivative along a random direction in
/// all parameters, inputs and targets at once against the central difference along it.
/// </summary>
public class RandomReferenceTests
{
    private const int Cases = 400;
    private const int Batch = 100;

    /// <summary>Far from the jumps of derivatives, which random data keep away from by more.</summary>
    private const double Step = 1e-7;

    [Fact]
    public void Gradients_of_random_networks_are_central_differences()
    {
        int compared = 0;
        for (int first = 0; first < Cases; first += Batch)
        {
            RandomNetwork[] networks = [.. Enumerable.Range(first, Batch).Select(seed => new RandomGraph(new Random(seed)).Draw())];
            NetworkDeclaration[] declarations = [.. networks.Select((network, i) => network.Declare($"Random{i}"))];
            var parsed = NetworkCompiler.Parse(declarations);
            for (int i = 0; i < networks.Length; i++)
            {
                var network = new ReferenceNetwork(NetworkCompiler.Accepted(parsed[declarations[i].Name]));
                NetworkData? data = RandomData.TryDraw(network, networks[i].Rows, networks[i].Seed, labels: networks[i].Seed % 2 == 0);
                if (data is not null
                    && ReferenceResults.Of(network, data) is var results
                    && Conditioning.IsGood(results, Conditioning.Deviations(network, data, results)))
                {
                    Compare(network, networks[i], data);
                    compared++;
                }
            }
        }

        Assert.True(compared > Cases * 0.8, $"Of {Cases} networks {Cases - compared} leave nothing but rounding to compare.");
    }

    private static void Compare(ReferenceNetwork network, RandomNetwork drawn, NetworkData data)
    {
        double[][] outputGradients = ReferenceResults.Widen(data.AllOutputGradients);
        double[][] targets = ReferenceResults.Dense(network, data.AllTargets);
        var random = new Random(drawn.Seed);
        foreach (ReferenceMode mode in new[] { ReferenceMode.Inference, ReferenceMode.Training })
        {
            Along(
                run => run.Products(outputGradients),
                (run, _) => run.Outputs.Zip(outputGradients, (y, g) => y.Zip(g, (a, b) => a * b).Sum()).Sum());
            if (targets.Length > 0)
            {
                Along(run => run.Gradients(targets), (run, moved) => run.Loss(moved));
            }

            void Along(Func<ReferenceRun, Dictionary<string, double[]>> gradients, Func<ReferenceRun, double[][], double> value)
            {
                Dictionary<string, double[]> gradient = gradients(Run(null, 0));

                // Running statistics have the batch's in place of a gradient.
                var direction = gradient.Where(part => !part.Key.Contains(".running_", StringComparison.Ordinal))
                    .ToDictionary(part => part.Key, part => part.Value.Select(_ => (random.NextDouble() * 2) - 1).ToArray());
                double slope = direction.Sum(part => part.Value.Zip(gradient[part.Key], (d, g) => d * g).Sum());
                double size = direction.Sum(part => part.Value.Zip(gradient[part.Key], (d, g) => Math.Abs(d * g)).Sum());
                double difference = (At(Step) - At(-Step)) / (2 * Step);
                Assert.True(
                    Math.Abs(difference - slope) <= 1e-5 * Math.Max(1, size),
                    $"{drawn}, {mode}: {slope} against the difference {difference}.");

                double At(double step) =>
                    value(
                        Run(direction, step),
                        MovedSlots(targets, network.Heads.Select(head => head.Name), NetworkResults.Targets, direction, step));
            }

            ReferenceRun Run(Dictionary<string, double[]>? direction, double step) => network.Run(
                data.Rows,
                MovedSlots(
                    ReferenceResults.Widen(data.AllInputs), network.Inputs.Select(input => input.Name), NetworkResults.Input, direction,
                    step),
                data.Parameters.ToDictionary(
                    part => part.Key, part => Moved(ReferenceResults.Widen(part.Value), direction, part.Key, step)),
                mode);
        }
    }

    private static double[][] MovedSlots(
        double[][] slots, IEnumerable<string> names, string word, Dictionary<string, double[]>? direction, double step) =>
        [.. slots.Zip(names, (values, name) => Moved(values, direction, ReferenceNetwork.Key(word, name, slots.Length), step))];

    private static double[] Moved(double[] values, Dictionary<string, double[]>? direction, string name, double step) =>
        direction is not null && direction.TryGetValue(name, out double[]? along)
            ? [.. values.Zip(along, (value, d) => value + (step * d))]
            : values;
}
