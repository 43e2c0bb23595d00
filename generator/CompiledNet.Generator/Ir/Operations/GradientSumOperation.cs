namespace CompiledNet.Generator.Ir.Operations;

/// <summary>
/// The sum of the gradients of two uses of a parameter, or of its weights rearranged. Inputs: the sum of the uses so far, the next one.
/// </summary>
internal sealed class GradientSumOperation(string label, Value left, Value right, Value sum)
    : ParameterGradientOperation(label, [left, right], [], [sum])
{
    /// <summary>Floats that a chunk adds.</summary>
    public const int FloatsPerChunk = 4096;

    public Value Left => Inputs[0];

    public Value Right => Inputs[1];

    /// <summary>Floats, padding included.</summary>
    public long Length => Left.Matrix?.Length ?? Left.Parameter!.BlockLength;

    public override IEnumerable<object?> Arguments => [Parameters[0], IsUpdateFused];

    public override string Mnemonic => "sum-gradients";

    public override WantedLayout Wants => WantedLayout.None;

    public override PlaneUse Planes => PlaneUse.Refused;

    public override Schedule CreateSchedule() => new((int)((Length + FloatsPerChunk - 1) / FloatsPerChunk), 1, HasRowBlocks: false);

    public override IEnumerable<string> Mistakes() => Unless(
        Left.Parameter == Right.Parameter && Left.Matrix == Right.Matrix && Parameters[0] == Left.Parameter,
        "adds gradients of different parameters");

    protected override bool StoresGradients => false;
}
