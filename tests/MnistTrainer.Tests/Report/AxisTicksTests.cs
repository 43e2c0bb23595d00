using MnistTrainer.Report;

namespace MnistTrainer.Tests.Report;

public class AxisTicksTests
{
    [Theory]
    [InlineData(0, 2.3, "0.0 0.5 1.0 1.5 2.0 2.5")]
    [InlineData(91.2, 98.3, "90 92 94 96 98 100")]
    [InlineData(0, 0.003, "0.000 0.001 0.002 0.003")]
    [InlineData(0, 0, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(-3, 3, "-4 -2 0 2 4")]
    public void Ticks_are_round_and_enclose_the_values(double least, double most, string expected)
    {
        AxisTicks ticks = AxisTicks.Around(least, most, intervals: 5);
        Assert.Equal(expected, string.Join(' ', ticks.Values.Select(ticks.Text)));
    }

    [Theory]
    [InlineData(1, 1, "1")]
    [InlineData(1, 3, "1 2 3")]
    [InlineData(1, 100, "20 40 60 80 100")]
    public void Epochs_have_ticks_at_whole_numbers(int least, int most, string expected)
    {
        AxisTicks ticks = AxisTicks.Within(least, most, intervals: 8);
        Assert.Equal(expected, string.Join(' ', ticks.Values.Select(ticks.Text)));
    }

    [Fact]
    public void Any_values_of_floats_have_a_few_ticks_around_them()
    {
        double[] values = [float.MinValue, -1, -1e-300, 0, float.Epsilon, 1e-12, 0.3, 1, 1e15, float.MaxValue];
        foreach (double least in values)
        {
            foreach (double most in values.Where(value => value >= least))
            {
                AxisTicks ticks = AxisTicks.Around(least, most, intervals: 5);
                Assert.InRange(ticks.Values.Count, 1, 8);

                // But for what rounding takes.
                double slack = 1e-8 * (most - least);
                Assert.True(
                    ticks.Values[0] <= least + slack && ticks.Values[^1] >= most - slack,
                    $"{least} to {most}: {string.Join(' ', ticks.Values)}");
            }
        }
    }
}
