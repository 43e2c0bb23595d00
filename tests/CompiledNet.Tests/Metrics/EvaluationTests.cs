using CompiledNet.Tests.Training;

namespace CompiledNet.Tests.Metrics;

public class EvaluationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(95)]
    [InlineData(96)]
    [InlineData(97)]
    [InlineData(1000)]
    public void Every_example_counts_once_on_any_number_of_threads(int rows)
    {
        (float[] inputs, int[] labels) = LinearData.Make(rows);
        var network = new LinearNet(2);
        float[] outputs = new float[rows * LinearNet.Classes];
        network.Predict(inputs, outputs);
        int right = Enumerable.Range(0, rows).Count(
            row => outputs.AsSpan(row * 3, 3).IndexOf(outputs.AsSpan(row * 3, 3).ToArray().Max()) == labels[row]);

        Evaluation alone = network.Evaluate(Dataset.Create(inputs, labels));
        using Trainer<LinearNet, Sgd> trainer = Trainer.Create(network, new Sgd(), threads: 3);
        Evaluation shared = trainer.Evaluate(Dataset.Create(inputs, labels));

        Assert.Equal((rows, (double?)right / rows), (alone.Count, alone.Accuracy));
        Assert.Equal(network.Loss(inputs, labels), alone.Loss, 1e-6);
        Assert.Equal((alone.Loss, alone.Accuracy), (shared.Loss, shared.Accuracy));
        Assert.Equal(alone.Confusion![1, 2], shared.Confusion![1, 2]);
    }

    [Fact]
    public void A_metric_made_for_other_outputs_is_refused_by_both_numbers()
    {
        (float[] inputs, int[] labels) = LinearData.Make(4);
        Dataset<float, int> data = Dataset.Create(inputs, labels);
        Dataset<float, float> distributions = Dataset.Create(inputs, LinearData.OneHot(labels), 4);
        var network = new LinearNet();
        var area = new RocAuc(classes: 5);

        Assert.Equal(
            "This RocAuc is made for rows of 5 scores, but the rows of 'LinearNet' have 3. (Parameter 'scores')",
            Message(() => network.Evaluate(data, area)));
        Assert.Equal(
            "This RocAuc is made for rows of 5 scores, but the rows of 'LinearNet' have 3. (Parameter 'scores')",
            Message(() => network.Evaluate(distributions, area)));
        Assert.StartsWith(
            "This TopKAccuracy is made for rows of 2 classes,", Message(() => network.Evaluate(data, new TopKAccuracy(2, 1))),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "This ConfusionMatrix is made for rows of 4 classes,", Message(() => network.Evaluate(data, new ConfusionMatrix(4))),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "This RegressionMetrics is made for rows of 2 outputs,",
            Message(() => network.Evaluate(distributions, new RegressionMetrics(2))), StringComparison.Ordinal);
        Assert.Equal(0, area.Count);

        network.Evaluate(distributions, new RegressionMetrics(1), new RegressionMetrics(3));
        static string Message(Action evaluate) => Assert.Throws<ArgumentException>(evaluate).Message;
    }

    [Fact]
    public void It_is_printed_in_a_line()
    {
        var network = new LinearNet();
        network.Parameters.Clear();
        (float[] inputs, _) = LinearData.Make(4);
        Assert.Equal("4 examples: loss 1.099, accuracy 75.00 %", network.Evaluate(Dataset.Create(inputs, (int[])[0, 0, 2, 0])).ToString());
    }

    [Fact]
    public void Byte_images_are_read_with_their_scale()
    {
        byte[] pixels = new byte[200 * LinearNet.Inputs];
        new Random(4).NextBytes(pixels);
        (_, int[] labels) = LinearData.Make(200);
        var network = new LinearNet();
        Evaluation bytes = network.Evaluate(Dataset.Create(new ByteImages(pixels, LinearNet.Inputs, 1 / 64.0, -2), labels));
        Evaluation floats = network.Evaluate(Dataset.Create(pixels.Select(pixel => (pixel / 64f) - 2).ToArray(), labels));
        Assert.Equal((floats.Loss, floats.Accuracy), (bytes.Loss, bytes.Accuracy));
    }

    [Fact]
    public void Targets_that_are_no_labels_have_a_loss_but_no_accuracy()
    {
        (float[] inputs, int[] labels) = LinearData.Make(10);
        Evaluation evaluation = new LinearNet().Evaluate(Dataset.Create(inputs, LinearData.OneHot(labels), 10));
        Assert.Equal(new LinearNet().Loss(inputs, labels), evaluation.Loss, 1e-6);
        Assert.Null(evaluation.Accuracy);
        Assert.Null(evaluation.Confusion);
    }

    [Fact]
    public void Metrics_are_given_every_example_with_its_outputs()
    {
        const int rows = 250;
        (float[] inputs, int[] labels) = LinearData.Make(rows);
        var network = new LinearNet(2);
        float[] outputs = new float[rows * LinearNet.Classes];
        network.Predict(inputs, outputs);
        var expectedTop = new TopKAccuracy(LinearNet.Classes, 2);
        var expectedArea = new RocAuc(LinearNet.Classes);
        var expectedErrors = new RegressionMetrics(LinearNet.Classes);
        expectedTop.Add(labels, outputs);
        expectedArea.Add(labels, outputs);
        expectedErrors.Add(LinearData.OneHot(labels), outputs);

        var top = new TopKAccuracy(LinearNet.Classes, 2);
        var area = new RocAuc(LinearNet.Classes);
        var errors = new RegressionMetrics(LinearNet.Classes);
        Evaluation evaluation = network.Evaluate(Dataset.Create(inputs, labels), top, area);
        network.Evaluate(Dataset.Create(inputs, LinearData.OneHot(labels), rows), errors);

        Assert.Equal(network.Evaluate(Dataset.Create(inputs, labels)).Loss, evaluation.Loss);
        Assert.Equal((expectedTop.Count, expectedTop.Value), (top.Count, top.Value));
        Assert.Equal((expectedArea.Count, expectedArea.Compute()), (area.Count, area.Compute()));
        Assert.Equal(expectedErrors.Average(), errors.Average());
        Assert.Throws<ArgumentException>("scores", () => network.Evaluate(Dataset.Create(inputs, labels), new TopKAccuracy(2, 1)));
        Assert.Throws<ArgumentNullException>("metrics", () => network.Evaluate(Dataset.Create(inputs, labels), null!));
    }

    [Fact]
    public void A_data_set_that_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentException>("dataset", () => new LinearNet().Evaluate(Dataset.Create(new float[8], new int[2])));
        Assert.Throws<ArgumentOutOfRangeException>(
            "labels", () => new LinearNet().Evaluate(Dataset.Create(new float[10], Enumerable.Range(2, 2).ToArray())));
    }
}
