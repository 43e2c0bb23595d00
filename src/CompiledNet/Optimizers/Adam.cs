using System.Runtime.CompilerServices;
using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>Adam (Kingma and Ba 2015) with PyTorch's arithmetic: <c>torch.optim.Adam</c>, without AMSGrad.</summary>
public struct Adam : IOptimizer
{
    private double _learningRate;
    private AdamMoments _moments;
    private float _weightDecay;

    /// <summary>PyTorch's defaults: a learning rate of 0.001, betas of 0.9 and 0.999, an epsilon of 1e-8.</summary>
    public Adam()
        : this(1e-3)
    {
    }

    /// <summary>Adam.</summary>
    /// <param name="learningRate">The learning rate, at least 0.</param>
    /// <param name="beta1">The share of the gradient's moving average that a step keeps, in [0, 1).</param>
    /// <param name="beta2">The share of the squared gradient's moving average that a step keeps, in [0, 1).</param>
    /// <param name="epsilon">What is added to the root of the squared gradient's average, at least 0.</param>
    /// <param name="weightDecay">What is added to the gradient for each unit of the parameter, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public Adam(double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0)
    {
        _learningRate = OptimizerChecks.NotNegative(learningRate);
        _moments = new AdamMoments(beta1, beta2, epsilon);
        WeightDecay = OptimizerChecks.NotNegative(weightDecay);
        _weightDecay = (float)weightDecay;
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

    /// <summary>What is added to the gradient for each unit of the parameter.</summary>
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
    public void BeginStep(long step) => _moments.BeginStep(step, _learningRate);

    /// <inheritdoc/>
    public void DisableWeightDecay()
    {
        WeightDecay = 0;
        _weightDecay = 0;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Apply<TSimd, TVector>(TVector gradient, in UpdateTarget target, nint offset)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector parameter = TSimd.Load(ref target.Updated, offset);
        TVector decayed = TSimd.MultiplyAdd(TSimd.Broadcast(_weightDecay), parameter, gradient);
        TSimd.Store(_moments.Apply<TSimd, TVector>(parameter, decayed, target, offset), ref target.Updated, offset);
    }
}
