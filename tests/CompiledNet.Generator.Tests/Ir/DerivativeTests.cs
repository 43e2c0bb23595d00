using CompiledNet.Generator.Ir.Expressions;
using CompiledNet.Generator.Model;
using CompiledNet.Runtime;
using static CompiledNet.Generator.Ir.Expressions.Expression;

namespace CompiledNet.Generator.Tests.Ir;

/// <summary>The derivative of every function, and of what is made of them, against central differences in double.</summary>
public sealed class DerivativeTests
{
    private const double Step = 1e-5;

    private static readonly Expression s_x = Input(0), s_y = Input(1);

    private static readonly Dictionary<MapOpcode, Expression> s_functions = new()
    {
        [MapOpcode.Input] = s_x,
        [MapOpcode.Constant] = 2.5,
        [MapOpcode.Scalar] = Scalar * s_x,
        [MapOpcode.Add] = s_x + s_y,
        [MapOpcode.Subtract] = s_x - s_y,
        [MapOpcode.Multiply] = s_x * s_y,
        [MapOpcode.Divide] = s_x / s_y,
        [MapOpcode.Negate] = -s_x,
        [MapOpcode.Abs] = Abs(s_x),
        [MapOpcode.Max] = Max(s_x, s_y),
        [MapOpcode.Min] = Min(s_x, s_y),
        [MapOpcode.Sqrt] = Sqrt(s_x),
        [MapOpcode.Exp] = Exp(s_x),
        [MapOpcode.Log] = Log(s_x),
        [MapOpcode.Tanh] = Tanh(s_x),
        [MapOpcode.Sigmoid] = Sigmoid(s_x),
        [MapOpcode.Softplus] = Softplus(s_x),
        [MapOpcode.Erf] = Erf(s_x),
        [MapOpcode.Select] = IfGreater(s_x, s_y, s_x * s_x, 3 * s_y),
    };

    /// <summary>What comes only after differentiation, or has no derivative of its own.</summary>
    private static readonly MapOpcode[] s_without =
    [
        MapOpcode.MultiplyAdd, MapOpcode.ZeroUnlessPositive, MapOpcode.GreaterThan, MapOpcode.Store,
    ];

    public static TheoryData<string> Functions => [.. s_functions.Keys.Select(opcode => opcode.ToString())];

    public static TheoryData<string> Activations => [.. Enum.GetNames<ActivationKind>()];

    public static TheoryData<string> ElementwiseLosses =>
        [.. Enum.GetValues<LossKind>().Except([LossKind.CrossEntropy, LossKind.NegativeLogLikelihood]).Select(kind => kind.ToString())];

    [Fact]
    public void EveryOpcodeIsTestedOrHasNoDerivative() =>
        Assert.Equal(Enum.GetValues<MapOpcode>().Order(), s_functions.Keys.Concat(s_without).Order());

    [Theory]
    [MemberData(nameof(Functions))]
    public void OfAFunction(string opcode) =>
        AgreeAtManyPoints(s_functions[Enum.Parse<MapOpcode>(opcode)], positive: opcode is "Sqrt" or "Log");

    [Theory]
    [MemberData(nameof(Activations))]
    public void OfAnActivation(string kind) => AgreeAtManyPoints(ActivationExpressions.Create(Enum.Parse<ActivationKind>(kind), 0.3, s_x));

    [Theory]
    [MemberData(nameof(ElementwiseLosses))]
    public void OfALoss(string kind)
    {
        var loss = new LossModel("loss", 0, Enum.Parse<LossKind>(kind), Weight: 1, LabelSmoothing: 0, Delta: 0.4);
        foreach (double[] point in Points(count: 50, low: 0.05, high: 0.95))
        {
            Agree(LossExpressions.Loss(loss, s_x, s_y), 0, point, LossExpressions.PredictionGradient(loss, s_x, s_y));
            Agree(LossExpressions.Loss(loss, s_x, s_y), 1, point, LossExpressions.TargetGradient(loss, s_x, s_y));
        }
    }

    [Fact]
    public void OfSigmoidAndBinaryCrossEntropyAsOne() => AgreeAtManyPoints(LossExpressions.SigmoidBinaryCrossEntropy(s_x, s_y));

    [Fact]
    public void OfRandomExpressions()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            var random = new RandomExpressions(seed, inputs: 2);
            Expression expression = random.Smooth(nodes: 8);
            double[] point = random.Point();
            Agree(expression, 0, point, Derivative.Of(expression, 0, 1));
            Agree(expression, 1, point, Derivative.Of(expression, 1, 1));
        }
    }

    [Fact]
    public void TheUpstreamGradientIsMultipliedIn()
    {
        Expression derivative = Derivative.Of(Tanh(s_x) * s_x, 0, Input(1));
        double one = Evaluation.Evaluate(derivative, [0.7, 1]);
        Assert.Equal(-2.5 * one, Evaluation.Evaluate(derivative, [0.7, -2.5]), 12);
    }

    [Fact]
    public void ADerivativeHasNoDerivativeOfItsOwn() =>
        Assert.Throws<InvalidOperationException>(() => Derivative.Of(ZeroUnlessPositive(s_x, s_x), 0, 1));

    private static void AgreeAtManyPoints(Expression expression, bool positive = false)
    {
        foreach (double[] point in Points(count: 50, low: positive ? 0.05 : -4, high: 4))
        {
            foreach (int input in expression.Inputs())
            {
                Agree(expression, input, point, Derivative.Of(expression, input, 1));
            }
        }
    }

    private static IEnumerable<double[]> Points(int count, double low, double high)
    {
        var random = new Random(3);
        return Enumerable.Range(0, count).Select(
            _ => new[] { low + ((high - low) * random.NextDouble()), low + ((high - low) * random.NextDouble()) });
    }

    private static void Agree(Expression expression, int input, double[] point, Expression derivative)
    {
        double expected = (At(point[input] + Step) - At(point[input] - Step)) / (2 * Step);
        double actual = Evaluation.Evaluate(derivative, point);
        Assert.True(
            Math.Abs(expected - actual) <= 1e-6 * Math.Max(1, Math.Abs(expected)),
            $"d {ExpressionPrinter.Print(expression)} / d x{input} at ({point[0]}, {point[1]}): {actual}, expected {expected}");

        double At(double value)
        {
            double[] moved = [.. point];
            moved[input] = value;
            return Evaluation.Evaluate(expression, moved);
        }
    }
}
