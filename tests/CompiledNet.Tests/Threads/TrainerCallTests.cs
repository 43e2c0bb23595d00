using CompiledNet.Tests.Training;

namespace CompiledNet.Tests.Threads;

/// <summary>A trainer takes one call at a time.</summary>
public class TrainerCallTests
{
    private const int Rows = 40;
    private static readonly (float[] Inputs, int[] Labels) s_data = LinearData.Make(Rows);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task While_a_step_is_at_work_others_are_refused_and_change_nothing(int threads)
    {
        (float[] inputs, int[] labels) = s_data;
        using var gate = new StepGate();
        using Trainer<LinearNet, HeldDescent> alone = Trainer.Create(new LinearNet(5), new HeldDescent(gate, 0.5), threads: 1);
        float expected = alone.Step(inputs, labels);

        using Trainer<LinearNet, HeldDescent> trainer = Trainer.Create(
            new LinearNet(5), new HeldDescent(gate, 0.5), new TrainerOptions { Threads = threads, EmaDecay = 0.9 });
        gate.CloseFrom(1);
        Task<float> step = Task.Run(() => trainer.Step(inputs, labels));
        gate.WaitUntilReached();
        try
        {
            AssertRefused("Step", () => trainer.Step(inputs, labels));
            AssertRefused("Step", () => trainer.Step(inputs, LinearData.OneHot(labels)));
            AssertRefused("Apply", () => trainer.Apply(new float[LinearNet.ParameterLength]));
            AssertRefused("Fit", () => trainer.Fit(Dataset.Create(inputs, labels)));
            AssertRefused("Evaluate", () => trainer.Evaluate(Dataset.Create(inputs, labels)));
            LookAt(trainer, inputs);

            Assert.Equal(0.5, trainer.LearningRate);
            trainer.LearningRate = 0;
            Assert.Equal(0, trainer.LearningRate);
            Assert.Throws<ArgumentOutOfRangeException>(() => Trainer.Create(new LinearNet(), new Sgd()).LearningRate = double.NaN);
        }
        finally
        {
            gate.Open();
        }

        Assert.Equal(expected, await step);
        Assert.Equal(1, trainer.StepCount);
        float[] after = trainer.Network.Parameters.ToArray();
        Assert.Equal(alone.Network.Parameters.ToArray(), after);

        // The rate that was set meanwhile holds from the next step on.
        trainer.Step(inputs, labels);
        Assert.Equal(after, trainer.Network.Parameters.ToArray());

        static void AssertRefused(string call, Action action)
        {
            string message = Assert.Throws<InvalidOperationException>(action).Message;
            Assert.StartsWith(
                $"{call} was called while Step of the same trainer was at work, and nothing was changed", message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Of_many_calls_at_once_each_is_done_or_refused(int threads)
    {
        (float[] inputs, int[] labels) = LinearData.Make(4096);
        using Trainer<LinearNet, Adam> trainer = Trainer.Create(new LinearNet(), new Adam(), threads);
        int done = 0, refused = 0;
        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            int rows = 1 + (i % 64 * 64);
            try
            {
                Assert.True(float.IsFinite(trainer.Step(inputs.AsSpan(0, rows * LinearNet.Inputs), labels.AsSpan(0, rows))));
                Interlocked.Increment(ref done);
            }
            catch (InvalidOperationException)
            {
                Interlocked.Increment(ref refused);
            }
        });

        Assert.Equal(400, done + refused);
        Assert.Equal(done, trainer.StepCount);
        Assert.True(done > 0);
    }

    [Theory]
    [InlineData("EpochCompleted", 1)]
    [InlineData("EpochCompleted", 2)]
    [InlineData("StopWhen", 1)]
    [InlineData("StopWhen", 2)]
    [InlineData("Progress", 1)]
    [InlineData("Progress", 2)]
    [InlineData("ByStep", 1)]
    [InlineData("ByStep", 2)]
    [InlineData("ByEpoch", 2)]
    public void A_callback_may_look_and_save_but_not_train(string callback, int threads)
    {
        (float[] inputs, int[] labels) = s_data;
        (float[] undisturbed, _) = Train(_ => { });
        int calls = 0;
        (float[] disturbed, TrainingHistory history) = Train(trainer =>
        {
            calls++;
            AssertRefused("Step", () => trainer.Step(inputs, labels));
            AssertRefused("Apply", () => trainer.Apply(new float[LinearNet.ParameterLength]));
            AssertRefused("Fit", () => trainer.Fit(Dataset.Create(inputs, labels)));
            LookAt(trainer, inputs);
            Assert.Equal(Rows, trainer.Evaluate(Dataset.Create(inputs, labels)).Count);
            double rate = trainer.LearningRate;
            trainer.LearningRate = 7;
            trainer.LearningRate = rate;
        });

        Assert.True(calls >= 3);
        Assert.Equal(3, history.Epochs.Count);
        Assert.Equal(undisturbed, disturbed);

        (float[] Parameters, TrainingHistory History) Train(Action<Trainer<LinearNet, Adam>> action)
        {
            using Trainer<LinearNet, Adam> trainer = Trainer.Create(
                new LinearNet(5), new Adam(0.01), new TrainerOptions { Threads = threads, EmaDecay = 0.9 });
            TrainingHistory history = trainer.Fit(
                Dataset.Create(inputs, labels), options: Callbacks.Options(callback, () => action(trainer)));

            // The trainer goes on, and takes another training.
            trainer.Step(inputs, labels);
            trainer.Fit(Dataset.Create(inputs, labels), options: new FitOptions { Epochs = 1 });
            return (trainer.Network.Parameters.ToArray(), history);
        }

        static void AssertRefused(string call, Action action)
        {
            string message = Assert.Throws<InvalidOperationException>(action).Message;
            Assert.StartsWith(
                $"{call} was called from within Fit of the same trainer, and nothing was changed", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Two_trainers_of_one_network_and_predictions_and_loads_meanwhile_keep_to_its_memory()
    {
        (float[] inputs, int[] labels) = s_data;
        var network = new LinearNet(5);
        byte[] file = network.ToBytes();
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, worker =>
        {
            using Trainer<LinearNet, Adam> trainer = Trainer.Create(network, new Adam(0.01), threads: worker == 0 ? 2 : 1);
            for (int i = 0; i < 200; i++)
            {
                switch (worker)
                {
                    case 0 or 1:
                        trainer.Step(inputs, labels);
                        break;
                    case 2:
                        LookAt(trainer, inputs, hasAverage: false);
                        break;
                    default:
                        network.LoadPartial(file);
                        network.Parameters[..5].Clear();
                        break;
                }
            }
        });
        network.LoadPartial(file);
        Assert.Equal(file, network.ToBytes());
    }

    private static void LookAt<TOptimizer>(Trainer<LinearNet, TOptimizer> trainer, float[] inputs, bool hasAverage = true)
        where TOptimizer : struct, IOptimizer
    {
        Assert.InRange(trainer.StepCount, 0, 1000);
        Assert.InRange(trainer.UpdateCount, 0, 1000);
        Assert.True(double.IsNaN(trainer.GradientNorm));
        trainer.Network.Predict(inputs, new float[Rows * LinearNet.Classes]);
        Assert.NotEmpty(trainer.Network.ToBytes());
        if (hasAverage)
        {
            var average = new LinearNet(1);
            trainer.CopyAverageTo(average);
            Assert.NotEqual(new LinearNet(1).Parameters.ToArray(), average.Parameters.ToArray());
        }
    }
}
