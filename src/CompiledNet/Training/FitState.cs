using System.Diagnostics;

namespace CompiledNet.Runtime;

/// <summary>Where a training stands between two steps, beside what its trainer keeps.</summary>
internal sealed class FitState(BestEpoch best, int heads)
{
    /// <summary>The epoch, from 1; after the last one it is the next.</summary>
    public int Epoch { get; set; } = 1;

    /// <summary>Examples of this epoch that are done.</summary>
    public int Examples { get; set; }

    /// <summary>Steps done in all epochs.</summary>
    public long Step { get; set; }

    /// <summary>The sum of the losses of this epoch's examples.</summary>
    public double LossSum { get; set; }

    /// <summary>The sums of each head's losses, without its weight.</summary>
    public double[] LossSums { get; } = new double[heads];

    /// <summary>Seconds of training in this epoch before it was resumed.</summary>
    public double SecondsBefore { get; set; }

    /// <summary>Runs while this epoch trains.</summary>
    public Stopwatch Clock { get; } = new();

    /// <summary>Seconds of training in this epoch.</summary>
    public double Seconds => SecondsBefore + Clock.Elapsed.TotalSeconds;

    /// <summary>The epochs that are done.</summary>
    public TrainingHistory History { get; set; } = new();

    /// <summary>The best of them.</summary>
    public BestEpoch Best { get; } = best;

    /// <summary>Why no more epochs follow, though there could be; null while they do.</summary>
    public TrainingEnd? Stopped { get; set; }

    /// <summary>Takes in the mean losses of a step.</summary>
    /// <param name="loss">The network's.</param>
    /// <param name="heads">Each head's.</param>
    /// <param name="rows">Examples of the step.</param>
    public void AddLosses(double loss, ReadOnlySpan<double> heads, int rows)
    {
        LossSum += loss * rows;
        for (int i = 0; i < heads.Length; i++)
        {
            LossSums[i] += heads[i] * rows;
        }
    }

    /// <summary>Goes on to the next epoch.</summary>
    public void NextEpoch()
    {
        Epoch++;
        Examples = 0;
        LossSum = 0;
        Array.Clear(LossSums);
        SecondsBefore = 0;
        Clock.Reset();
    }
}
