namespace CompiledNet.Tests.Networks;

/// <summary>Nothing is allocated once every number of rows has been seen.</summary>
public class AllocationTests
{
    /// <summary>One row, a block, and more than inference takes at a time.</summary>
    private static readonly int[] s_rows = [1, 7, 64, 200];

    [Fact]
    public void A_classifier()
    {
        var network = new DeclaredLargeClassifier();
        float[] inputs = Values(200 * 64), targets = Values(200 * 10), outputs = new float[200 * 10];
        float[] gradients = new float[DeclaredLargeClassifier.ParameterLength];
        float[] inputGradients = new float[inputs.Length];
        float[] targetGradients = new float[targets.Length];
        int[] labels = new int[200];
        using Trainer<DeclaredLargeClassifier, Adam> trainer = Trainer.Create(network, new Adam(), threads: 1);
        using Trainer<DeclaredLargeClassifier, Sgd> team = Trainer.Create(network, new Sgd(), threads: 3);
        AssertNothingAllocated(rows =>
        {
            ReadOnlySpan<float> x = inputs.AsSpan(0, rows * 64), t = targets.AsSpan(0, rows * 10);
            ReadOnlySpan<int> y = labels.AsSpan(0, rows);
            network.Predict(x, outputs.AsSpan(0, rows * 10));
            network.Loss(x, y);
            network.Loss(x, t);
            network.Backward(x, y, gradients);
            network.Backward(x, y, gradients, inputGradients.AsSpan(0, rows * 64));
            network.Backward(x, t, gradients, inputGradients.AsSpan(0, rows * 64), targetGradients.AsSpan(0, rows * 10));
            network.BackwardFrom(x, t, gradients, inputGradients.AsSpan(0, rows * 64));
            trainer.Step(x, y);
            trainer.Step(x, t);
            trainer.Apply(gradients);
            team.Step(x, y);
        });
    }

    [Fact]
    public void A_tiny_classifier_and_a_regression()
    {
        var network = new DeclaredClassifier();
        var regression = new DeclaredRegression();
        float[] inputs = Values(200 * 6), targets = Values(200 * 2), outputs = new float[200 * 3];
        float[] gradients = new float[DeclaredClassifier.ParameterLength];
        float[] regressionGradients = new float[DeclaredRegression.ParameterLength];
        int[] labels = new int[200];
        using Trainer<DeclaredClassifier, RmsProp> trainer = Trainer.Create(network, new RmsProp(), threads: 1);
        using Trainer<DeclaredRegression, AdamW> regressionTrainer = Trainer.Create(regression, new AdamW(), threads: 1);
        AssertNothingAllocated(rows =>
        {
            ReadOnlySpan<float> x = inputs.AsSpan(0, rows * 6), t = targets.AsSpan(0, rows * 2);
            network.Predict(x, outputs.AsSpan(0, rows * 3));
            network.Loss(x, labels.AsSpan(0, rows));
            network.Backward(x, labels.AsSpan(0, rows), gradients);
            trainer.Step(x, labels.AsSpan(0, rows));
            regression.Predict(x, outputs.AsSpan(0, rows * 2));
            regression.Backward(x, t, regressionGradients);
            regressionTrainer.Step(x, t);
        });
    }

    [Fact]
    public void A_table_that_two_layers_share()
    {
        var network = new TiedNet();
        int[] tokens = [.. Enumerable.Range(0, 200 * TiedNet.InputLength).Select(i => i % 13)], labels = new int[200];
        float[] outputs = new float[200 * TiedNet.OutputLength], gradients = new float[TiedNet.ParameterLength];
        using Trainer<TiedNet, Adam> trainer = Trainer.Create(network, new Adam(), threads: 1);
        using Trainer<TiedNet, Sgd> team = Trainer.Create(network, new Sgd(), threads: 3);
        AssertNothingAllocated(rows =>
        {
            ReadOnlySpan<int> x = tokens.AsSpan(0, rows * TiedNet.InputLength), y = labels.AsSpan(0, rows);
            network.Predict(x, outputs.AsSpan(0, rows * TiedNet.OutputLength));
            network.Backward(x, y, gradients);
            trainer.Step(x, y);
            team.Step(x, y);
        });
    }

    [Theory]
    [InlineData(Form.Emitted, "[Input(9)] [Dense(17), GELU] [Dense(5)] [Softmax, CrossEntropy]")]
    [InlineData(Form.Library, "[Input(9)] [Dense(17), GELU] [Dense(5)] [Softmax, CrossEntropy]")]
    [InlineData(Form.Emitted, "[Input(32, 4, 4)] [Conv2D(33, 3, Padding = 1), GELU] [Flatten, Dense(5)] [Softmax, CrossEntropy]")]
    [InlineData(Form.Library, "[Input(32, 4, 4)] [Conv2D(33, 3, Padding = 1), GELU] [Flatten, Dense(5)] [Softmax, CrossEntropy]")]
    public void Both_forms(Form form, string layers)
    {
        CompiledTestNetwork network = new NetworkSet([new NetworkDeclaration("Both", layers)]).Get("Both", form);
        int length = network.Info.InputLength;
        float[] inputs = Values(200 * length), outputs = Values(200 * 5);
        float[] gradients = new float[network.Info.ParameterLength];
        var labels = s_rows.ToDictionary(rows => rows, rows => LossTargets.OfLabels(new int[rows]));
        using TestTrainer trainer = network.Train(new Adam());
        AssertNothingAllocated(rows =>
        {
            ReadOnlySpan<float> x = inputs.AsSpan(0, rows * length);
            network.Predict(x, outputs.AsSpan(0, rows * 5));
            network.Loss(x, labels[rows]);
            network.Backward(x, labels[rows], gradients);
            network.BackwardFrom(x, outputs.AsSpan(0, rows * 5), gradients);
            trainer.Step(x, labels[rows]);
        });
    }

    private static void AssertNothingAllocated(Action<int> work)
    {
        Run();
        Run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run()
        {
            foreach (int rows in s_rows)
            {
                work(rows);
            }
        }
    }

    private static float[] Values(int count) => [.. Enumerable.Range(0, count).Select(i => (i % 17) / 17f)];
}
