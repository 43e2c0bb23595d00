namespace CompiledNet.Runtime;

/// <summary>
/// Chooses the threads of each step by what steps took: one, or all. Where nobody asked for a number, both are tried at the start and
/// the slower one again from time to time, because whether sharing pays depends on what else the machine does. The choice changes no bit.
/// </summary>
internal sealed class ThreadTuner(ThreadChoice choice)
{
    /// <summary>Steps of each kind that are not counted: they compile, allocate and start threads.</summary>
    private const int WarmUp = 3;

    /// <summary>Steps of each kind before the first choice, those of the warm-up included.</summary>
    private const int Trials = 8;

    /// <summary>Every so many steps the other kind is tried.</summary>
    private const int Interval = 64;

    /// <summary>The weight of the newest measurement.</summary>
    private const double Smoothing = 0.25;

    private readonly double[] _ticksPerRow = [double.NaN, double.NaN];
    private readonly int[] _steps = [0, 0];
    private int _sinceTrial;

    /// <summary>The threads for the next step.</summary>
    public int Next(int rows, int parameterCount)
    {
        int most = choice.For(rows, parameterCount);
        if (choice.Requested > 0 || most == 1)
        {
            return most;
        }

        int kind = _steps[0] < Trials ? 0 : _steps[1] < Trials ? 1 : Best();
        if (_steps[0] >= Trials && _steps[1] >= Trials && ++_sinceTrial >= Interval)
        {
            _sinceTrial = 0;
            kind = 1 - kind;
        }

        return kind == 0 ? 1 : most;
    }

    /// <summary>Takes in what a step took.</summary>
    public void Measured(int workers, int rows, long ticks)
    {
        int kind = workers == 1 ? 0 : 1;
        if (++_steps[kind] <= WarmUp)
        {
            return;
        }

        double perRow = (double)ticks / rows;
        ref double average = ref _ticksPerRow[kind];
        average = double.IsNaN(average) ? perRow : average + (Smoothing * (Math.Min(perRow, 4 * average) - average));
    }

    private int Best() => _ticksPerRow[1] < _ticksPerRow[0] ? 1 : 0;
}
