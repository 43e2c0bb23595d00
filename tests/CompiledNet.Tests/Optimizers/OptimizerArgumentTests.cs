namespace CompiledNet.Tests.Optimizers;

public class OptimizerArgumentTests
{
    [Fact]
    public void Parameterless_constructors_have_the_defaults_of_PyTorch()
    {
        Assert.Equal(
            (1e-3, 0.0, false, 0.0, 0.0),
            (new Sgd().LearningRate, new Sgd().Momentum, new Sgd().Nesterov, new Sgd().WeightDecay, new Sgd().Dampening));
        var adam = new Adam();
        Assert.Equal((1e-3, 0.9, 0.999, 1e-8, 0.0), (adam.LearningRate, adam.Beta1, adam.Beta2, adam.Epsilon, adam.WeightDecay));
        var adamW = new AdamW();
        Assert.Equal((1e-3, 0.9, 0.999, 1e-8, 1e-2), (adamW.LearningRate, adamW.Beta1, adamW.Beta2, adamW.Epsilon, adamW.WeightDecay));
        var rmsProp = new RmsProp();
        Assert.Equal(
            (1e-2, 0.99, 1e-8, 0.0, 0.0, false),
            (rmsProp.LearningRate, rmsProp.Alpha, rmsProp.Epsilon, rmsProp.WeightDecay, rmsProp.Momentum, rmsProp.Centered));
    }

    [Fact]
    public void Constructed_optimisers_are_initialised_and_default_ones_are_not()
    {
        Assert.True(new Sgd().IsInitialized && new Adam().IsInitialized && new AdamW().IsInitialized && new RmsProp().IsInitialized);
        Assert.False(
            default(Sgd).IsInitialized || default(Adam).IsInitialized || default(AdamW).IsInitialized || default(RmsProp).IsInitialized);
    }

    [Fact]
    public void Only_the_state_that_is_used_takes_slots()
    {
        Assert.Equal([0, 1], [new Sgd().SlotCount, new Sgd(momentum: 0.9).SlotCount]);
        Assert.Equal([2, 2], [new Adam().SlotCount, new AdamW().SlotCount]);
        Assert.Equal(
            [1, 2, 2, 3],
            [
                new RmsProp().SlotCount,
                new RmsProp(momentum: 0.9).SlotCount,
                new RmsProp(centered: true).SlotCount,
                new RmsProp(momentum: 0.9, centered: true).SlotCount,
            ]);
    }

    [Theory]
    [InlineData(-1e-9)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Values_that_must_be_finite_and_not_negative_are_refused(double value)
    {
        Refuses("learningRate", () => new Sgd(value), () => new Adam(value), () => new AdamW(value), () => new RmsProp(value));
        Refuses(
            "weightDecay", () => new Sgd(weightDecay: value), () => new Adam(weightDecay: value), () => new AdamW(weightDecay: value),
            () => new RmsProp(weightDecay: value));
        Refuses("momentum", () => new Sgd(momentum: value), () => new RmsProp(momentum: value));
        Refuses("epsilon", () => new Adam(epsilon: value), () => new AdamW(epsilon: value), () => new RmsProp(epsilon: value));
    }

    [Theory]
    [InlineData(-1e-9)]
    [InlineData(1.0)]
    [InlineData(double.NaN)]
    public void Shares_outside_0_to_1_are_refused(double value)
    {
        Refuses("beta1", () => new Adam(beta1: value), () => new AdamW(beta1: value));
        Refuses("beta2", () => new Adam(beta2: value), () => new AdamW(beta2: value));
        Refuses("alpha", () => new RmsProp(alpha: value));
    }

    [Fact]
    public void Nesterov_without_momentum_or_with_dampening_is_refused()
    {
        Assert.Throws<ArgumentException>("nesterov", () => new Sgd(nesterov: true));
        Assert.Throws<ArgumentException>("nesterov", () => new Sgd(momentum: 0.9, nesterov: true, dampening: 0.1));
        Refuses("dampening", () => new Sgd(dampening: double.NaN));
    }

    [Fact]
    public void The_message_names_value_and_range()
    {
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(beta2: 1.5));
        Assert.Equal(1.5, exception.ActualValue);
        Assert.Contains("The beta2 is 1.5, but it must be at least 0 and less than 1.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_learning_rate_out_of_range_is_refused_and_the_old_one_stays()
    {
        var adam = new Adam(0.5);
        Assert.Throws<ArgumentOutOfRangeException>(() => adam.LearningRate = -1);
        Assert.Equal(0.5, adam.LearningRate);
    }

    private static void Refuses(string name, params Func<object>[] constructors)
    {
        foreach (Func<object> constructor in constructors)
        {
            Assert.Throws<ArgumentOutOfRangeException>(name, constructor);
        }
    }
}
