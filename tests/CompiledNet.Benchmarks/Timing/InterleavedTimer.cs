namespace CompiledNet.Benchmarks.Timing;

/// <summary>
/// Times several pieces of work in turns. Another process, or the clock frequency, then disturbs all of them alike, and the ratio
/// of one round means something even on a machine that is not quiet.
/// </summary>
internal static class InterleavedTimer
{
    /// <summary>The JIT's tiers: precompiled or plain code, code that counts what it does, and optimised code.</summary>
    private const int Tiers = 3;

    private const double SettleMilliseconds = 120;

    /// <summary>Seconds an iteration, [work][round].</summary>
    public static double[][] Run(IReadOnlyList<ITimed> works, Pace pace)
    {
        for (int tier = 0; tier < Tiers; tier++)
        {
            foreach (ITimed work in works)
            {
                WarmUp(work, pace.WarmUpSeconds / Tiers);
            }

            // Methods are promoted in the background, once none has been new for a tenth of a second.
            Thread.Sleep(TimeSpan.FromMilliseconds(SettleMilliseconds));
        }

        long[] iterations = [.. works.Select(work => Calibrate(work, pace.RoundSeconds))];
        double[][] seconds = [.. works.Select(_ => new double[pace.Rounds])];
        for (int round = 0; round < pace.Rounds; round++)
        {
            for (int turn = 0; turn < works.Count; turn++)
            {
                // Every other round goes backwards, so that none always follows the same one.
                int i = round % 2 == 0 ? turn : works.Count - 1 - turn;
                seconds[i][round] = works[i].Time(iterations[i]) / iterations[i];
            }
        }

        return seconds;
    }

    private static void WarmUp(ITimed work, double seconds)
    {
        long iterations = 1;
        for (double spent = 0; spent < seconds;)
        {
            double time = work.Time(iterations);
            spent += time;
            if (time < seconds / 8)
            {
                iterations *= 2;
            }
        }
    }

    private static long Calibrate(ITimed work, double seconds)
    {
        long iterations = 1;
        while (true)
        {
            double time = work.Time(iterations);
            if (time >= seconds / 4)
            {
                return Math.Max(1, (long)Math.Round(iterations * seconds / time));
            }

            iterations *= 2;
        }
    }
}
