namespace CompiledNet.Tests.Slots.Columns;

/// <summary>The best epoch of a training by the loss or the accuracy of any head.</summary>
public class HeadMetricFitTests
{
    private const int Rows = 40;

    private static readonly OfferData s_data = WithPrices(new OfferData(Rows, seed: 21));
    private static readonly OfferData s_validation = WithPrices(new OfferData(30, seed: 22));

    [Theory]
    [InlineData("kind", ValidationMetric.Loss)]
    [InlineData("price", ValidationMetric.Loss)]
    [InlineData("sure", ValidationMetric.Loss)]
    [InlineData("kind", ValidationMetric.Accuracy)]
    [InlineData(null, ValidationMetric.Loss)]
    [InlineData(null, ValidationMetric.Accuracy)]
    public void The_best_epoch_is_that_of_the_head_and_its_parameters_come_back(string? head, ValidationMetric metric)
    {
        var network = new OfferNet(seed: 1);
        using Trainer<OfferNet, Adam> trainer = Trainer.Create(network, new Adam(0.05), threads: 1);
        List<float[]> parameters = [];
        TrainingHistory history = trainer.Fit(s_data.Dataset, s_validation.Dataset, new FitOptions
        {
            Epochs = 60,
            BatchSize = 8,
            Metric = metric,
            MetricHead = head,
            EarlyStopping = new() { Patience = 4 },
            EpochCompleted = _ => parameters.Add(network.Parameters.ToArray()),
        });

        double[] values = [.. history.Epochs.Select(Value)];
        double best = metric == ValidationMetric.Loss ? values.Min() : values.Max();
        Assert.Equal(TrainingEnd.EarlyStopping, history.End);
        Assert.Equal(Array.IndexOf(values, best) + 1, history.Best!.Epoch);
        Assert.Equal(history.Best.Epoch + 4, history.Epochs.Count);
        Assert.Equal(parameters[history.Best.Epoch - 1], network.Parameters.ToArray());

        double Value(EpochResult epoch) => (head, metric) switch
        {
            (null, ValidationMetric.Loss) => epoch.Validation!.Loss,
            (null, _) => epoch.Validation!.Accuracy!.Value,
            (_, ValidationMetric.Loss) => epoch.Validation![head].Loss,
            _ => epoch.Validation![head].Accuracy!.Value,
        };
    }

    [Fact]
    public void Heads_have_best_epochs_of_their_own()
    {
        string[] heads = ["kind", "price", "sure"];
        Assert.True(heads.Select(head => Best(head)).Distinct().Count() > 1);

        static int Best(string head)
        {
            using Trainer<OfferNet, Adam> trainer = Trainer.Create(new OfferNet(seed: 1), new Adam(0.05), threads: 1);
            return trainer.Fit(
                s_data.Dataset, s_validation.Dataset, new FitOptions { Epochs = 30, BatchSize = 8, MetricHead = head }).Best!.Epoch;
        }
    }

    /// <summary>Prices can be learned from the numbers; the other targets are chance.</summary>
    private static OfferData WithPrices(OfferData data)
    {
        for (int i = 0; i < data.Price.Length; i++)
        {
            data.Price[i] = data.Numbers[(i / 2 * 5) + (i % 2)];
        }

        return data;
    }

    [Fact]
    public void A_metric_that_the_network_does_not_have_is_refused_before_anything_is_changed()
    {
        var network = new OfferNet(seed: 2);
        float[] before = network.Parameters.ToArray();
        using Trainer<OfferNet, Adam> trainer = Trainer.Create(network, new Adam(0.05), threads: 1);
        Refused("OfferNet has no loss 'prize': its losses are kind, price, sure.", new FitOptions { MetricHead = "prize" });
        Refused(
            "Metric is Accuracy, but the targets of 'price' of OfferNet are no class labels: Loss is expected.",
            new FitOptions { MetricHead = "price", Metric = ValidationMetric.Accuracy });
        Assert.Equal(before, network.Parameters.ToArray());

        void Refused(string message, FitOptions options) => Assert.StartsWith(
            message, Assert.Throws<ArgumentException>(
                nameof(options), () => trainer.Fit(s_data.Dataset, s_validation.Dataset, options)).Message, StringComparison.Ordinal);
    }
}
