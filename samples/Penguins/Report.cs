using System.Globalization;
using CompiledNet;

namespace Penguins;

/// <summary>What the program prints.</summary>
internal static class Report
{
    private const int EpochsALine = 10;

    /// <summary>Every tenth epoch, by head.</summary>
    public static void Epoch(EpochResult epoch)
    {
        if (epoch.Epoch % EpochsALine == 0)
        {
            Evaluation validation = epoch.Validation!;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"epoch {epoch.Epoch,3}: trained on "
                    + $"{string.Join(", ", epoch.TrainingLosses.Select(head => $"{head.Name} {head.Loss:F3}"))}; "
                + $"validated species {validation["species"].Loss:F3} ({validation["species"].Accuracy:P1}), mass "
                    + $"{validation["mass"].Loss:F3}"));
        }
    }

    /// <summary>How good the network is on penguins that it has not seen.</summary>
    public static void Test(PenguinNet network, CsvColumns penguins)
    {
        CsvSlotData mass = penguins["mass"];
        var errors = new RegressionMetrics(outputs: 1);
        Evaluation test = network.Evaluate(penguins.Test!, HeadMetric.Of("mass", errors));
        double grams = errors.Average().MeanAbsoluteError * mass.Deviations.Span[0];
        Console.WriteLine($"{test.Count} penguins that it has not seen:");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"species {test["species"].Accuracy:P1} right"));
        Console.WriteLine(test["species"].Confusion!.ToString(penguins["species"].Names));
        double r2 = errors.Average().R2;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"mass within {grams:F0} g on average, R² {r2:F3}"));
    }

    /// <summary>What the network says of a penguin that was in no file.</summary>
    public static void Example(PenguinNet network, CsvColumns penguins)
    {
        CsvSlotData traits = penguins["traits"], mass = penguins["mass"];
        float[] measures = new float[3], species = new float[3], grams = new float[1];
        penguins["measures"].Standardize([49.5, 15.2, 221], measures);
        network.Predict(measures, [traits.TokenOf("island", "Biscoe"), traits.TokenOf("sex", "male")], species, grams);
        int likely = species.AsSpan().IndexOf(species.Max());
        double weight = (grams[0] * mass.Deviations.Span[0]) + mass.Means.Span[0];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"a male from Biscoe, bill 49.5 x 15.2 mm, flipper 221 mm: {penguins["species"].Names[likely]} ({species[likely]:P0}), "
                + $"about {weight:F0} g"));
    }
}
