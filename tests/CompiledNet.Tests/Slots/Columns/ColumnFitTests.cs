using CompiledNet.Runtime;

namespace CompiledNet.Tests.Slots.Columns;

/// <summary><c>Fit</c> and <c>Evaluate</c> of a network of several inputs and heads, on a data set of columns.</summary>
public class ColumnFitTests
{
    private const int Rows = 53, Batch = 16, Epochs = 3;
    private const double Forward = 2e-5;

    private static readonly OfferData s_data = new(Rows, seed: 11);
    private static readonly OfferData s_other = new(31, seed: 12);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Fit_takes_the_steps_of_a_loop_bit_for_bit(bool weighs)
    {
        float[] weights = [.. Enumerable.Range(0, Rows).Select(row => (row % 3) + 0.5f)];
        OfferNet network = new(seed: 1), looped = new(seed: 1);
        using Trainer<OfferNet, Adam> trainer = Create(network, 1), loop = Create(looped, 1);
        var options = new FitOptions { Epochs = Epochs, BatchSize = Batch, Seed = 5 };
        TrainingHistory history = trainer.Fit(weighs ? Weighted(weights) : s_data.Dataset, options: options);
        int[] order = new int[Rows];
        for (int epoch = 1; epoch <= Epochs; epoch++)
        {
            double sum = 0;
            double[] heads = new double[3];
            EpochOrder.Shuffle(order, 5, epoch);
            for (int first = 0; first < Rows; first += Batch)
            {
                int[] examples = order[first..Math.Min(first + Batch, Rows)];
                OfferData batch = s_data.At(examples);
                float loss = loop.Step(
                    batch.Numbers, batch.Words, batch.Kind, batch.Price, batch.Sure,
                    weighs ? [.. examples.Select(row => weights[row])] : []);
                sum += (double)loss * examples.Length;
                for (int i = 0; i < heads.Length; i++)
                {
                    heads[i] += loop.Runner.Losses[i] * examples.Length;
                }
            }

            EpochResult result = history.Epochs[epoch - 1];
            Assert.Equal(sum / Rows, result.TrainingLoss, 1e-6);
            Assert.Equal(heads.Select(head => head / Rows), result.TrainingLosses.Select(head => head.Loss));
        }

        Assert.Equal(looped.Parameters.ToArray(), network.Parameters.ToArray());
    }

    [Fact]
    public void Two_and_three_threads_give_the_bits_of_one()
    {
        (float[] Parameters, double[] Numbers) expected = Fit(1);
        foreach (int threads in new[] { 2, 3 })
        {
            (float[] parameters, double[] numbers) = Fit(threads);
            Assert.Equal(expected.Parameters, parameters);
            Assert.Equal(expected.Numbers, numbers);
        }

        static (float[] Parameters, double[] Numbers) Fit(int threads)
        {
            var network = new OfferNet(seed: 2);
            using Trainer<OfferNet, Adam> trainer = Create(network, threads);
            TrainingHistory history = trainer.Fit(
                s_data.Dataset,
                new OfferData(250, seed: 13).Dataset,
                new FitOptions { Epochs = Epochs, BatchSize = Batch, EvaluateTraining = true });
            return (network.Parameters.ToArray(), [.. history.Epochs.SelectMany(Numbers)]);
        }
    }

    [Fact]
    public void Evaluation_and_progress_tell_each_head()
    {
        var network = new OfferNet(seed: 3);
        Evaluation evaluation = network.Evaluate(s_other.Dataset);
        float[] code = s_other.Code, kind = new float[31 * 4], price = new float[31 * 2], sure = new float[31];
        network.Predict(s_other.Numbers, s_other.Words, code, kind, price, sure);
        double right = Enumerable.Range(0, 31).Count(
            row => kind.AsSpan(row * 4, 4).IndexOf(kind[(row * 4)..((row + 1) * 4)].Max()) == s_other.Kind[row]);
        double squares = price.Zip(s_other.Price, (p, t) => Math.Pow(p - t, 2)).Average();
        double binary = sure.Zip(s_other.Sure, (p, t) => -((t * Math.Log(p)) + ((1 - t) * Math.Log(1 - p)))).Average();
        double cross = Enumerable.Range(0, kind.Length)
            .Sum(i => -((i % 4 == s_other.Kind[i / 4] ? 0.9 : 0) + (0.1 / 4)) * Math.Log(kind[i])) / 31;
        double total = cross + (0.25 * squares) + (2 * binary);

        Assert.Equal(["kind", "price", "sure"], evaluation.Heads.Select(head => head.Name));
        Assert.Equal(total, evaluation.Loss, total * Forward);
        Assert.Equal(squares, evaluation["price"].Loss, squares * Forward);
        Assert.Equal(binary, evaluation["sure"].Loss, binary * Forward);
        Assert.Equal(cross, evaluation["kind"].Loss, cross * Forward);
        Assert.Equal(right / 31, evaluation["kind"].Accuracy);
        Assert.Equal(right / 31, evaluation.Accuracy);
        Assert.Same(evaluation["kind"].Confusion, evaluation.Confusion);
        Assert.Null(evaluation["price"].Accuracy);
        Assert.Contains("there is no head 'prize': the heads are kind, price, "
            + "sure", Assert.Throws<ArgumentException>(() => evaluation["prize"]).Message, StringComparison.OrdinalIgnoreCase);

        var reports = new List<TrainingProgress>();
        using Trainer<OfferNet, Adam> trainer = Create(network, 2);
        trainer.Fit(
            s_data.Dataset,
            options: new FitOptions { Epochs = 1, BatchSize = Batch, Progress = new Reports(reports), ProgressInterval = TimeSpan.Zero });
        Assert.Equal(5, reports.Count);
        Assert.All(
            reports,
            report =>
                Assert.Equal(report.Loss, report.Losses["kind"] + (0.25 * report.Losses["price"]) + (2 * report.Losses["sure"]), 1e-9));
        Assert.Equal(reports[^1].Losses["sure"], reports[^1].Completed!.TrainingLosses["sure"]);
    }

    [Fact]
    public void Metrics_are_of_the_head_that_they_name()
    {
        var network = new OfferNet(seed: 4);
        RegressionMetrics errors = new(outputs: 2), expected = new(outputs: 2);
        var top = new TopKAccuracy(classes: 4, k: 2);
        network.Evaluate(s_other.Dataset, HeadMetric.Of("price", errors), HeadMetric.Of("kind", top));
        float[] kind = new float[31 * 4], price = new float[31 * 2];
        network.Predict(s_other.Numbers, s_other.Words, default, kind, price, default);
        expected.Add(s_other.Price, price);
        Assert.Equal(expected.Average(), errors.Average());
        var alone = new TopKAccuracy(classes: 4, k: 2);
        alone.Add(s_other.Kind, kind);
        Assert.Equal(alone.Value, top.Value);

        Refused("OfferNet has no loss 'prize': its losses are kind, price, sure.", HeadMetric.Of("prize", errors));
        Refused("RegressionMetrics takes targets, but the targets of 'kind' of OfferNet are labels.", HeadMetric.Of("kind", errors));
        Refused("This TopKAccuracy is made for rows of 3 classes, but the rows of 'kind' of OfferNet have "
            + "4.", HeadMetric.Of("kind", new TopKAccuracy(3, 2)));

        void Refused(string message, HeadMetric metric) =>
            Assert.StartsWith(
                message, Assert.Throws<ArgumentException>(() => network.Evaluate(s_other.Dataset, metric)).Message,
                StringComparison.Ordinal);
    }

    [Fact]
    public void An_evaluation_of_trainers_has_the_numbers_of_the_network()
    {
        var network = new OfferNet(seed: 5);
        ColumnDataset data = new OfferData(300, seed: 5).Dataset;
        double[] expected = Numbers(network.Evaluate(data));
        foreach (int threads in new[] { 1, 2, 3 })
        {
            using Trainer<OfferNet, Adam> trainer = Create(network, threads);
            Assert.Equal(expected, Numbers(trainer.Evaluate(data)));
        }
    }

    [Fact]
    public void Examples_of_weight_zero_do_not_count_even_where_they_are_a_whole_batch()
    {
        OfferNet all = new(seed: 12), some = new(seed: 12);
        using Trainer<OfferNet, Sgd> first = Trainer.Create(all, new Sgd(0.1), threads: 1);
        using Trainer<OfferNet, Sgd> second = Trainer.Create(some, new Sgd(0.1), threads: 1);
        var options = new FitOptions { Epochs = 2, BatchSize = 1, Shuffle = false };
        OfferData even = s_data.At([.. Enumerable.Range(0, Rows).Where(row => row % 2 == 0)]);
        first.Fit(Weighted([.. Enumerable.Range(0, Rows).Select(row => row % 2 == 0 ? 2f : 0)]), options: options);
        second.Fit(Weighted(even, [.. Enumerable.Repeat(2f, even.Rows)]), options: options);
        Assert.Equal(Values(some), Values(all));
    }

    [Fact]
    public void Weights_of_classes_are_those_of_the_head_that_they_name()
    {
        OfferNet network = new(seed: 6), looped = new(seed: 6);
        var weights = new Dictionary<string, IReadOnlyList<double>> { ["kind"] = [1, 3, 0.5, 2] };
        var options = new TrainerOptions { Threads = 1, ClassWeightsByLoss = weights };
        using Trainer<OfferNet, Sgd> trainer = Trainer.Create(network, new Sgd(0.1), options);
        using Trainer<OfferNet, Sgd> loop = Trainer.Create(looped, new Sgd(0.1), options);
        trainer.Fit(s_data.Dataset, options: new FitOptions { Epochs = 1, BatchSize = Rows, Shuffle = false });
        loop.Step(s_data.Numbers, s_data.Words, s_data.Kind, s_data.Price, s_data.Sure);
        Assert.Equal(looped.Parameters.ToArray(), network.Parameters.ToArray());
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        using Trainer<OfferNet, Adam> trainer = Create(new OfferNet(seed: 7), 1);
        ColumnDataset data = Weighted([.. Enumerable.Repeat(1f, Rows)]);

        // The first epochs warm up; between the first report of the last one and its last step nothing may be allocated.
        long before = 0, after = 0;
        int reports = 0;
        trainer.Fit(data, options: new FitOptions
        {
            Epochs = 2,
            BatchSize = 2,
            LearningRate = LearningRates.ByStep(step =>
            {
                reports++;
                before = reports == 30 ? GC.GetAllocatedBytesForCurrentThread() : before;
                after = GC.GetAllocatedBytesForCurrentThread();
                return 1e-3;
            }),
        });
        Assert.Equal((2 * 27) + 2, reports);
        Assert.Equal(0, after - before);
    }

    [Fact]
    public void The_examples_kept_for_validation_are_not_trained_on()
    {
        var network = new OfferNet(seed: 8);
        using Trainer<OfferNet, Adam> trainer = Create(network, 2);
        var options = new FitOptions { Epochs = 2, BatchSize = Batch, Seed = 3, ValidationFraction = 0.25, EvaluateTraining = true };
        EpochResult last = trainer.Fit(s_data.Dataset, options: options).Last;
        (int[] training, int[] validation) = ValidationSplit.Draw(Rows, 0.25, 3);
        Assert.Equal(Numbers(network.Evaluate(s_data.At(training).Dataset)), Numbers(last.Training!));
        Assert.Equal(Numbers(network.Evaluate(s_data.At(validation).Dataset)), Numbers(last.Validation!));

        OfferNet same = new(seed: 8);
        using Trainer<OfferNet, Adam> other = Create(same, 1);
        other.Fit(s_data.At(training).Dataset, options: new FitOptions { Epochs = 2, BatchSize = Batch, Seed = 3 });
        Assert.Equal(same.Parameters.ToArray(), network.Parameters.ToArray());
    }

    [Fact]
    public void A_second_call_while_Fit_is_at_work_is_refused()
    {
        using Trainer<OfferNet, Adam> trainer = Create(new OfferNet(seed: 9), 1);
        var messages = new List<string>();
        double inside = 0;
        trainer.Fit(s_data.Dataset, options: new FitOptions
        {
            Epochs = 1,
            EpochCompleted = _ =>
            {
                inside = trainer.Evaluate(s_other.Dataset).Loss;
                messages.Add(Assert.Throws<InvalidOperationException>(() => trainer.Fit(s_data.Dataset)).Message);
                messages.Add(
                    Assert.Throws<InvalidOperationException>(
                        () => trainer.Step(s_data.Numbers, s_data.Words, s_data.Kind, s_data.Price, s_data.Sure)).Message);

                // A task that is waited for could run on this thread.
                var other = new Thread(
                    () => messages.Add(Record.Exception(() => trainer.Evaluate(s_other.Dataset))?.Message ?? "nothing was thrown"));
                other.Start();
                other.Join();
            },
        });
        Assert.Equal(inside, trainer.Evaluate(s_other.Dataset).Loss);
        Assert.StartsWith("Fit was called from within Fit of the same trainer", messages[0], StringComparison.Ordinal);
        Assert.StartsWith("Step was called from within Fit of the same trainer", messages[1], StringComparison.Ordinal);
        Assert.StartsWith("Evaluate was called while Fit of the same trainer was at work", messages[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_training_that_diverges_ends_with_the_parameters_of_the_last_finite_epoch()
    {
        var network = new OfferNet(seed: 10);
        using Trainer<OfferNet, Sgd> trainer = Trainer.Create(network, new Sgd(0.01), threads: 1);
        float[] kept = [];
        TrainingHistory history = trainer.Fit(s_data.Dataset, options: new FitOptions
        {
            Epochs = 9,
            BatchSize = 8,
            LearningRate = LearningRates.ByEpoch(epoch => epoch == 3 ? 1e30 : 0.01),
            EpochCompleted = epoch => kept = epoch.Epoch == 2 ? network.Parameters.ToArray() : kept,
        });
        Assert.Equal((TrainingEnd.Diverged, 3), (history.End, history.Epochs.Count));
        Assert.Equal(kept, network.Parameters.ToArray());
    }

    [Fact]
    public void A_loop_over_batches_of_columns_is_Fit()
    {
        OfferNet network = new(seed: 11), looped = new(seed: 11);
        using Trainer<OfferNet, Adam> trainer = Create(network, 1), loop = Create(looped, 2);
        trainer.Fit(s_data.Dataset, options: new FitOptions { Epochs = Epochs, BatchSize = Batch, Seed = 7 });
        using ColumnBatchSource batches = BatchSource.Create(s_data.Dataset, new BatchOptions { BatchSize = Batch, Seed = 7 });
        for (int epoch = 1; epoch <= Epochs; epoch++)
        {
            foreach (ColumnBatch batch in batches.Epoch(epoch))
            {
                Assert.Equal(s_data.At(batch.Examples).Price, batch.Values("price").ToArray());
                loop.Step(
                    batch.Values("numbers"), batch.Integers("words"), batch.Integers("kind"), batch.Values("price"), batch.Values("sure"));
            }
        }

        Assert.Equal(4, batches.Steps);
        Assert.Equal(network.Parameters.ToArray(), looped.Parameters.ToArray());
    }

    private static Trainer<OfferNet, Adam> Create(OfferNet network, int threads) => Trainer.Create(network, new Adam(1e-2), threads);

    /// <summary>The parameters without their padding.</summary>
    private static float[] Values(OfferNet network) => [.. OfferNet.ParameterTable.SelectMany(parameter =>
    {
        float[] values = new float[parameter.Length];
        parameter.Export(network.Parameters, values);
        return values;
    })];

    private static ColumnDataset Weighted(float[] weights) => Weighted(s_data, weights);

    private static ColumnDataset Weighted(OfferData data, float[] weights) => Dataset.FromColumns(
        data.Rows,
        ("numbers", data.Numbers),
        ("words", data.Words),
        ("kind", data.Kind),
        ("price", data.Price),
        ("sure", data.Sure),
        ("sampleWeights", weights));

    private static double[] Numbers(EpochResult epoch) =>
        [epoch.TrainingLoss, .. epoch.TrainingLosses.Select(head => head.Loss), .. Numbers(epoch.Training!), .. Numbers(epoch.Validation!)];

    private static double[] Numbers(Evaluation evaluation) =>
        [evaluation.Count, evaluation.Loss, evaluation.Accuracy!.Value, .. evaluation.Heads.Select(head => head.Loss)];

    private sealed class Reports(List<TrainingProgress> reports) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => reports.Add(value);
    }
}
