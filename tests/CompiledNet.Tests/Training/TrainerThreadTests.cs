using System.Runtime.InteropServices;

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

    [Fact]
    public void Automatic_threads_are_one_for_small_steps_and_the_processors_for_large_ones()
    {
        var automatic = new Runtime.ThreadChoice(0);
        Assert.Equal(Math.Min(Environment.ProcessorCount, 8), automatic.Most);
        Assert.Equal(1, automatic.For(rows: 32, parameterCount: 400));
        Assert.Equal(automatic.Most, automatic.For(rows: 64, parameterCount: 101_770));
        Assert.Equal(automatic.Most, automatic.For(rows: int.MaxValue, parameterCount: int.MaxValue));
        Assert.Equal(3, new Runtime.ThreadChoice(3).For(rows: 1, parameterCount: 1));
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
}
