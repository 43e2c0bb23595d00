using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// An exponential moving average of parameters: <c>torch.optim.swa_utils.AveragedModel</c> with a decay, whose buffers are copied.
/// </summary>
internal sealed class ParameterAverage(AlignedBuffer parameters, double decay)
{
    private readonly Update _update = new((float)decay, (float)(1 - decay));

    /// <summary>The average, in the layout of the parameters.</summary>
    public AlignedBuffer Block { get; } = new(parameters.Length);

    /// <summary>Begins with the parameters as they are.</summary>
    public void Start() => parameters.Span.CopyTo(Block.Span);

    /// <summary>Takes in an updated piece.</summary>
    public void Add(in UpdatePiece piece) =>
        UpdateLoop.Run(_update, ref parameters.Origin, new UpdateTarget(ref Block.Origin), piece.Start, piece.End);

    /// <summary>Takes over what is not averaged.</summary>
    public void Copy((int Start, int End)[] stretches)
    {
        foreach ((int start, int end) in stretches)
        {
            parameters.Span[start..end].CopyTo(Block.Span[start..end]);
        }
    }

    private readonly struct Update(float kept, float taken) : IUpdate
    {
        private readonly float _kept = kept;
        private readonly float _taken = taken;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TSimd, TVector>(TVector gradient, in UpdateTarget target, nint offset)
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            TVector old = TSimd.Multiply(TSimd.Broadcast(_kept), TSimd.Load(ref target.Updated, offset));
            TSimd.Store(TSimd.MultiplyAdd(TSimd.Broadcast(_taken), gradient, old), ref target.Updated, offset);
        }
    }
}
