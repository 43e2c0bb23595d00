using CompiledNet.Generator.Ir.Expressions;

namespace CompiledNet.Generator.Ir.Operations;

/// <summary>An elementwise expression over inputs of one shape.</summary>
/// <param name="label">The layer.</param>
/// <param name="inputs">What the expression reads.</param>
/// <param name="expression">The expression.</param>
/// <param name="output">The result.</param>
/// <param name="scalar">The parameter that is the expression's scalar, or null.</param>
internal sealed class MapOperation(string label, IEnumerable<Value> inputs, Expression expression, Value output, Parameter? scalar = null)
    : Operation(label, inputs, [output])
{
    /// <summary>The parameter that is the expression's scalar.</summary>
    public Parameter? Scalar { get; } = scalar;

    /// <summary>The expression, over the inputs by their numbers.</summary>
    public Expression Expression { get; } = expression;

    public Value Output => Outputs[0];

    protected override IEnumerable<Parameter> OtherParameters => Scalar is null ? [] : [Scalar];

    public override IEnumerable<object?> Arguments => [Scalar, .. ExpressionProgram.Create([Expression]).Code];

    public override string Mnemonic => "map";

    public override string Details => ExpressionPrinter.Print(Expression);
}
