using CompiledNet.Runtime;

namespace CompiledNet.Tests.Threads;

/// <summary>
/// Plain gradient descent that goes by a gate in the middle of each step: at one element, which is the last worker's of two, and at the
/// first.
/// </summary>
internal struct HeldDescent(StepGate gate, double learningRate) : IOptimizer
{
    private readonly StepGate _gate = gate;
    private long _step;
    private float _rate;

    public double LearningRate { get; set; } = learningRate;

    public readonly int SlotCount => 0;

    public readonly bool IsInitialized => _gate is not null;

    public readonly string Settings => "held";

    public void BeginStep(long step)
    {
        _step = step;
        _rate = (float)LearningRate;
    }

    public readonly void Apply<TSimd, TVector>(TVector gradient, in UpdateTarget target, nint offset)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        if (offset is 0 or 1)
        {
            _gate.Pass(_step);
        }

        TVector taken = TSimd.Multiply(TSimd.Broadcast(_rate), gradient);
        TSimd.Store(TSimd.Subtract(TSimd.Load(ref target.Updated, offset), taken), ref target.Updated, offset);
    }
}
