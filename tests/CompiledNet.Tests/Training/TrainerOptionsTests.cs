using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests.Training;

public class TrainerOptionsTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    public void Bounds_that_are_not_above_0_are_refused(double bound)
    {
        Refuses(nameof(TrainerOptions.MaxNorm), "above 0", () => new TrainerOptions { MaxNorm = bound });
        Refuses(nameof(TrainerOptions.ClipValue), "above 0", () => new TrainerOptions { ClipValue = bound });
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.0)]
    [InlineData(double.NaN)]
    public void A_decay_of_the_average_outside_0_to_1_is_refused(double decay) =>
        Refuses(nameof(TrainerOptions.EmaDecay), "at least 0 and less than 1", () => new TrainerOptions { EmaDecay = decay });

    [Fact]
    public void Counts_out_of_range_are_refused()
    {
        Refuses(nameof(TrainerOptions.AccumulationSteps), "at least 1", () => new TrainerOptions { AccumulationSteps = 0 });
        Refuses(nameof(TrainerOptions.Threads), "1 to 1024", () => new TrainerOptions { Threads = -1 });
        Refuses(nameof(TrainerOptions.Threads), "1 to 1024", () => new TrainerOptions { Threads = Trainer.MaxThreads + 1 });
    }

    [Theory]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Class_weights_that_are_no_weights_are_refused(double weight) =>
        Refuses(nameof(TrainerOptions.ClassWeights), "at least 0", () => new TrainerOptions { ClassWeights = [1, weight, 1] });

    [Fact]
    public void Class_weights_that_fit_no_class_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new TrainerOptions { ClassWeights = [0, 0, 0] });
        ArgumentException exception = Assert.Throws<ArgumentException>(
            "options", () => Create(new TrainerOptions { ClassWeights = [1, 2] }));
        Assert.Contains("VariedNet has 3 classes, but ClassWeights has 2 weights", exception.Message, StringComparison.Ordinal);
        exception = Assert.Throws<ArgumentException>(
            "options", () => Trainer.Create(new DeclaredRegression(), new Sgd(), new TrainerOptions { ClassWeights = [1, 2] }));
        Assert.Contains("no loss over classes", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_ways_of_clipping_at_once_are_refused()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(
            "options", () => Create(new TrainerOptions { MaxNorm = 1, ClipValue = 1 }));
        Assert.Contains("MaxNorm", exception.Message, StringComparison.Ordinal);
        Assert.Contains("ClipValue", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_and_a_default_optimiser_are_refused()
    {
        Assert.Throws<ArgumentNullException>("Frozen", () => new TrainerOptions { Frozen = null! });
        Assert.Throws<ArgumentNullException>("Frozen", () => new TrainerOptions { Frozen = [null!] });
        Assert.Throws<ArgumentNullException>("options", () => Create(null!));
        Assert.Throws<ArgumentNullException>("network", () => Trainer.Create((VariedNet)null!, new Sgd(), new TrainerOptions()));
        Assert.Throws<ArgumentException>("optimizer", () => Trainer.Create(new VariedNet(), default(Sgd), new TrainerOptions()));
    }

    [Fact]
    public void Lists_are_copied()
    {
        string[] frozen = ["conv1"];
        double[] weights = [1, 2, 3];
        var options = new TrainerOptions { Frozen = frozen, ClassWeights = weights };
        (frozen[0], weights[0]) = ("dense2", 7);
        Assert.Equal(["conv1"], options.Frozen);
        Assert.Equal([1, 2, 3], options.ClassWeights!);
    }

    [Fact]
    public void A_trainer_says_what_it_was_made_with()
    {
        var options = new TrainerOptions { Threads = 3, MaxNorm = 1 };
        using Trainer<VariedNet, Sgd> trainer = Create(options);
        Assert.Same(options, trainer.Options);
        Assert.Equal(3, trainer.Threads);
    }

    private static Trainer<VariedNet, Sgd> Create(TrainerOptions options) => Trainer.Create(new VariedNet(), new Sgd(), options);

    private static void Refuses(string name, string range, Func<TrainerOptions> create) =>
        Assert.Contains(range, Assert.Throws<ArgumentOutOfRangeException>(name, create).Message, StringComparison.Ordinal);
}
