using CompiledNet.Generator.Ir.Expressions;

namespace CompiledNet.Generator.Ir.Operations;

/// <summary>An elementwise expression over inputs of one shape.</summary>
internal sealed class MapOperation(string label, IEnumerable<Value> inputs, Expression expression, Value output)
    : Operation(label, inputs, [output])
{
    /// <summary>The expression, over the inputs by their numbers.</summary>
    public Expression Expression { get; } = expression;

    public Value Output => Outputs[0];

    public override string Mnemonic => "map";

    public override string Details => ExpressionPrinter.Print(Expression);
}
