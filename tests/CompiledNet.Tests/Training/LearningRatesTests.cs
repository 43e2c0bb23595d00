namespace CompiledNet.Tests.Training;

public class LearningRatesTests
{
    [Fact]
    public void Constant_holds() => Assert.Equal([0.5, 0.5], Rates(LearningRates.Constant(0.5), 1, 100));

    [Fact]
    public void Step_multiplies_every_few_epochs() =>
        Assert.Equal([1, 1, 0.5, 0.5, 0.25], Rates(LearningRates.Step(1, every: 2, factor: 0.5), 1, 2, 3, 4, 5));

    [Fact]
    public void Cosine_descends_to_the_last_rate_and_stays_there()
    {
        double[] rates = Rates(LearningRates.Cosine(1, epochs: 4, last: 0.2), 1, 2, 3, 4, 5, 6);
        double[] expected = [1, 0.2 + (0.4 * (1 + Math.Sqrt(0.5))), 0.6, 0.2 + (0.4 * (1 - Math.Sqrt(0.5))), 0.2, 0.2];
        Assert.All(expected, (rate, i) => Assert.Equal(rate, rates[i], 1e-12));
    }

    [Fact]
    public void Values_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRates.Constant(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRates.Step(1, every: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRates.Step(1, every: 1, factor: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRates.Cosine(1, epochs: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRates.Cosine(1, epochs: 1, last: -1));
    }

    private static double[] Rates(Func<int, double> schedule, params int[] epochs) => [.. epochs.Select(schedule)];
}
