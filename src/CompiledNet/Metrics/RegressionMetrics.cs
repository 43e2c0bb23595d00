using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>
/// Mean absolute error, mean squared error, its root and R² of predicted values, as scikit-learn works them out (several outputs:
/// its <c>uniform_average</c>). Sums are in double, and the targets' variance by Welford's recurrence (1962), which does not lose digits
/// where the mean is large. Nothing is kept of the batches. A prediction or target that is not a number makes every score of its output,
/// and of the average, not a number.
/// </summary>
public sealed class RegressionMetrics : IMetric<float>
{
    private readonly MetricGate _gate = new();
    private readonly Sums[] _outputs;
    private long _count;

    /// <summary>Metrics that have seen nothing.</summary>
    /// <param name="outputs">Values of a row, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public RegressionMetrics(int outputs = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        _outputs = new Sums[outputs];
    }

    /// <summary>Values of a row.</summary>
    public int Outputs => _outputs.Length;

    /// <summary>The rows seen.</summary>
    public long Count
    {
        get
        {
            using MetricGate.Scope scope = _gate.Enter();
            return _count;
        }
    }

    /// <summary>The scores of one output; not numbers where nothing was seen.</summary>
    /// <param name="output">The output, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output.</exception>
    public RegressionScores this[int output]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)output, (uint)Outputs, nameof(output));
            using MetricGate.Scope scope = _gate.Enter();
            return _outputs[output].Scores(_count);
        }
    }

    /// <summary>Takes in a batch.</summary>
    /// <param name="targets">[rows, <see cref="Outputs"/>].</param>
    /// <param name="predictions">[rows, <see cref="Outputs"/>].</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public void Add(ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions)
    {
        using MetricGate.Scope scope = _gate.Enter();
        MetricChecks.Rows(targets, predictions, Outputs, nameof(predictions));
        for (int row = 0; row < targets.Length; row += Outputs)
        {
            _count++;
            for (int output = 0; output < Outputs; output++)
            {
                _outputs[output].Add(targets[row + output], predictions[row + output], _count);
            }
        }
    }

    /// <summary>The means over all outputs.</summary>
    public RegressionScores Average()
    {
        using MetricGate.Scope scope = _gate.Enter();
        double absolute = 0, squared = 0, root = 0, r2 = 0;
        foreach (Sums output in _outputs)
        {
            RegressionScores scores = output.Scores(_count);
            absolute += scores.MeanAbsoluteError;
            squared += scores.MeanSquaredError;
            root += scores.RootMeanSquaredError;
            r2 += scores.R2;
        }

        return new RegressionScores(absolute / Outputs, squared / Outputs, root / Outputs, r2 / Outputs);
    }

    /// <inheritdoc/>
    void IMetric<float>.Add(ReadOnlySpan<float> targets, ReadOnlySpan<float> outputs) => Add(targets, outputs);

    /// <summary>What is summed up of one output.</summary>
    private struct Sums
    {
        private double _absolute;
        private double _squared;
        private double _mean;
        private double _deviations;

        public void Add(double target, double prediction, long count)
        {
            double error = prediction - target;
            _absolute += Math.Abs(error);
            _squared += error * error;
            double deviation = target - _mean;
            _mean += deviation / count;
            _deviations += deviation * (target - _mean);
        }

        public readonly RegressionScores Scores(long count)
        {
            double squared = _squared / count;
            double r2 = count < 2 ? double.NaN
                : _deviations != 0 ? 1 - (_squared / _deviations)
                : double.IsNaN(_squared) ? double.NaN
                : _squared == 0 ? 1 : 0;
            return new RegressionScores(_absolute / count, squared, Math.Sqrt(squared), r2);
        }
    }
}
