using System.Runtime.InteropServices;
using CompiledNet.Runtime;

namespace CompiledNet.Tests.Training;

public class TrainerThreadTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void The_number_of_threads_changes_no_bit(int threads)
    {
        Assert.Equal(Train(1), Train(threads));

        static int[] Train(int threads)
        {
            using Trainer<LinearNet, Adam> trainer = Trainer.Create(new LinearNet(5), new Adam(0.01), threads);
            var losses = new List<float>();
            for (int step = 0; step < 100; step++)
            {
                (float[] inputs, int[] labels) = LinearData.Make(1 + (step * 3), step);
                losses.Add(trainer.Step(inputs, labels));
            }

            return MemoryMarshal.Cast<float, int>([.. losses, .. trainer.Network.Parameters]).ToArray();
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void The_exception_of_a_worker_reaches_the_caller_of_the_step_and_the_next_step_goes(int threads)
    {
        (float[] inputs, int[] labels) = LinearData.Make(100);
        using Trainer<LinearNet, Failing> trainer = Trainer.Create(new LinearNet(), new Failing { LearningRate = 0.1 }, threads);
        Assert.Equal("broken on purpose", Assert.Throws<InvalidOperationException>(() => trainer.Step(inputs, labels)).Message);
        Assert.Equal(0, trainer.StepCount);
        trainer.LearningRate = 0;
        Assert.True(float.IsFinite(trainer.Step(inputs, labels)));
        Assert.Equal(1, trainer.StepCount);
    }

    [Fact]
    public void Automatic_threads_are_one_for_small_steps_and_the_processors_for_large_ones()
    {
        var automatic = new ThreadChoice(0);
        Assert.Equal(Math.Min(Environment.ProcessorCount, 8), automatic.Most);
        Assert.Equal(1, automatic.For(rows: 32, parameterCount: 400));
        Assert.Equal(automatic.Most, automatic.For(rows: 64, parameterCount: 101_770));
        Assert.Equal(automatic.Most, automatic.For(rows: int.MaxValue, parameterCount: int.MaxValue));
        Assert.Equal(3, new ThreadChoice(3).For(rows: 1, parameterCount: 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_step_allocates_nothing_once_warm(int threads)
    {
        (float[] inputs, int[] labels) = LinearData.Make(100);
        float[] targets = LinearData.OneHot(labels);
        float[] gradients = new float[LinearNet.ParameterLength];
        using Trainer<LinearNet, Adam> trainer = Trainer.Create(new LinearNet(), new Adam(), threads);
        Steps(50);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Steps(50);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Steps(int count)
        {
            for (int i = 0; i < count; i++)
            {
                trainer.Step(inputs, labels);
                trainer.Step(inputs.AsSpan(0, 5 * LinearNet.Inputs), labels.AsSpan(0, 5));
                trainer.Step(inputs, targets);
                trainer.Apply(gradients);
            }
        }
    }

    /// <summary>Fails at one position, which one worker has, as long as its learning rate is not zero.</summary>
    private struct Failing : IOptimizer
    {
        public double LearningRate { get; set; }

        public readonly int SlotCount => 0;

        public readonly bool IsInitialized => true;

        public readonly void BeginStep(long step)
        {
        }

        public readonly void Apply<TSimd, TVector>(TVector gradient, in UpdateTarget target, nint offset)
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            if (offset == 11 && LearningRate != 0)
            {
                throw new InvalidOperationException("broken on purpose");
            }
        }
    }
}
