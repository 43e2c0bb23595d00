namespace CompiledNet.Tests.Training;

/// <summary>When <c>Fit</c> sets the learning rate.</summary>
public class ScheduledFitTests
{
    [Fact]
    public void A_schedule_by_epochs_holds_within_each() =>
        Assert.Equal([1, 1, 1, 0.5, 0.5, 0.5], Rates(LearningRates.Step(1, epochs: 1, gamma: 0.5)));

    [Fact]
    public void A_schedule_by_steps_changes_within_an_epoch_and_goes_on_in_the_next() =>
        Assert.Equal([1, 0.5, 0.25, 0.125, 0.0625, 0.03125], Rates(LearningRates.Step(1, steps: 1, gamma: 0.5)));

    [Fact]
    public void A_warm_up_by_steps_makes_a_schedule_by_epochs_change_within_an_epoch() =>
        Assert.Equal([0.5, 0.75, 1, 1, 1, 1], Rates(LearningRates.Constant(1).WithWarmup(steps: 2, startFactor: 0.5)));

    [Fact]
    public void A_function_of_the_user_is_a_schedule()
    {
        Assert.Equal([0.1, 0.1, 0.1, 0.2, 0.2, 0.2], Rates(LearningRates.ByEpoch(epoch => epoch / 10.0)));
        Assert.Equal([1, 2, 3, 4, 5, 6], Rates(LearningRates.ByStep(step => step)));
    }

    [Fact]
    public void Without_a_schedule_the_rate_stays() => Assert.Equal([0.25, 0.25, 0.25, 0.25, 0.25, 0.25], Rates(null));

    /// <summary>
    /// The rates of two epochs of three steps, as the optimiser got them: with a gradient of 1, each moves the parameter by its rate.
    /// </summary>
    private static double[] Rates(LearningRateSchedule? schedule)
    {
        (float[] inputs, int[] labels) = LinearData.Make(30);
        var rates = new List<double>();
        using Trainer<LinearNet, Sgd> trainer = Trainer.Create(new LinearNet(), new Sgd(0.25));
        var reports = new Reports(report =>
        {
            if (report.Completed is null)
            {
                Assert.Equal(trainer.LearningRate, report.LearningRate);
                rates.Add(report.LearningRate);
            }
        });
        trainer.Fit(
            Dataset.Create(inputs, labels),
            options: new FitOptions
            {
                Epochs = 2,
                BatchSize = 10,
                LearningRate = schedule,
                Progress = reports,
                ProgressInterval = TimeSpan.Zero,
            });
        return [.. rates];
    }
}
