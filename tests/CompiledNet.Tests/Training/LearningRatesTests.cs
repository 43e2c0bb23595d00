using System.Text.Json;
using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests.Training;

public class LearningRatesTests
{
    /// <summary>The fixtures take one value a step of PyTorch's scheduler, and a cycle of 4 epochs of 6 steps.</summary>
    private static readonly Dictionary<string, LearningRateSchedule[]> s_schedules = new()
    {
        ["constant"] = [LearningRates.Constant(0.3)],
        ["step"] = [LearningRates.Step(0.8, epochs: 5, gamma: 0.3), LearningRates.Step(0.8, steps: 5, gamma: 0.3)],
        ["exponential"] = [LearningRates.Exponential(0.8, 0.9), LearningRates.Step(0.8, steps: 1, gamma: 0.9)],
        ["cosine"] = [LearningRates.Cosine(0.1, epochs: 24), LearningRates.Cosine(0.1, steps: 24)],
        ["cosine-last"] = [LearningRates.Cosine(0.1, epochs: 24, last: 0.02), LearningRates.Cosine(0.1, steps: 24, last: 0.02)],
        ["one-cycle"] = [LearningRates.OneCycle(0.1, steps: 24), LearningRates.OneCycle(0.1, epochs: 4)],
        ["one-cycle-arguments"] =
        [
            LearningRates.OneCycle(0.2, steps: 24, percentStart: 0.5, divFactor: 10, finalDivFactor: 100),
            LearningRates.OneCycle(0.2, epochs: 4, percentStart: 0.5, divFactor: 10, finalDivFactor: 100),
        ],
        ["one-cycle-early"] = [LearningRates.OneCycle(0.1, steps: 24, percentStart: 0.01)],
        ["warmup-constant"] = [LearningRates.Constant(0.3).WithWarmup(epochs: 7), LearningRates.Constant(0.3).WithWarmup(steps: 7)],
        ["warmup-step"] =
        [
            LearningRates.Step(0.8, epochs: 4, gamma: 0.5).WithWarmup(epochs: 6, startFactor: 0.1),
            LearningRates.Step(0.8, steps: 4, gamma: 0.5).WithWarmup(steps: 6, startFactor: 0.1),
        ],
        ["warmup-cosine"] =
        [
            LearningRates.Cosine(0.1, epochs: 19, last: 0.01).WithWarmup(epochs: 5, startFactor: 0.2),
            LearningRates.Cosine(0.1, steps: 19, last: 0.01).WithWarmup(steps: 5, startFactor: 0.2),
        ],
    };

    private static readonly JsonElement s_rates =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(FixtureData.Folder, "schedules.json"))).RootElement;

    public static TheoryData<string> Names => [.. s_rates.EnumerateObject().Select(schedule => schedule.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Rates_are_those_of_PyTorch(string name)
    {
        double[] expected = [.. s_rates.GetProperty(name).EnumerateArray().Select(rate => rate.GetDouble())];
        foreach (LearningRateSchedule schedule in s_schedules[name])
        {
            // By epoch, steps 6 k to 6 k + 5 have the rate k.
            int stepsPerEpoch = 6, stepsPerRate = schedule.IsByEpoch ? stepsPerEpoch : 1;
            for (int step = 0; step < expected.Length * stepsPerRate; step++)
            {
                double rate = expected[step / stepsPerRate];
                Assert.True(
                    Math.Abs(rate - schedule.At(step, stepsPerEpoch)) <= 1e-12 * rate,
                    $"{schedule}, step {step}: {schedule.At(step, stepsPerEpoch)} instead of {rate}");
            }
        }
    }

    [Fact]
    public void Cosine_and_one_cycle_hold_their_last_rate()
    {
        Assert.Equal(0.2, LearningRates.Cosine(1, epochs: 4, last: 0.2).At(100, 10), 1e-12);
        Assert.Equal(0.2, LearningRates.Cosine(1, steps: 4, last: 0.2).At(100, 10), 1e-12);
        Assert.Equal(1 / 25.0 / 1e4, LearningRates.OneCycle(1, steps: 4).At(100, 10), 1e-12);
        Assert.Equal(1, LearningRates.OneCycle(1, steps: 10, percentStart: 0.1).At(0, 10), 1e-12);
    }

    [Fact]
    public void A_warm_up_by_steps_comes_before_epochs_that_are_counted_from_its_end()
    {
        LearningRateSchedule schedule = LearningRates.Step(1, epochs: 1, gamma: 0.5).WithWarmup(steps: 4, startFactor: 0);
        double[] rates = [.. Enumerable.Range(0, 12).Select(step => schedule.At(step, stepsPerEpoch: 3))];
        Assert.Equal([0, 0.25, 0.5, 0.75, 1, 1, 1, 0.5, 0.5, 0.5, 0.25, 0.25], rates);
    }

    [Fact]
    public void Functions_count_epochs_and_steps_from_one()
    {
        Assert.Equal(3, LearningRates.ByEpoch(epoch => epoch).At(25, stepsPerEpoch: 10));
        Assert.Equal(26, LearningRates.ByStep(step => step).At(25, stepsPerEpoch: 10));
    }

    [Fact]
    public void A_schedule_says_how_it_is_made_and_equals_another_of_the_same_values()
    {
        LearningRateSchedule schedule = LearningRates.Cosine(3e-3, epochs: 10, last: 1e-5).WithWarmup(steps: 500, startFactor: 0.1);
        Assert.Equal("Cosine(0.003, epochs: 10, last: 1E-05).WithWarmup(steps: 500, startFactor: 0.1)", schedule.ToString());
        Assert.Equal(
            "OneCycle(0.1, epochs: 4, percentStart: 0.3, divFactor: 25, finalDivFactor: 10000)",
            LearningRates.OneCycle(0.1, epochs: 4).ToString());
        Assert.Equal(LearningRates.Cosine(3e-3, epochs: 10, last: 1e-5).WithWarmup(steps: 500, startFactor: 0.1), schedule);
        Assert.NotEqual(LearningRates.Cosine(3e-3, epochs: 10), LearningRates.Cosine(3e-3, steps: 10));
    }

    [Fact]
    public void Values_out_of_range_are_refused()
    {
        LearningRateSchedule constant = LearningRates.Constant(1);
        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => LearningRates.Constant(-1));
        Assert.Throws<ArgumentOutOfRangeException>("epochs", () => LearningRates.Step(1, epochs: 0));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => LearningRates.Step(1, steps: 0));
        Assert.Throws<ArgumentOutOfRangeException>("gamma", () => LearningRates.Step(1, epochs: 1, gamma: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("gamma", () => LearningRates.Exponential(1, gamma: -1));
        Assert.Throws<ArgumentOutOfRangeException>("epochs", () => LearningRates.Cosine(1, epochs: 0));
        Assert.Throws<ArgumentOutOfRangeException>("last", () => LearningRates.Cosine(1, epochs: 1, last: -1));
        Assert.Throws<ArgumentOutOfRangeException>("maximum", () => LearningRates.OneCycle(double.NaN, epochs: 1));
        Assert.Throws<ArgumentOutOfRangeException>("percentStart", () => LearningRates.OneCycle(1, epochs: 1, percentStart: 1.1));
        Assert.Throws<ArgumentOutOfRangeException>("divFactor", () => LearningRates.OneCycle(1, epochs: 1, divFactor: 0));
        Assert.Throws<ArgumentOutOfRangeException>(
            "finalDivFactor", () => LearningRates.OneCycle(1, epochs: 1, finalDivFactor: double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>("epochs", () => constant.WithWarmup(epochs: 0));
        Assert.Throws<ArgumentOutOfRangeException>("startFactor", () => constant.WithWarmup(steps: 1, startFactor: 1.5));
        Assert.Throws<ArgumentNullException>(() => LearningRates.ByEpoch(null!));
        Assert.Throws<ArgumentNullException>(() => LearningRates.ByStep(null!));
        Assert.Throws<ArgumentOutOfRangeException>("step", () => constant.At(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("stepsPerEpoch", () => constant.At(0, 0));
    }
}
