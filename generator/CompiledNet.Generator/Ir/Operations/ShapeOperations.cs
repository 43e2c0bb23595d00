namespace CompiledNet.Generator.Ir.Operations;

/// <summary>
/// The same elements in the same order under another shape. Logical only: layout assignment drops it or makes it a relayout.
/// </summary>
internal sealed class ReshapeOperation(string label, Value input, Value output) : Operation(label, [input], [output])
{
    public Value Input => Inputs[0];

    public Value Output => Outputs[0];

    public override string Mnemonic => "reshape";

    public override IEnumerable<object?> Arguments => [];

    public override IEnumerable<Parameter> UpdatedParameters => [];

    public override WantedLayout Wants => WantedLayout.None;

    public override PlaneUse Planes => PlaneUse.Renamed;

    protected override IEnumerable<Parameter> OtherParameters => [];

    public override Schedule CreateSchedule() => Schedule.ByRows;

    public override IEnumerable<string> Mistakes() => Unless(Input.Shape.Length == Output.Shape.Length, "changes the number of elements");
}

/// <summary>From the caller's row-major memory into panels.</summary>
internal sealed class PackOperation(string label, Value input, Value output) : Operation(label, [input], [output])
{
    /// <summary>Whether a single row needs no packing.</summary>
    public bool IsSkippedForOneRow => Output.IsRowOfInputs;

    public Value Input => Inputs[0];

    public Value Output => Outputs[0];

    public override string Mnemonic => "pack";

    public override IEnumerable<object?> Arguments => [];

    public override IEnumerable<Parameter> UpdatedParameters => [];

    public override WantedLayout Wants => WantedLayout.Rows;

    public override PlaneUse Planes => PlaneUse.Refused;

    protected override IEnumerable<Parameter> OtherParameters => [];

    public override Schedule CreateSchedule() => Schedule.ByRows;

    public override IEnumerable<string> Mistakes() => Unless(Input.Shape.Length == Output.Shape.Length, "changes the number of elements");
}

/// <summary>From panels to the caller's row-major memory.</summary>
internal sealed class UnpackOperation(string label, Value input, Value output) : Operation(label, [input], [output])
{
    public Value Output => Outputs[0];

    public Value Input => Inputs[0];

    public override string Mnemonic => "unpack";

    public override IEnumerable<object?> Arguments => [];

    public override IEnumerable<Parameter> UpdatedParameters => [];

    public override WantedLayout Wants => WantedLayout.Any;

    public override PlaneUse Planes => PlaneUse.Moved;

    protected override IEnumerable<Parameter> OtherParameters => [];

    public override Schedule CreateSchedule() => Schedule.ByRows;

    public override IEnumerable<string> Mistakes() => Unless(Input.Shape.Length == Output.Shape.Length, "changes the number of elements");
}

/// <summary>
/// Elements copied between values, in the logical order of each: a transposition, a concatenation, or the slice that is its gradient.
/// </summary>
/// <param name="label">The layer.</param>
/// <param name="mnemonic">What it is.</param>
/// <param name="pieces">A plan for each input, or, with one input, for each output.</param>
/// <param name="inputs">What is read.</param>
/// <param name="output">What is written.</param>
internal sealed class MoveOperation(
    string label, string mnemonic, IReadOnlyList<MovePlan> pieces, IEnumerable<Value> inputs, Value output)
    : Operation(label, inputs, [output])
{
    public Value Output => Outputs[0];

    /// <summary>What is copied of each input.</summary>
    public IReadOnlyList<MovePlan> Pieces { get; } = pieces;

    public override IEnumerable<object?> Arguments => [Mnemonic, .. Pieces];

    public override string Mnemonic { get; } = mnemonic;

    public override IEnumerable<Parameter> UpdatedParameters => [];

    public override WantedLayout Wants => WantedLayout.Any;

    public override PlaneUse Planes => PlaneUse.Refused;

    protected override IEnumerable<Parameter> OtherParameters => [];

    public override Schedule CreateSchedule() => Schedule.ByRows;

    public override IEnumerable<string> Mistakes() => Unless(Inputs.Count == Pieces.Count, "has another number of plans than of inputs");
}

/// <summary>Three nested loops over the elements of an example: counts, and steps in the logical order of source and destination.</summary>
internal sealed record MovePlan(
    int Count0, int Count1, int Count2, int From0, int From1, int From2, int To0, int To1, int To2, int FromStart = 0, int ToStart = 0)
{
    /// <summary>All elements, in order.</summary>
    public static MovePlan Identity(int length) => new(1, 1, length, 0, 0, 1, 0, 0, 1);

    /// <summary>[outer, a, b] to [outer, b, a].</summary>
    public static MovePlan Transpose(int outer, int a, int b) => new(outer, a, b, a * b, b, 1, a * b, 1, a);

    /// <summary>[outer, part, inner] into [outer, whole, inner], from a place along the middle axis on.</summary>
    public static MovePlan Join(int outer, int part, int whole, int inner, int place) =>
        new(outer, part, inner, part * inner, inner, 1, whole * inner, inner, 1, 0, place * inner);

    /// <summary>The other way round.</summary>
    public MovePlan Reversed() => new(Count0, Count1, Count2, To0, To1, To2, From0, From1, From2, ToStart, FromStart);
}
