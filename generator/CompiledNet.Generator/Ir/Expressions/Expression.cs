using CompiledNet.Runtime;

namespace CompiledNet.Generator.Ir.Expressions;

/// <summary>
/// A node of an elementwise expression over the inputs of a map. Activations, their derivatives and elementwise losses are
/// all of this one kind; nodes may be shared, and identity is by reference.
/// </summary>
internal sealed class Expression
{
    private Expression(MapOpcode opcode, Expression[] operands, double value, int index)
    {
        Opcode = opcode;
        Operands = operands;
        Value = value;
        Index = index;
    }

    public MapOpcode Opcode { get; }

    public IReadOnlyList<Expression> Operands { get; }

    /// <summary>The value of a constant.</summary>
    public double Value { get; }

    /// <summary>The number of an input.</summary>
    public int Index { get; }

    public static Expression Zero { get; } = Constant(0);

    /// <summary>The scalar that is given at run time.</summary>
    public static Expression Scalar { get; } = new(MapOpcode.Scalar, [], 0, 0);

    private bool IsZero => Opcode == MapOpcode.Constant && Value == 0;

    private bool IsOne => Opcode == MapOpcode.Constant && Value == 1;

    public static Expression Input(int index) => new(MapOpcode.Input, [], 0, index);

    public static Expression Constant(double value) => new(MapOpcode.Constant, [], value, 0);

    public static implicit operator Expression(double value) => Constant(value);

    public static Expression operator +(Expression a, Expression b) =>
        a.IsZero ? b : b.IsZero ? a : Fold(a, b, (x, y) => x + y) ?? Node(MapOpcode.Add, a, b);

    public static Expression operator -(Expression a, Expression b) =>
        b.IsZero ? a : a.IsZero ? -b : Fold(a, b, (x, y) => x - y) ?? Node(MapOpcode.Subtract, a, b);

    public static Expression operator *(Expression a, Expression b) =>
        a.IsZero || b.IsZero ? Zero : a.IsOne ? b : b.IsOne ? a : Fold(a, b, (x, y) => x * y) ?? Node(MapOpcode.Multiply, a, b);

    public static Expression operator /(Expression a, Expression b) =>
        a.IsZero ? Zero : b.IsOne ? a : Fold(a, b, (x, y) => x / y) ?? Node(MapOpcode.Divide, a, b);

    public static Expression operator -(Expression a) =>
        a.Opcode == MapOpcode.Constant ? Constant(-a.Value) : a.Opcode == MapOpcode.Negate ? a.Operands[0] : Node(MapOpcode.Negate, a);

    public static Expression Abs(Expression a) => Node(MapOpcode.Abs, a);

    /// <summary>The larger; NaN of <paramref name="b"/> is kept, so a constant goes first.</summary>
    public static Expression Max(Expression a, Expression b) => Node(MapOpcode.Max, a, b);

    /// <summary>The smaller; NaN of <paramref name="b"/> is kept, so a constant goes first.</summary>
    public static Expression Min(Expression a, Expression b) => Node(MapOpcode.Min, a, b);

    public static Expression Sqrt(Expression a) => Node(MapOpcode.Sqrt, a);

    public static Expression Exp(Expression a) => Node(MapOpcode.Exp, a);

    public static Expression Log(Expression a) => Node(MapOpcode.Log, a);

    public static Expression Tanh(Expression a) => Node(MapOpcode.Tanh, a);

    public static Expression Sigmoid(Expression a) => Node(MapOpcode.Sigmoid, a);

    public static Expression Softplus(Expression a) => Node(MapOpcode.Softplus, a);

    public static Expression Erf(Expression a) => Node(MapOpcode.Erf, a);

    /// <summary><paramref name="whenTrue"/> where a &gt; b, <paramref name="whenFalse"/> elsewhere.</summary>
    public static Expression IfGreater(Expression a, Expression b, Expression whenTrue, Expression whenFalse) =>
        whenTrue.IsZero && whenFalse.IsZero ? Zero : Node(MapOpcode.Select, Node(MapOpcode.GreaterThan, a, b), whenTrue, whenFalse);

    /// <summary><paramref name="whenTrue"/> where the mask is set.</summary>
    public static Expression Select(Expression mask, Expression whenTrue, Expression whenFalse) =>
        whenTrue.IsZero && whenFalse.IsZero ? Zero : Node(MapOpcode.Select, mask, whenTrue, whenFalse);

    /// <summary>The value where the gate is positive, zero elsewhere.</summary>
    public static Expression ZeroUnlessPositive(Expression value, Expression gate) =>
        value.IsZero ? Zero : Node(MapOpcode.ZeroUnlessPositive, value, gate);

    /// <summary>The same expression with some nodes replaced, everything else shared.</summary>
    public Expression Substitute(IReadOnlyDictionary<Expression, Expression> replacements) =>
        Substitute(new Dictionary<Expression, Expression>(), replacements);

    /// <summary>The numbers of the inputs that the expression reads.</summary>
    public SortedSet<int> Inputs()
    {
        var inputs = new SortedSet<int>();
        foreach (Expression node in TopologicalOrder([this]))
        {
            if (node.Opcode == MapOpcode.Input)
            {
                inputs.Add(node.Index);
            }
        }

        return inputs;
    }

    /// <summary>Whether the expression is certainly a multiple of an input, whose factor may depend on all the others.</summary>
    public bool IsProportionalTo(int input) => Opcode switch
    {
        MapOpcode.Input => Index == input,
        MapOpcode.Constant => Value == 0,
        MapOpcode.Add or MapOpcode.Subtract => Operands.All(operand => operand.IsProportionalTo(input)),
        MapOpcode.Negate => Operands[0].IsProportionalTo(input),
        MapOpcode.Multiply =>
            (Operands[0].IsProportionalTo(input) && !Operands[1].Inputs().Contains(input))
                || (Operands[1].IsProportionalTo(input) && !Operands[0].Inputs().Contains(input)),
        MapOpcode.Divide or MapOpcode.ZeroUnlessPositive => Operands[0].IsProportionalTo(input) && !Operands[1].Inputs().Contains(input),
        MapOpcode.Select =>
            !Operands[0].Inputs().Contains(input) && Operands[1].IsProportionalTo(input) && Operands[2].IsProportionalTo(input),
        _ => false,
    };

    /// <summary>Every node once, operands before what reads them.</summary>
    public static List<Expression> TopologicalOrder(IEnumerable<Expression> roots)
    {
        var order = new List<Expression>();
        var seen = new HashSet<Expression>();
        foreach (Expression root in roots)
        {
            Visit(root);
        }

        return order;

        void Visit(Expression node)
        {
            if (seen.Add(node))
            {
                foreach (Expression operand in node.Operands)
                {
                    Visit(operand);
                }

                order.Add(node);
            }
        }
    }

    private static Expression Node(MapOpcode opcode, params Expression[] operands) => new(opcode, operands, 0, 0);

    private static Expression? Fold(Expression a, Expression b, Func<double, double, double> fold) =>
        a.Opcode == MapOpcode.Constant && b.Opcode == MapOpcode.Constant ? Constant(fold(a.Value, b.Value)) : null;

    private Expression Substitute(Dictionary<Expression, Expression> done, IReadOnlyDictionary<Expression, Expression> replacements)
    {
        if (replacements.TryGetValue(this, out Expression replacement))
        {
            return replacement;
        }

        if (Operands.Count == 0)
        {
            return this;
        }

        if (!done.TryGetValue(this, out Expression result))
        {
            Expression[] operands = Operands.Select(operand => operand.Substitute(done, replacements)).ToArray();
            result = operands.SequenceEqual(Operands) ? this : Node(Opcode, operands);
            done[this] = result;
        }

        return result;
    }
}
