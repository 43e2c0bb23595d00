using CompiledNet.Runtime;

namespace CompiledNet.Generator.Ir.Operations;

/// <summary>
/// A convolution's weights transformed for Winograd's algorithm, as they are or transposed for the input gradient. Inputs: the weights, or
/// the transposed ones.
/// </summary>
/// <param name="label">The layer.</param>
/// <param name="isTransposed">Whether the weights are transposed, so that their windows are met the other way round.</param>
/// <param name="weights">The weights.</param>
/// <param name="output">The transformed weights.</param>
internal sealed class WinogradWeightsOperation(string label, bool isTransposed, Value weights, Value output)
    : Operation(label, [weights], [output])
{
    public bool IsTransposed { get; } = isTransposed;

    public Value Weights => Inputs[0];

    public Value Output => Outputs[0];

    /// <summary>The weights as a matrix.</summary>
    public WeightMatrix Matrix => Weights.Matrix ?? Weights.Parameter!.Matrix;

    /// <summary>Channels of the images that the weights meet.</summary>
    public int Channels => Matrix.Depth / (WinogradPlan.WindowSide * WinogradPlan.WindowSide);

    public override IEnumerable<object?> Arguments => [IsTransposed];

    public override string Mnemonic => "winograd-weights";

    public override IEnumerable<Parameter> UpdatedParameters => [];

    public override WantedLayout Wants => WantedLayout.None;

    public override PlaneUse Planes => PlaneUse.Refused;

    protected override IEnumerable<Parameter> OtherParameters => [];

    /// <summary>The matrix of transformed weights: sixteen elements a channel, and a row more between them.</summary>
    public static WeightMatrix Transformed(int outputs, int channels) => new(
        outputs, checked((int)(WinogradPlan.Positions * WinogradPlan.WeightStep(channels) / Layout.PanelWidth)));

    public override Schedule CreateSchedule() => Schedule.ByTiles(Output.Matrix!.Value.Panels);

    public override IEnumerable<string> Mistakes() =>
        Unless(Output.Matrix == Transformed(Matrix.Outputs, Channels), "transforms weights to another matrix");
}

/// <summary>
/// The gradient of a convolution's transformed weights, by Winograd's algorithm: a chunk sums a line of the positions of all tiles.
/// Inputs: x, dy.
/// </summary>
internal sealed class WinogradSumsOperation(string label, Window window, Value x, Value dy, Value sums, Value scratch)
    : Operation(label, [x, dy], [sums, scratch])
{
    public Window Window { get; } = window;

    public Value X => Inputs[0];

    public Value Dy => Inputs[1];

    public Value Sums => Outputs[0];

    /// <summary>The scratch memory of its chunks.</summary>
    public Value Scratch => Outputs[1];

    public override IEnumerable<object?> Arguments => [Window];

    public override string Mnemonic => "winograd-sums";

    public override string Details => Window.ToString();

    public override IEnumerable<Parameter> UpdatedParameters => [];

    public override WantedLayout Wants => WantedLayout.Channels;

    public override PlaneUse Planes => PlaneUse.Refused;

    protected override IEnumerable<Parameter> OtherParameters => [];

    public override Schedule CreateSchedule() => new(WinogradPlan.LineOfTile, 1, HasRowBlocks: false);

    public override IEnumerable<string> Mistakes() => Unless(
        Sums.Matrix == WinogradWeightsOperation.Transformed(Dy.Features, X.Features), "sums to another matrix");
}

/// <summary>
/// The gradient of a convolution's weights, out of that of the transformed ones, and of its bias. Inputs: that gradient, dy.
/// </summary>
internal sealed class WinogradWeightGradientOperation(
    string label, Window window, Value sums, Value dy, Value weightGradient, Value? biasGradient)
    : ParameterGradientOperation(label, [sums, dy], [], biasGradient is null ? [weightGradient] : [weightGradient, biasGradient])
{
    public Window Window { get; } = window;

    public Value Sums => Inputs[0];

    public Value Dy => Inputs[1];

    public Parameter Weights => Parameters[0];

    public Parameter? Bias => Parameters.Count > 1 ? Parameters[1] : null;

    public override IEnumerable<object?> Arguments => [Window, Weights, Bias, IsUpdateFused];

    public override string Mnemonic => "winograd-weight-gradient";

    public override WantedLayout Wants => WantedLayout.Channels;

    public override PlaneUse Planes => PlaneUse.Refused;

    public override Schedule CreateSchedule() => Schedule.ByTiles(Weights.Panels);

    public override IEnumerable<string> Mistakes() => Unless(
        Sums.Matrix == WinogradWeightsOperation.Transformed(Weights.Outputs, Window.Channels), "reads the gradient of another matrix");

    protected override bool StoresGradients => false;
}
