using System.Globalization;
using System.Runtime.InteropServices;
using CompiledNet;

namespace Figures;

/// <summary>A training, whose values are the same bits wherever the package says so.</summary>
internal static class Values
{
    /// <summary>Trains, predicts, saves and loads; prints what came, and throws where it is wrong.</summary>
    public static void Print(string path)
    {
        (float[] images, int[] labels) = Drawing.Draw(2000, seed: 1);
        (float[] testImages, int[] testLabels) = Drawing.Draw(400, seed: 2);
        var test = Dataset.Create(testImages, testLabels);
        var net = new FigureNet(seed: 0);
        using var trainer = Trainer.Create(net, new Adam(learningRate: 3e-3));
        double before = net.Evaluate(test).Loss;
        TrainingHistory history = trainer.Fit(Dataset.Create(images, labels), test, new FitOptions { Epochs = 8, BatchSize = 50 });
        Evaluation after = net.Evaluate(test);
        Line($"test loss {before:F4} before, {after.Loss:F4} after {history.Epochs.Count} epochs; accuracy {after.Accuracy:P2}");
        Check(after.Loss < before / 4, "the loss falls");
        Check(after.Accuracy > 0.95, "the figures are told apart");

        float[] probabilities = new float[test.Count * FigureNet.OutputLength];
        net.Predict(testImages, probabilities);
        net.Save(path);
        FigureNet loaded = FigureNet.Load(path);
        float[] again = new float[probabilities.Length];
        loaded.Predict(testImages, again);
        Check(probabilities.AsSpan().SequenceEqual(again), "a saved network predicts the same");

        Line(
            $"bits of the parameters {Hash(net.ToBytes()):x16}, of the probabilities {Hash(MemoryMarshal.AsBytes(probabilities.AsSpan())):x16}");
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static void Check(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"This does not hold: {what}.");
        }
    }

    /// <summary>FNV-1a.</summary>
    private static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        ulong hash = 14695981039346656037;
        foreach (byte value in bytes)
        {
            hash = (hash ^ value) * 1099511628211;
        }

        return hash;
    }
}
