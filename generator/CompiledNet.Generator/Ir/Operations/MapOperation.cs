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
    /// <summary>Whether it gives the gradient by a value.</summary>
    public bool IsGradient { get; init; }

    /// <summary>The parameter that is the expression's scalar.</summary>
    public Parameter? Scalar { get; } = scalar;

    /// <summary>The expression, over the inputs by their numbers.</summary>
    public Expression Expression { get; } = expression;

    public Value Output => Outputs[0];

    public override IEnumerable<object?> Arguments => [Scalar, .. ExpressionProgram.Create([Expression]).Code];

    public override string Mnemonic => "map";

    public override string Details => ExpressionPrinter.Print(Expression);

    public override IEnumerable<Parameter> UpdatedParameters => [];

    public override WantedLayout Wants => WantedLayout.AsOperands;

    public override PlaneUse Planes => PlaneUse.Joined;

    protected override IEnumerable<Parameter> OtherParameters => Scalar is null ? [] : [Scalar];

    public override Schedule CreateSchedule() => Schedule.ByPanelsAndRows(Output.Layout!);

    public override IEnumerable<string> Mistakes() =>
        Unless(Inputs.All(Fits), "maps values of different shapes")
            .Concat(Unless(Expression.Inputs().All(index => index < Inputs.Count), "reads an operand that it does not have"));

    private bool Fits(Value input) =>
        input.Shape.Length == Output.Shape.Length
        && (input.Layout is null || Output.Layout is null || input.Layout.IsSameAs(Output.Layout));
}
