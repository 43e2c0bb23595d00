using System.Runtime.CompilerServices;
using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>
/// What Adam and AdamW share: the two moments (slot 0 and slot 1), their bias corrections and the step along them.
/// </summary>
internal struct AdamMoments
{
    /// <summary>The first and the second moment.</summary>
    public const int Slots = 2;

    private readonly float _keptFirst;
    private readonly float _newFirst;
    private readonly float _keptSecond;
    private readonly float _newSecond;
    private readonly float _epsilon;
    private float _rootScale;
    private float _negativeStepSize;

    public AdamMoments(double beta1, double beta2, double epsilon)
    {
        Beta1 = OptimizerChecks.Fraction(beta1);
        Beta2 = OptimizerChecks.Fraction(beta2);
        Epsilon = OptimizerChecks.NotNegative(epsilon);

        // 1 − β in double: in float, 1 − 0.999f is off by 1e-5 of itself.
        _keptFirst = (float)beta1;
        _newFirst = (float)(1 - beta1);
        _keptSecond = (float)beta2;
        _newSecond = (float)(1 - beta2);
        _epsilon = (float)epsilon;
    }

    public double Beta1 { get; }

    public double Beta2 { get; }

    public double Epsilon { get; }

    public void BeginStep(long step, double learningRate)
    {
        _negativeStepSize = (float)(-learningRate / (1 - Math.Pow(Beta1, step)));
        _rootScale = (float)(1 / Math.Sqrt(1 - Math.Pow(Beta2, step)));
    }

    /// <summary>The parameter after the step; the moments are stored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly TVector Apply<TSimd, TVector>(TVector parameter, TVector gradient, in UpdateTarget target, nint offset)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector first = TSimd.Multiply(TSimd.Broadcast(_keptFirst), TSimd.Load(ref target.Slots, offset));
        first = TSimd.MultiplyAdd(TSimd.Broadcast(_newFirst), gradient, first);
        TSimd.Store(first, ref target.Slots, offset);

        TVector second = TSimd.Multiply(TSimd.Broadcast(_keptSecond), TSimd.Load(ref target.Slots, offset + target.SlotLength));
        second = TSimd.MultiplyAdd(TSimd.Multiply(TSimd.Broadcast(_newSecond), gradient), gradient, second);
        TSimd.Store(second, ref target.Slots, offset + target.SlotLength);

        TVector root = TSimd.MultiplyAdd(TSimd.Sqrt(second), TSimd.Broadcast(_rootScale), TSimd.Broadcast(_epsilon));
        return TSimd.MultiplyAdd(TSimd.Broadcast(_negativeStepSize), TSimd.Divide(first, root), parameter);
    }
}
