using System.Runtime.CompilerServices;
using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>Stochastic gradient descent with PyTorch's momentum: <c>torch.optim.SGD</c>.</summary>
public struct Sgd : IOptimizer
{
    private readonly bool _hasMomentum;
    private double _learningRate;
    private float _negativeRate;
    private float _newShare;
    private readonly float _momentum;
    private float _weightDecay;

    /// <summary>PyTorch's defaults: a learning rate of 0.001, nothing else.</summary>
    public Sgd()
        : this(1e-3)
    {
    }

    /// <summary>Stochastic gradient descent.</summary>
    /// <param name="learningRate">The learning rate, at least 0.</param>
    /// <param name="momentum">The share of the last step's buffer that is kept, at least 0; 0 takes no memory.</param>
    /// <param name="nesterov">Whether to look ahead by the momentum (Nesterov); needs momentum and no dampening.</param>
    /// <param name="weightDecay">What is added to the gradient for each unit of the parameter, at least 0.</param>
    /// <param name="dampening">The share of the gradient that momentum leaves out from the second step on.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    /// <exception cref="ArgumentException">Nesterov without momentum or with dampening.</exception>
    public Sgd(double learningRate = 1e-3, double momentum = 0, bool nesterov = false, double weightDecay = 0, double dampening = 0)
    {
        _learningRate = OptimizerChecks.NotNegative(learningRate);
        Momentum = OptimizerChecks.NotNegative(momentum);
        WeightDecay = OptimizerChecks.NotNegative(weightDecay);
        Dampening = OptimizerChecks.Finite(dampening);
        if (nesterov && (momentum == 0 || dampening != 0))
        {
            throw new ArgumentException("Nesterov momentum needs a momentum above 0 and a dampening of 0.", nameof(nesterov));
        }

        Nesterov = nesterov;
        _hasMomentum = momentum != 0;
        _momentum = (float)momentum;
        _weightDecay = (float)weightDecay;
        IsInitialized = true;
    }

    /// <inheritdoc/>
    public double LearningRate
    {
        readonly get => _learningRate;
        set => _learningRate = OptimizerChecks.NotNegative(value);
    }

    /// <summary>The share of the last step's buffer that is kept.</summary>
    public double Momentum { get; }

    /// <summary>Whether the step looks ahead by the momentum.</summary>
    public bool Nesterov { get; }

    /// <summary>What is added to the gradient for each unit of the parameter.</summary>
    public double WeightDecay { get; private set; }

    /// <summary>The share of the gradient that momentum leaves out.</summary>
    public double Dampening { get; }

    /// <inheritdoc/>
    public readonly int SlotCount => _hasMomentum ? 1 : 0;

    /// <inheritdoc/>
    public readonly bool SkipsZeroGradients => !_hasMomentum && WeightDecay == 0;

    /// <inheritdoc/>
    public bool IsInitialized { get; }

    /// <inheritdoc/>
    public readonly string Settings =>
        FormattableString.Invariant($"momentum {Momentum}, dampening {Dampening}, Nesterov {Nesterov}, weight decay {WeightDecay}");

    /// <inheritdoc/>
    public void BeginStep(long step)
    {
        _negativeRate = (float)-_learningRate;

        // PyTorch's first buffer is the gradient itself, without dampening.
        _newShare = step == 1 ? 1f : (float)(1 - Dampening);
    }

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
        TVector direction = TSimd.MultiplyAdd(TSimd.Broadcast(_weightDecay), parameter, gradient);
        if (_hasMomentum)
        {
            TVector momentum = TSimd.Broadcast(_momentum);
            TVector kept = TSimd.Multiply(momentum, TSimd.Load(ref target.Slots, offset));
            TVector buffer = TSimd.MultiplyAdd(TSimd.Broadcast(_newShare), direction, kept);
            TSimd.Store(buffer, ref target.Slots, offset);
            direction = Nesterov ? TSimd.MultiplyAdd(momentum, buffer, direction) : buffer;
        }

        TSimd.Store(TSimd.MultiplyAdd(TSimd.Broadcast(_negativeRate), direction, parameter), ref target.Updated, offset);
    }
}
