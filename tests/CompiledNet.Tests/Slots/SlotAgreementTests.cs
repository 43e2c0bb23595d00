using CompiledNet.Tests.Networks;
using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Slots;

/// <summary>
/// The networks of the fixtures against the reference on random data: for numbers of rows around the edges of tiles and blocks, and with
/// weights of examples.
/// </summary>
public class SlotAgreementTests
{
    public static TheoryData<string> Names => [.. SlotFixtureData.All.Keys];

    /// <summary>Networks whose losses of a row depend on no other row.</summary>
    public static TheoryData<string> Weighted =>
        ["SlotsOffer", "SlotsThreeInputs", "SlotsByteImages", "SlotsAutoencoder", "SlotsOneLossOnLabels", "SlotsOneValueForTwoHeads"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_number_of_rows_agrees(string name)
    {
        CompiledTestNetwork[] variants = [.. SlotFixtureData.Networks.Variants(name)];
        foreach (int rows in SizePairs.Rows.Append(100))
        {
            ReferenceAgreement.Check(variants, rows, seed: rows);
        }
    }

    /// <summary>
    /// The weighted mean of a batch is that of its rows' own losses, which the reference gives one after the other. That of distributions
    /// divides by the rows, as PyTorch's does, the others by the sum of the weights.
    /// </summary>
    [Theory]
    [MemberData(nameof(Weighted))]
    public void Weights_of_examples_hold_for_every_head(string name)
    {
        foreach (CompiledTestNetwork network in SlotFixtureData.Networks.Variants(name))
        {
            NetworkData data = RandomData.Draw(network.Slots, rows: 33, seed: 8, labels: true);
            float[] weights = [.. Enumerable.Range(0, data.Rows).Select(row => row % 4 * 0.5f)];
            double[] sums = new double[network.Slots.Heads.Count];
            for (int row = 0; row < data.Rows; row++)
            {
                sums = [.. sums.Zip(Losses(network.Slots, data, row), (sum, loss) => sum + (weights[row] * loss))];
            }

            IEnumerable<double> totals = network.Slots.Heads.Select(
                head => head.Model.TakesDistributions ? data.Rows : (double)weights.Sum());
            double expected = sums.Zip(totals, (sum, total) => sum / total).Sum();
            NetworkRun.Import(network, data.Parameters);
            using TestTrainer trainer = network.Train(new Sgd(0.1));
            float loss = trainer.Step(data.AllInputs, data.AllTargets, weights);
            Assert.True(Math.Abs(loss - expected) <= Math.Abs(expected) * Tolerance.Forward, $"{network}: {loss} instead of {expected}.");
        }
    }

    private static double[] Losses(ReferenceNetwork network, NetworkData data, int row)
    {
        double[][] inputs = [.. ReferenceResults.Widen(data.AllInputs).Select(values => Row(values, row, data.Rows))];
        double[][] targets = [.. ReferenceResults.Dense(network, data.AllTargets).Select(values => Row(values, row, data.Rows))];
        return [.. network.Run(1, inputs, ReferenceResults.Widen(data.Parameters)).Losses(targets)];
    }

    private static double[] Row(double[] values, int row, int rows)
    {
        int length = values.Length / rows;
        return values[(row * length)..((row + 1) * length)];
    }
}
