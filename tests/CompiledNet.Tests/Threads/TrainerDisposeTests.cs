using CompiledNet.Tests.Training;

namespace CompiledNet.Tests.Threads;

/// <summary>A trainer may be disposed at any time.</summary>
public class TrainerDisposeTests
{
    private static readonly (float[] Inputs, int[] Labels) s_data = LinearData.Make(40);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Fit_in_another_thread_ends_after_its_step(int threads)
    {
        (float[] inputs, int[] labels) = s_data;
        using var gate = new StepGate();
        Trainer<LinearNet, HeldDescent> trainer = Trainer.Create(new LinearNet(5), new HeldDescent(gate, 0.1), threads);
        gate.CloseFrom(7);
        Task<TrainingHistory> fit = Task.Run(
            () => trainer.Fit(Dataset.Create(inputs, labels), options: Callbacks.Options(string.Empty, () => { })));
        gate.WaitUntilReached();
        try
        {
            // It does not wait for the step, which waits for what comes after it.
            trainer.Dispose();
            trainer.Dispose();
            Assert.Throws<ObjectDisposedException>(() => trainer.Step(inputs, labels));
            Assert.False(fit.IsCompleted);
        }
        finally
        {
            gate.Open();
        }

        await Assert.ThrowsAsync<ObjectDisposedException>(() => fit);
        Assert.Equal(7, trainer.StepCount);
        Assert.Equal(ParametersAfter(7, gate), trainer.Network.Parameters.ToArray());
        AssertEnded(gate);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_step_and_an_apply_end_when_they_are_done(int threads)
    {
        (float[] inputs, int[] labels) = s_data;
        foreach (bool applies in (bool[])[false, true])
        {
            using var gate = new StepGate();
            float[] gradients = [.. Enumerable.Repeat(1f, LinearNet.ParameterLength)];
            using Trainer<LinearNet, HeldDescent> alone = Trainer.Create(new LinearNet(5), new HeldDescent(gate, 0.1), threads: 1);
            Take(alone);
            Trainer<LinearNet, HeldDescent> trainer = Trainer.Create(new LinearNet(5), new HeldDescent(gate, 0.1), threads);
            gate.CloseFrom(1);
            Task step = Task.Run(() => Take(trainer));
            gate.WaitUntilReached();
            trainer.Dispose();
            gate.Open();
            await Assert.ThrowsAsync<ObjectDisposedException>(() => step);
            Assert.Equal(1, trainer.StepCount);
            Assert.Equal(alone.Network.Parameters.ToArray(), trainer.Network.Parameters.ToArray());

            void Take(Trainer<LinearNet, HeldDescent> taker)
            {
                if (applies)
                {
                    taker.Apply(gradients);
                }
                else
                {
                    taker.Step(inputs, labels);
                }
            }
        }
    }

    [Theory]
    [InlineData("EpochCompleted", 10)]
    [InlineData("StopWhen", 10)]
    [InlineData("Progress", 2)]
    [InlineData("ByStep", 0)]
    [InlineData("ByEpoch", 5)]
    public void Fit_ends_where_a_callback_disposes_its_trainer(string callback, int steps)
    {
        foreach (int threads in (int[])[1, 2])
        {
            (float[] inputs, int[] labels) = s_data;
            using var gate = new StepGate();
            Trainer<LinearNet, HeldDescent> trainer = Trainer.Create(
                new LinearNet(5), new HeldDescent(gate, callback.StartsWith("By", StringComparison.Ordinal) ? 0.02 : 0.1), threads);
            float[] before = trainer.Network.Parameters.ToArray();
            int calls = 0;
            FitOptions options = Callbacks.Options(
                callback,
                () =>
                {
                    if (++calls == 2)
                    {
                        before = trainer.Network.Parameters.ToArray();
                        trainer.Dispose();
                        Assert.Throws<ObjectDisposedException>(() => trainer.Step(inputs, labels));
                        Assert.Throws<ObjectDisposedException>(() => trainer.Evaluate(Dataset.Create(inputs, labels)));
                    }
                },
                new EarlyStopping());
            Assert.Throws<ObjectDisposedException>(
                () => trainer.Fit(Dataset.Create(inputs, labels), Dataset.Create(inputs, labels), options));
            Assert.Equal(2, calls);
            Assert.Equal(steps, trainer.StepCount);
            Assert.Equal(before, trainer.Network.Parameters.ToArray());
            AssertEnded(gate);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void After_the_last_epoch_too_the_parameters_are_those_of_the_last_step(int threads)
    {
        (float[] inputs, int[] labels) = s_data;
        int[] wrong = Array.ConvertAll(labels, label => (label + 1) % LinearNet.Classes);
        Trainer<LinearNet, Adam> trainer = Trainer.Create(new LinearNet(5), new Adam(0.1), threads);
        float[] last = [];
        FitOptions options = new()
        {
            Epochs = 3,
            EarlyStopping = new() { Patience = 9 },
            EpochCompleted = epoch =>
            {
                if (epoch.Epoch == 3)
                {
                    last = trainer.Network.Parameters.ToArray();
                    trainer.Dispose();
                }
            },
        };

        // The longer it trains, the worse its validation: the best epoch is the first, which is not to come back.
        Assert.Throws<ObjectDisposedException>(() => trainer.Fit(Dataset.Create(inputs, labels), Dataset.Create(inputs, wrong), options));
        Assert.Equal(last, trainer.Network.Parameters.ToArray());
    }

    [Fact]
    public void Many_threads_may_dispose_while_others_train()
    {
        (float[] inputs, int[] labels) = s_data;
        for (int round = 0; round < 60; round++)
        {
            var trainer = Trainer.Create(new LinearNet(5), new Adam(0.01), threads: 1 + (round % 3));
            Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
            {
                try
                {
                    for (int step = 0; i < 2 && step < 50; step++)
                    {
                        trainer.Step(inputs, labels);
                    }

                    trainer.Dispose();
                }
                catch (Exception exception) when (exception is InvalidOperationException)
                {
                    // Refused or disposed: ObjectDisposedException is one of these.
                }
            });
            trainer.Dispose();
            long steps = trainer.StepCount;
            Assert.Throws<ObjectDisposedException>(() => trainer.Step(inputs, labels));
            Assert.Equal(steps, trainer.StepCount);
        }
    }

    /// <summary>The parameters after so many steps of <c>Fit</c>.</summary>
    private static float[] ParametersAfter(long steps, StepGate gate)
    {
        (float[] inputs, int[] labels) = s_data;
        using Trainer<LinearNet, HeldDescent> trainer = Trainer.Create(new LinearNet(5), new HeldDescent(gate, 0.1), threads: 1);
        using BatchSource<float, int> batches = BatchSource.Create(Dataset.Create(inputs, labels), batchSize: 8);
        for (int epoch = 1; ; epoch++)
        {
            foreach (Batch<float, int> batch in batches.Epoch(epoch))
            {
                if (trainer.StepCount == steps)
                {
                    return trainer.Network.Parameters.ToArray();
                }

                trainer.Step(batch.Inputs, batch.Targets);
            }
        }
    }

    private static void AssertEnded(StepGate gate) =>
        Assert.All(
            gate.Threads.Where(thread => thread.Name?.StartsWith("CompiledNet worker", StringComparison.Ordinal) == true),
            thread => Assert.False(thread.IsAlive));
}
