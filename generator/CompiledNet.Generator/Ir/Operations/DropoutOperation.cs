namespace CompiledNet.Generator.Ir.Operations;

/// <summary>Elements dropped by a mask that is a function of seed, layer, step, row and element; the gradient is the same operation.</summary>
internal sealed class DropoutOperation(string label, double rate, int ordinal, Value input, Value output) : Operation(label, [input], [output])
{
    public double Rate { get; } = rate;

    /// <summary>The layer's number among the network's dropouts, so that each has a mask of its own.</summary>
    public int Ordinal { get; } = ordinal;

    public override IEnumerable<object?> Arguments => [Rate, Ordinal];

    public override string Mnemonic => "dropout";
}
