using System.Runtime.Intrinsics;
using CompiledNet.Runtime;

namespace CompiledNet.Tests.Optimizers;

/// <summary>100 steps of every optimiser and option against PyTorch's formulas in double, under every vector width.</summary>
public class OptimizerTrajectoryTests
{
    private const int Steps = 100;

    // No multiple of any width but 1, so that the last elements go another way.
    private const int Length = 37;

    [Theory]
    [InlineData(0, false, 0, 0)]
    [InlineData(0, false, 0.1, 0)]
    [InlineData(0.9, false, 0, 0)]
    [InlineData(0.9, false, 0, 0.3)]
    [InlineData(0.9, true, 0, 0)]
    [InlineData(0.8, true, 0.05, 0)]
    [InlineData(0.5, false, 0.05, 0.5)]
    public void Sgd_takes_the_steps_of_PyTorch(double momentum, bool nesterov, double weightDecay, double dampening) => Compare(
        new Sgd(0.02, momentum, nesterov, weightDecay, dampening),
        () => new ReferenceSgd(momentum, nesterov, weightDecay, dampening));

    [Theory]
    [InlineData(0.9, 0.999, 1e-8, 0)]
    [InlineData(0.9, 0.999, 1e-8, 0.1)]
    [InlineData(0.8, 0.99, 1e-3, 0)]
    [InlineData(0, 0.9, 1e-8, 0)]
    [InlineData(0.3, 0, 0.1, 0.01)]
    public void Adam_takes_the_steps_of_PyTorch(double beta1, double beta2, double epsilon, double weightDecay) => Compare(
        new Adam(0.02, beta1, beta2, epsilon, weightDecay),
        () => new ReferenceAdam(beta1, beta2, epsilon, weightDecay, decoupled: false));

    [Theory]
    [InlineData(0.9, 0.999, 1e-8, 0)]
    [InlineData(0.9, 0.999, 1e-8, 0.01)]
    [InlineData(0.8, 0.99, 1e-3, 0.5)]
    public void AdamW_takes_the_steps_of_PyTorch(double beta1, double beta2, double epsilon, double weightDecay) => Compare(
        new AdamW(0.02, beta1, beta2, epsilon, weightDecay),
        () => new ReferenceAdam(beta1, beta2, epsilon, weightDecay, decoupled: true));

    [Theory]
    [InlineData(0.99, 1e-8, 0, 0, false)]
    [InlineData(0.9, 1e-3, 0.1, 0, false)]
    [InlineData(0.99, 1e-8, 0, 0.9, false)]
    [InlineData(0.99, 1e-8, 0, 0, true)]
    [InlineData(0.95, 1e-6, 0.05, 0.5, true)]
    public void RmsProp_takes_the_steps_of_PyTorch(double alpha, double epsilon, double weightDecay, double momentum, bool centered) =>
        Compare(
        new RmsProp(0.002, alpha, epsilon, weightDecay, momentum, centered),
        () => new ReferenceRmsProp(alpha, epsilon, weightDecay, momentum, centered));

    [Fact]
    public void Centred_RmsProp_stays_finite_where_the_gradient_is_constant()
    {
        var optimizer = new RmsProp(0.001, alpha: 0.5, centered: true);
        float[] parameters = new float[Length];
        float[] slots = new float[Length * optimizer.SlotCount];
        float[] gradients = [.. Enumerable.Range(1, Length).Select(i => 1f / i)];
        for (int step = 1; step <= Steps; step++)
        {
            optimizer.BeginStep(step);
            UpdateLoop.Run(optimizer, ref gradients[0], new UpdateTarget(ref parameters[0], ref slots[0], Length), 0, Length);
        }

        Assert.All(parameters, parameter => Assert.True(float.IsFinite(parameter)));
    }

    private static void Compare<TOptimizer>(TOptimizer optimizer, Func<ReferenceOptimizer> reference)
        where TOptimizer : struct, IOptimizer
    {
        Compare<TOptimizer, SimdScalar, float>(optimizer, reference);
        Compare<TOptimizer, Simd128, Vector128<float>>(optimizer, reference);
        Compare<TOptimizer, Simd256, Vector256<float>>(optimizer, reference);
        Compare<TOptimizer, Simd512, Vector512<float>>(optimizer, reference);
    }

    private static void Compare<TOptimizer, TSimd, TVector>(TOptimizer optimizer, Func<ReferenceOptimizer> makeReference)
        where TOptimizer : struct, IOptimizer
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        var random = new Random(7);
        float[] parameters = [.. Enumerable.Range(0, Length).Select(_ => (float)((random.NextDouble() * 2) - 1))];
        float[] slots = new float[Math.Max(1, Length * optimizer.SlotCount)];
        double[] expected = [.. parameters.Select(parameter => (double)parameter)];
        ReferenceOptimizer[] references = [.. parameters.Select(_ => makeReference())];
        float[] gradients = new float[Length];
        for (int step = 1; step <= Steps; step++)
        {
            if (step == 60)
            {
                optimizer.LearningRate /= 2;
            }

            optimizer.BeginStep(step);
            for (int i = 0; i < Length; i++)
            {
                // The magnitudes range over four powers of ten: Adam's root must not hide after its epsilon.
                gradients[i] = (float)((random.NextDouble() - 0.3) * Math.Pow(10, -(i % 4)));
                references[i].LearningRate = optimizer.LearningRate;
                expected[i] = references[i].Step(expected[i], gradients[i]);
            }

            nint offset = 0;
            var target = new UpdateTarget(ref parameters[0], ref slots[0], Length);
            for (; offset + TSimd.Width <= Length; offset += TSimd.Width)
            {
                optimizer.Apply<TSimd, TVector>(TSimd.Load(ref gradients[0], offset), target, offset);
            }

            UpdateLoop.Run(optimizer, ref gradients[0], target, offset, Length);
            for (int i = 0; i < Length; i++)
            {
                double bound = 3e-6 * Math.Max(1, Math.Abs(expected[i]));
                Assert.True(
                    Math.Abs(parameters[i] - expected[i]) <= bound,
                    $"{typeof(TSimd).Name}, step {step}, element {i}: {parameters[i]} instead of {expected[i]}.");
            }
        }
    }
}
