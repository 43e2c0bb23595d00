using System.Runtime.CompilerServices;
using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019): <c>torch.optim.AdamW</c>, without AMSGrad.</summary>
public struct AdamW : IOptimizer
{
    private double _learningRate;
    private AdamMoments _moments;
    private float _keptParameter;

    /// <summary>PyTorch's defaults: a learning rate of 0.001, betas of 0.9 and 0.999, an epsilon of 1e-8, a weight decay of 0.01.</summary>
    public AdamW()
        : this(1e-3)
    {
    }

    /// <summary>Adam with decoupled weight decay.</summary>
    /// <param name="learningRate">The learning rate, at least 0.</param>
    /// <param name="beta1">The share of the gradient's moving average that a step keeps, in [0, 1).</param>
    /// <param name="beta2">The share of the squared gradient's moving average that a step keeps, in [0, 1).</param>
    /// <param name="epsilon">What is added to the root of the squared gradient's average, at least 0.</param>
    /// <param name="weightDecay">The share of the parameter that a step takes away for each unit of learning rate, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public AdamW(double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 1e-2)
    {
        _learningRate = OptimizerChecks.NotNegative(learningRate);
        _moments = new AdamMoments(beta1, beta2, epsilon);
        WeightDecay = OptimizerChecks.NotNegative(weightDecay);
        IsInitialized = true;
    }

    /// <inheritdoc/>
    public double LearningRate
    {
        readonly get => _learningRate;
        set => _learningRate = OptimizerChecks.NotNegative(value);
    }

    /// <summary>The share of the gradient's moving average that a step keeps.</summary>
    public readonly double Beta1 => _moments.Beta1;

    /// <summary>The share of the squared gradient's moving average that a step keeps.</summary>
    public readonly double Beta2 => _moments.Beta2;

    /// <summary>What is added to the root of the squared gradient's average.</summary>
    public readonly double Epsilon => _moments.Epsilon;

    /// <summary>The share of the parameter that a step takes away for each unit of learning rate.</summary>
    public double WeightDecay { get; private set; }

    /// <inheritdoc/>
    public readonly int SlotCount => AdamMoments.Slots;

    /// <inheritdoc/>
    public readonly bool SkipsZeroGradients => false;

    /// <inheritdoc/>
    public bool IsInitialized { get; }

    /// <inheritdoc/>
    public readonly string Settings =>
        FormattableString.Invariant($"beta1 {Beta1}, beta2 {Beta2}, epsilon {Epsilon}, weight decay {WeightDecay}");

    /// <inheritdoc/>
    public void BeginStep(long step)
    {
        _moments.BeginStep(step, _learningRate);
        _keptParameter = (float)(1 - (_learningRate * WeightDecay));
    }

    /// <inheritdoc/>
    public void DisableWeightDecay() => WeightDecay = 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Apply<TSimd, TVector>(TVector gradient, in UpdateTarget target, nint offset)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector decayed = TSimd.Multiply(TSimd.Broadcast(_keptParameter), TSimd.Load(ref target.Updated, offset));
        TSimd.Store(_moments.Apply<TSimd, TVector>(decayed, gradient, target, offset), ref target.Updated, offset);
    }
}
