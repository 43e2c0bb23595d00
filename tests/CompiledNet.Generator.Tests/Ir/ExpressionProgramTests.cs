using CompiledNet.Generator.Ir.Expressions;
using CompiledNet.Runtime;

namespace CompiledNet.Generator.Tests.Ir;

/// <summary>
/// A program does the arithmetic of its expressions: the same operations on the same operands, so the same bits in double.
/// </summary>
public sealed class ExpressionProgramTests
{
    private static readonly Expression s_x = Expression.Input(0), s_y = Expression.Input(1);

    [Fact]
    public void OfRandomExpressions()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            var random = new RandomExpressions(seed, inputs: 3);
            Expression first = random.Any(nodes: 12), second = random.Any(nodes: 5);
            ExpressionProgram program = ExpressionProgram.Create([first, second]);
            for (int i = 0; i < 5; i++)
            {
                double[] point = random.Point();
                Assert.Equal(
                    [Evaluation.Evaluate(first, point, 0.75), Evaluation.Evaluate(second, point, 0.75)],
                    Evaluation.Run(program, point, 0.75));
            }
        }
    }

    [Fact]
    public void EqualNodesAreComputedOnce()
    {
        ExpressionProgram program = ExpressionProgram.Create([Expression.Tanh(s_x + s_y) * Expression.Tanh(s_x + s_y)]);
        Assert.Equal(
            [MapOpcode.Input, MapOpcode.Input, MapOpcode.Add, MapOpcode.Tanh, MapOpcode.Multiply, MapOpcode.Store], Opcodes(program));
    }

    [Fact]
    public void AProductAndItsSumAreOneInstruction() =>
        Assert.Equal(
            [MapOpcode.Input, MapOpcode.Input, MapOpcode.MultiplyAdd, MapOpcode.Store],
            Opcodes(ExpressionProgram.Create([(s_x * s_y) + s_y])));

    [Fact]
    public void AProductThatIsReadTwiceStaysAProduct()
    {
        Expression product = s_x * s_y;
        MapOpcode[] opcodes = Opcodes(ExpressionProgram.Create([(product + s_x) * Expression.Tanh(product)]));
        Assert.Contains(MapOpcode.Multiply, opcodes);
        Assert.DoesNotContain(MapOpcode.MultiplyAdd, opcodes);
    }

    [Fact]
    public void VectorMathWeighsWhatItCosts() =>
        Assert.True(ExpressionProgram.Create([Expression.Exp(s_x)]).Cost > ExpressionProgram.Create([(s_x * s_y) + s_x]).Cost);

    private static MapOpcode[] Opcodes(ExpressionProgram program) => [.. program.Instructions.Select(instruction => instruction.Opcode)];
}
