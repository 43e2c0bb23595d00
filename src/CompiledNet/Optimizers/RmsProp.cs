using System.Runtime.CompilerServices;
using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>
/// RMSprop (Hinton 2012) with PyTorch's arithmetic: <c>torch.optim.RMSprop</c>. The variance of the centred form is kept at
/// zero or above where rounding would make it negative.
/// </summary>
public struct RmsProp : IOptimizer
{
    private readonly bool _hasMomentum;
    private readonly float _kept;
    private readonly float _new;
    private readonly float _epsilon;
    private float _weightDecay;
    private readonly float _momentum;
    private double _learningRate;
    private float _negativeRate;

    /// <summary>PyTorch's defaults: a learning rate of 0.01, an alpha of 0.99, an epsilon of 1e-8, nothing else.</summary>
    public RmsProp()
        : this(1e-2)
    {
    }

    /// <summary>RMSprop.</summary>
    /// <param name="learningRate">The learning rate, at least 0.</param>
    /// <param name="alpha">The share of the squared gradient's moving average that a step keeps, in [0, 1).</param>
    /// <param name="epsilon">What is added to the root of that average, at least 0.</param>
    /// <param name="weightDecay">What is added to the gradient for each unit of the parameter, at least 0.</param>
    /// <param name="momentum">The share of the last step's buffer that is kept, at least 0; 0 takes no memory.</param>
    /// <param name="centered">Whether to divide by the standard deviation of the gradient and not by its root mean square.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public RmsProp(
        double learningRate = 1e-2, double alpha = 0.99, double epsilon = 1e-8, double weightDecay = 0, double momentum = 0,
        bool centered = false)
    {
        _learningRate = OptimizerChecks.NotNegative(learningRate);
        Alpha = OptimizerChecks.Fraction(alpha);
        Epsilon = OptimizerChecks.NotNegative(epsilon);
        WeightDecay = OptimizerChecks.NotNegative(weightDecay);
        Momentum = OptimizerChecks.NotNegative(momentum);
        Centered = centered;
        _hasMomentum = momentum != 0;
        _kept = (float)alpha;
        _new = (float)(1 - alpha);
        _epsilon = (float)epsilon;
        _weightDecay = (float)weightDecay;
        _momentum = (float)momentum;
        IsInitialized = true;
    }

    /// <inheritdoc/>
    public double LearningRate
    {
        readonly get => _learningRate;
        set => _learningRate = OptimizerChecks.NotNegative(value);
    }

    /// <summary>The share of the squared gradient's moving average that a step keeps.</summary>
    public double Alpha { get; }

    /// <summary>What is added to the root of the squared gradient's average.</summary>
    public double Epsilon { get; }

    /// <summary>What is added to the gradient for each unit of the parameter.</summary>
    public double WeightDecay { get; private set; }

    /// <summary>The share of the last step's buffer that is kept.</summary>
    public double Momentum { get; }

    /// <summary>Whether the step divides by the standard deviation of the gradient.</summary>
    public bool Centered { get; }

    /// <inheritdoc/>
    public readonly int SlotCount => 1 + (_hasMomentum ? 1 : 0) + (Centered ? 1 : 0);

    /// <inheritdoc/>
    public readonly bool SkipsZeroGradients => false;

    /// <inheritdoc/>
    public bool IsInitialized { get; }

    /// <inheritdoc/>
    public readonly string Settings =>
        FormattableString.Invariant(
            $"alpha {Alpha}, epsilon {Epsilon}, weight decay {WeightDecay}, momentum {Momentum}, centered {Centered}");

    /// <inheritdoc/>
    public void BeginStep(long step) => _negativeRate = (float)-_learningRate;

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

        TVector share = TSimd.Multiply(TSimd.Broadcast(_new), decayed);
        TVector square = TSimd.Multiply(TSimd.Broadcast(_kept), TSimd.Load(ref target.Slots, offset));
        square = TSimd.MultiplyAdd(share, decayed, square);
        TSimd.Store(square, ref target.Slots, offset);

        if (Centered)
        {
            nint at = offset + (_hasMomentum ? 2 * target.SlotLength : target.SlotLength);
            TVector mean = TSimd.MultiplyAdd(TSimd.Broadcast(_kept), TSimd.Load(ref target.Slots, at), share);
            TSimd.Store(mean, ref target.Slots, at);
            square = TSimd.Max(TSimd.Zero, TSimd.Subtract(square, TSimd.Multiply(mean, mean)));
        }

        TVector direction = TSimd.Divide(decayed, TSimd.Add(TSimd.Sqrt(square), TSimd.Broadcast(_epsilon)));
        if (_hasMomentum)
        {
            nint at = offset + target.SlotLength;
            direction = TSimd.MultiplyAdd(TSimd.Broadcast(_momentum), TSimd.Load(ref target.Slots, at), direction);
            TSimd.Store(direction, ref target.Slots, at);
        }

        TSimd.Store(TSimd.MultiplyAdd(TSimd.Broadcast(_negativeRate), direction, parameter), ref target.Updated, offset);
    }
}
