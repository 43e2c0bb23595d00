using System.Buffers;
using CompiledNet.Tests.Networks;
using CompiledNet.Tests.Training;

namespace CompiledNet.Tests.Threads;

/// <summary>What was checked may change before it is used: labels, tokens and distributions are the user's memory.</summary>
public class ChangedDataTests
{
    private const int Rows = 20;

    [Theory]
    [InlineData(13)]
    [InlineData(-1)]
    [InlineData(200_000_000)]
    [InlineData(int.MinValue)]
    public void Fit_refuses_tokens_that_a_callback_has_changed(int token)
    {
        foreach (int threads in (int[])[1, 2])
        {
            int[] tokens =
            [
                .. Enumerable.Range(0, Rows * TokenNet.InputLength).Select(i => i * 7 % 13),
            ], labels = [.. Enumerable.Range(0, Rows).Select(i => i % 3)];
            using Trainer<TokenNet, Adam> trainer = Trainer.Create(new TokenNet(), new Adam(), threads);
            float[] last = [];
            Dataset<int, int> dataset = Dataset.Create(tokens, labels, Rows);
            var exception = Assert.Throws<ArgumentOutOfRangeException>("dataset", () => trainer.Fit(dataset, options: new FitOptions
            {
                Epochs = 3,
                BatchSize = 8,
                EpochCompleted = _ => (tokens[73], last) = (token, trainer.Network.Parameters.ToArray()),
            }));
            Assert.StartsWith(
                $"Row {73 / TokenNet.InputLength}, position {73 % TokenNet.InputLength} (both from 0) has the token {token}, but the vocabulary is 0 to 12.",
                exception.Message, StringComparison.Ordinal);
            Assert.InRange(trainer.StepCount, 3, 5);
            tokens[73] = 0;
            trainer.Step(tokens, labels);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    [InlineData(1_000_000_000)]
    public void Fit_refuses_labels_that_a_callback_has_changed(int label)
    {
        foreach (int threads in (int[])[1, 2])
        {
            (float[] inputs, int[] labels) = LinearData.Make(Rows);
            using Trainer<LinearNet, Adam> trainer = Trainer.Create(new LinearNet(), new Adam(), threads);
            float[] last = [];
            Dataset<float, int> dataset = Dataset.Create(inputs, labels);
            var exception = Assert.Throws<ArgumentOutOfRangeException>("labels", () => trainer.Fit(dataset, options: new FitOptions
            {
                Epochs = 3,
                BatchSize = 8,
                Shuffle = false,
                EpochCompleted = _ => (labels[1], last) = (label, trainer.Network.Parameters.ToArray()),
            }));
            Assert.StartsWith(
                $"Row 1 (from 0) has the label {label}, but the classes are 0 to 2.", exception.Message, StringComparison.Ordinal);
            Assert.Equal(3, trainer.StepCount);
            Assert.Equal(last, trainer.Network.Parameters.ToArray());
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(-1f)]
    [InlineData(float.PositiveInfinity)]
    public void Fit_refuses_distributions_that_a_callback_has_changed(float value)
    {
        (float[] inputs, int[] labels) = LinearData.Make(Rows);
        float[] targets = LinearData.OneHot(labels);
        using Trainer<LinearNet, Adam> trainer = Trainer.Create(new LinearNet(), new Adam());
        Dataset<float, float> dataset = Dataset.Create(inputs, targets, Rows);
        var exception = Assert.Throws<ArgumentOutOfRangeException>("targets", () => trainer.Fit(dataset, options: new FitOptions
        {
            BatchSize = 8,
            EpochCompleted = _ => targets[31] = value,
        }));
        Assert.StartsWith("Row 10, position 1 (both from 0) has the target ", exception.Message, StringComparison.Ordinal);
        Assert.InRange(trainer.StepCount, 3, 5);
    }

    [Fact]
    public void Fit_refuses_labels_of_the_validation_that_a_callback_has_changed()
    {
        (float[] inputs, int[] labels) = LinearData.Make(Rows);
        int[] validated = [.. labels];
        foreach (int threads in (int[])[1, 2])
        {
            using Trainer<LinearNet, Adam> trainer = Trainer.Create(new LinearNet(), new Adam(), threads);
            Dataset<float, int> training = Dataset.Create(inputs, labels), validation = Dataset.Create(inputs, validated);
            Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Fit(training, validation, new FitOptions
            {
                EpochCompleted = _ => validated[2] = 100_000_000,
            }));
            Assert.Equal(2, trainer.StepCount);
            validated[2] = 0;
        }
    }

    [Fact]
    public void A_negative_zero_is_a_value_of_a_distribution()
    {
        (float[] inputs, int[] labels) = LinearData.Make(4);
        float[] targets = LinearData.OneHot(labels);
        targets.AsSpan().Replace(0f, -0f);
        using Trainer<LinearNet, Adam> trainer = Trainer.Create(new LinearNet(), new Adam());
        trainer.Step(inputs, targets);
        trainer.Fit(Dataset.Create(inputs, targets, 4), options: new FitOptions { Epochs = 1 });
        Assert.Equal(2, trainer.StepCount);
    }

    [Fact]
    public void Calls_whose_tokens_and_labels_another_thread_changes_are_done_or_refused()
    {
        const int rows = 200;
        int[] tokens = new int[rows * TokenNet.InputLength], labels = new int[rows];
        float[] outputs = new float[rows * TokenNet.OutputLength], gradients = new float[TokenNet.ParameterLength], weights =
        [
            .. Enumerable.Repeat(1f, rows),
        ];
        var network = new TokenNet();
        Dataset<int, int> dataset = Dataset.Create(tokens, labels, rows);
        using Trainer<TokenNet, Sgd> trainer = Trainer.Create(network, new Sgd(0.01), threads: 2);
        using Trainer<TokenNet, Adam> weighted = Trainer.Create(
            network, new Adam(1e-4), new TrainerOptions { ClassWeights = [1, 2, 3], MaxNorm = 1 });
        Action[] calls =
        [
            () => trainer.Step(tokens, labels),
            () => weighted.Step(tokens, labels, weights),
            () => network.Predict(tokens, outputs),
            () => network.Predict(tokens, outputs, threads: 2),
            () => network.Loss(tokens, labels),
            () => network.Backward(tokens, labels, gradients),
            () => network.BackwardFrom(tokens, outputs, gradients),
            () => network.Evaluate(dataset, new TopKAccuracy(3, 2), new RocAuc(3)),
            () => trainer.Evaluate(dataset),
            () => trainer.Fit(dataset, options: new FitOptions { Epochs = 1, BatchSize = 50 }),
        ];

        int[] done = new int[calls.Length], refused = new int[calls.Length];
        bool isOver = false;
        var changes = new Thread(() =>
        {
            var random = new Random(3);
            while (!Volatile.Read(ref isOver))
            {
                int token = random.Next(tokens.Length), label = random.Next(labels.Length);
                (tokens[token], labels[label]) = (13 + random.Next(400_000_000), 3 + random.Next(400_000_000));
                Thread.SpinWait(20);
                (tokens[token], labels[label]) = (random.Next(13), random.Next(3));
                Thread.SpinWait(random.Next(2000));
            }
        });
        changes.Start();
        try
        {
            for (int i = 0; i < 200 * calls.Length; i++)
            {
                int call = i % calls.Length;
                try
                {
                    calls[call]();
                    done[call]++;
                }
                catch (ArgumentOutOfRangeException)
                {
                    refused[call]++;
                }
            }
        }
        finally
        {
            Volatile.Write(ref isOver, true);
            changes.Join();
        }

        Assert.All(network.Parameters.ToArray(), parameter => Assert.True(float.IsFinite(parameter)));
        Assert.True(done.Sum() > 0);
    }

    [Fact]
    public void Memory_that_ends_or_calls_the_trainer_from_within_is_refused()
    {
        (float[] inputs, int[] labels) = LinearData.Make(Rows);
        using Trainer<LinearNet, Adam> trainer = Trainer.Create(new LinearNet(), new Adam(), threads: 2);
        using var memory = new CallingMemory(labels);
        Dataset<float, int> dataset = Dataset.Create(inputs, memory.Memory);
        memory.Call = () => trainer.Step(inputs, labels);
        Assert.Throws<InvalidOperationException>(() => trainer.Fit(dataset));
        memory.Call = null;
        Assert.Throws<ArgumentOutOfRangeException>(
            () => trainer.Fit(dataset, options: new FitOptions { EpochCompleted = _ => memory.Length = 7 }));
        memory.Length = Rows;
        Assert.Equal(10, trainer.Fit(dataset).Epochs.Count);
    }

    /// <summary>Memory that calls back when it is read, and that may become shorter.</summary>
    private sealed class CallingMemory(int[] values) : MemoryManager<int>
    {
        public Action? Call { get; set; }

        public int Length { get; set; } = values.Length;

        public override Span<int> GetSpan()
        {
            Call?.Invoke();
            return values.AsSpan(0, Length);
        }

        public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin() => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
        }
    }
}
