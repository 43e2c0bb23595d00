namespace CompiledNet.Generator.Ir.Operations;

/// <summary>The maximum or the average over windows, or its gradient. The gradient of a maximum reads x, y and dy, that of an average dy.</summary>
internal sealed class PoolingOperation(string label, Window window, bool isMaximum, bool isGradient, IEnumerable<Value> inputs, Value output) : Operation(label, inputs, [output])
{
    public Window Window { get; } = window;

    public bool IsMaximum { get; } = isMaximum;

    public bool IsGradient { get; } = isGradient;

    public override IEnumerable<object?> Arguments => [Window, IsMaximum, IsGradient];

    public override string Mnemonic => (IsMaximum ? "max-pool" : "average-pool") + (IsGradient ? "-gradient" : string.Empty);

    public override string Details => Window.ToString();
}
