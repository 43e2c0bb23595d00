namespace CompiledNet.Generator.Ir.Operations;

/// <summary>The gradient of a contraction's weights, xᵀ · dy, and of its bias, Σ dy. Inputs: x, dy.</summary>
internal sealed class WeightGradientOperation(string label, Window? window, Value x, Value dy, Value weightGradient, Value? biasGradient)
    : ParameterGradientOperation(label, [x, dy], [], biasGradient is null ? [weightGradient] : [weightGradient, biasGradient])
{
    public Window? Window { get; } = window;

    public Value X => Inputs[0];

    public Value Dy => Inputs[1];

    public Parameter Weights => Parameters[0];

    /// <summary>The gradient as a matrix: of a grouped convolution, spread over all channels.</summary>
    public WeightMatrix Matrix { get; } = weightGradient.Matrix ?? weightGradient.Parameter!.Matrix;

    public Parameter? Bias => Parameters.Count > 1 ? Parameters[1] : null;

    public override IEnumerable<object?> Arguments => [Window, Weights, Bias, Matrix, IsUpdateFused];

    public override string Mnemonic => "weight-gradient";

    public override WantedLayout Wants => Window is null ? WantedLayout.Rows : WantedLayout.Channels;

    public override PlaneUse Planes => Window switch
    {
        null => PlaneUse.Moved,
        { IsDepthwise: true } => PlaneUse.Refused,
        _ => PlaneUse.Images,
    };

    public override Schedule CreateSchedule()
    {
        int inputs = Window is null ? Weights.Inputs : Window.IsDepthwise ? 1 : Window.Channels;
        int perBlock = Window is null ? Schedule.InputsPerBlock : Layout.PanelWidth;
        return new Schedule(Weights.Panels, Schedule.TilePanels, HasRowBlocks: false, (inputs + perBlock - 1) / perBlock);
    }

    public override IEnumerable<string> Mistakes() => Window is not null ? []
        : Unless(X.Features == Matrix.Depth && Dy.Features == Matrix.Outputs, "multiplies matrices that do not fit");

    protected override bool StoresGradients => false;
}
