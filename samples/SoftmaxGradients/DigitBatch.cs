using System.Globalization;

namespace SoftmaxGradients;

/// <summary>A batch of ten-class rows, as the last layer of a classifier of MNIST gives them.</summary>
internal static class DigitBatch
{
    private const int Classes = 10;
    private static readonly int[] Labels = [7, 2, 4];

    // Logits of a sure and right row, of an undecided one, and of a sure and wrong one.
    private static readonly float[] Logits =
    [
        -1.1f, -2.0f, 0.8f, 1.4f, -2.6f, -0.4f, -3.5f, 4.6f, -0.3f, 1.9f,
        0.4f, 0.1f, 1.2f, 1.1f, -0.7f, 0.2f, 0.3f, -0.2f, 0.9f, -1.1f,
        -3.2f, -4.4f, -1.5f, 0.6f, 1.3f, -0.9f, -2.8f, 1.7f, 0.2f, 4.5f,
    ];

    public static void Print()
    {
        int rows = Labels.Length;
        float[] p = new float[Logits.Length], fused = new float[Logits.Length], apart = new float[Logits.Length];
        var network = new FusedDigits();
        network.Predict(Logits, p);
        float fusedLoss = network.Backward(Logits, Labels, gradients: [], inputGradients: fused);
        float apartLoss = new ApartDigits().Backward(Logits, Labels, gradients: [], inputGradients: apart);
        double[] differences = Differences();

        Report.Heading($"4. A batch of {rows} rows of {Classes} digits");
        Report.Text("The loss is the mean over the rows, so that dz = (p - t) / rows. Two decimals:");
        Console.WriteLine($"  digit         {string.Concat(Enumerable.Range(0, Classes).Select(digit => $"{digit,6}"))}    sum");
        for (int row = 0; row < rows; row++)
        {
            Row($"z   label {Labels[row]}", Logits.AsSpan(row * Classes, Classes), withSum: false);
            Row("p", p.AsSpan(row * Classes, Classes), withSum: true);
            Row("dz", fused.AsSpan(row * Classes, Classes), withSum: true);
        }

        Report.Value("loss, fused", fusedLoss);
        Report.Value("loss, apart", apartLoss);
        Report.Agreement("largest difference of dz, fused and apart", fused, Report.Doubles(apart));
        Report.Agreement("largest difference of dz, fused and differences", fused, differences);
        Report.Agreement("largest difference of dz, apart and differences", apart, differences);
        Report.Value("off by: dp p(1 - p), the diagonal alone", Report.Number(Report.LargestDifference(DiagonalOnly(p), differences)));
        Report.Value("off by: (p - t) p(1 - p) / rows", Report.Number(Report.LargestDifference(DeltaTimesSlope(p), differences)));
    }

    /// <summary>d loss / d z of the mean loss, by central differences in double.</summary>
    private static double[] Differences() =>
    [
        .. Enumerable.Range(0, Labels.Length).SelectMany(row =>
        {
            double[] target = new double[Classes];
            target[Labels[row]] = 1;
            return Reference.LossDifferences(
                Report.Doubles(Logits.AsSpan(row * Classes, Classes)), target).Select(value => value / Labels.Length);
        }),
    ];

    /// <summary>
    /// dp = -t / p / rows is zero but at the label, so that the diagonal alone leaves every other logit without a gradient.
    /// </summary>
    private static float[] DiagonalOnly(float[] p)
    {
        float[] wrong = new float[p.Length];
        for (int row = 0; row < Labels.Length; row++)
        {
            int at = (row * Classes) + Labels[row];
            wrong[at] = -(1 - p[at]) / Labels.Length;
        }

        return wrong;
    }

    private static float[] DeltaTimesSlope(float[] p) =>
        [.. p.Select((value, i) => (value - (i % Classes == Labels[i / Classes] ? 1 : 0)) * value * (1 - value) / Labels.Length)];

    private static void Row(string label, ReadOnlySpan<float> values, bool withSum)
    {
        string line = $"  {label,-14}";
        double sum = 0;
        foreach (float value in values)
        {
            line += $"{Fixed(value),6}";
            sum += value;
        }

        Console.WriteLine(withSum ? $"{line} {Fixed(sum),6}" : line);
    }

    /// <summary>Two decimals; a zero without a sign.</summary>
    private static string Fixed(double value)
    {
        double rounded = Math.Round(value, 2);
        return (rounded == 0 ? 0 : rounded).ToString("F2", CultureInfo.InvariantCulture);
    }
}
