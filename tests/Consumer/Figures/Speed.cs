using System.Diagnostics;
using System.Globalization;
using CompiledNet;

namespace Figures;

/// <summary>How long a training step and a prediction take.</summary>
internal static class Speed
{
    private const int Rows = 64, Repeats = 15;

    /// <summary>Prints nanoseconds: a training step of 64 rows, and a prediction of one.</summary>
    public static void Print()
    {
        (float[] images, int[] labels) = Drawing.Draw(Rows, seed: 1);
        var net = new FigureNet(seed: 0);
        using var trainer = Trainer.Create(net, new Adam(), threads: 1);
        float[] probabilities = new float[FigureNet.OutputLength];
        Action step = () =>
            trainer.Step(images, labels), predict = () => net.Predict(images.AsSpan(0, FigureNet.InputLength), probabilities);

        // The JIT compiles hot methods again, twice, in the background.
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalMilliseconds < 800;)
        {
            step();
            predict();
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Median(100, step):F0} {Median(4000, predict):F0}"));
    }

    private static double Median(int calls, Action action)
    {
        double[] times = new double[Repeats];
        for (int i = 0; i < Repeats; i++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int call = 0; call < calls; call++)
            {
                action();
            }

            times[i] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls;
        }

        Array.Sort(times);
        return times[Repeats / 2];
    }
}
