namespace CompiledNet.Tests.Networks;

/// <summary>Convolutional graphs allocate nothing once warm, and train to the same bits on any number of threads.</summary>
public class ResidualNetTests
{
    private const int Rows = 70;

    private readonly float[] _inputs;
    private readonly int[] _labels;

    public ResidualNetTests() => (_inputs, _labels) = ClassifierData.Make(Rows, ResidualNet.InputLength, ResidualNet.OutputLength);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_step_allocates_nothing_once_warm(int threads)
    {
        using Trainer<ResidualNet, Adam> trainer = Trainer.Create(new ResidualNet(1), new Adam(), threads);
        Assert.Equal(0, AllocatedOnceWarm(() =>
        {
            trainer.Step(_inputs, _labels);
            trainer.Step(_inputs.AsSpan(0, 5 * ResidualNet.InputLength), _labels.AsSpan(0, 5));
        }));
    }

    [Fact]
    public void Predict_Loss_and_Backward_allocate_nothing_once_warm()
    {
        var network = new ResidualNet(1);
        float[] outputs = new float[Rows * ResidualNet.OutputLength];
        float[] gradients = new float[ResidualNet.ParameterLength];
        float[] inputGradients = new float[_inputs.Length];
        Assert.Equal(0, AllocatedOnceWarm(() =>
        {
            network.Predict(_inputs.AsSpan(0, ResidualNet.InputLength), outputs.AsSpan(0, ResidualNet.OutputLength));
            network.Predict(_inputs, outputs);
            network.Loss(_inputs, _labels);
            network.Backward(_inputs, _labels, gradients, inputGradients, step: 3);
            network.BackwardFrom(_inputs, outputs, gradients, inputGradients, step: 3);
        }));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void The_number_of_threads_changes_no_bit_of_twenty_steps(int threads)
    {
        Assert.Equal(Train(1), Train(threads));

        int[] Train(int count)
        {
            using Trainer<ResidualNet, Adam> trainer = Trainer.Create(new ResidualNet(1), new Adam(0.01), count);
            var results = new List<float>();
            for (int step = 0; step < 20; step++)
            {
                int rows = 1 + (step * 37 % Rows);
                results.Add(trainer.Step(_inputs.AsSpan(0, rows * ResidualNet.InputLength), _labels.AsSpan(0, rows)));
            }

            foreach (ParameterInfo parameter in ResidualNet.ParameterTable)
            {
                float[] values = new float[parameter.Length];
                parameter.Export(trainer.Network.Parameters, values);
                results.AddRange(values);
            }

            Assert.All(results, value => Assert.True(float.IsFinite(value)));
            return [.. results.Select(BitConverter.SingleToInt32Bits)];
        }
    }

    private static long AllocatedOnceWarm(Action action)
    {
        Repeat(40);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Repeat(40);
        return GC.GetAllocatedBytesForCurrentThread() - before;

        void Repeat(int count)
        {
            for (int i = 0; i < count; i++)
            {
                action();
            }
        }
    }
}
