using CompiledNet.Generator.Ir.Expressions;
using CompiledNet.Runtime;
using CompiledNet.Tests.Reference;

namespace CompiledNet.Generator.Tests.Ir;

/// <summary>Expressions and their programs in double. A mask is 1 where it is set.</summary>
internal static class Evaluation
{
    /// <summary>The value of an expression.</summary>
    public static double Evaluate(Expression node, double[] inputs, double scalar = 1) => node.Opcode switch
    {
        MapOpcode.Input => inputs[node.Index],
        MapOpcode.Constant => node.Value,
        MapOpcode.Scalar => scalar,
        _ => Apply(node.Opcode, [.. node.Operands.Select(operand => Evaluate(operand, inputs, scalar))]),
    };

    /// <summary>The outputs of a program.</summary>
    public static double[] Run(ExpressionProgram program, double[] inputs, double scalar = 1)
    {
        double[] values = new double[program.Instructions.Count];
        var outputs = new SortedDictionary<int, double>();
        for (int i = 0; i < values.Length; i++)
        {
            Instruction instruction = program.Instructions[i];
            switch (instruction.Opcode)
            {
                case MapOpcode.Input:
                    values[i] = inputs[instruction.A];
                    break;
                case MapOpcode.Constant:
                    values[i] = program.Constants[instruction.A];
                    break;
                case MapOpcode.Scalar:
                    values[i] = scalar;
                    break;
                case MapOpcode.Store:
                    outputs.Add(instruction.B, values[instruction.A]);
                    break;
                default:
                    int[] operands = [.. Enumerable.Range(0, instruction.OperandCount).Select(instruction.Operand)];
                    Assert.All(operands, operand => Assert.InRange(operand, 0, i - 1));
                    values[i] = Apply(instruction.Opcode, [.. operands.Select(operand => values[operand])]);
                    break;
            }
        }

        Assert.Equal(Enumerable.Range(0, outputs.Count), outputs.Keys);
        return [.. outputs.Values];
    }

    private static double Apply(MapOpcode opcode, double[] x) => opcode switch
    {
        MapOpcode.Add => x[0] + x[1],
        MapOpcode.Subtract => x[0] - x[1],
        MapOpcode.Multiply => x[0] * x[1],
        MapOpcode.Divide => x[0] / x[1],
        MapOpcode.MultiplyAdd => (x[0] * x[1]) + x[2],
        MapOpcode.Negate => -x[0],
        MapOpcode.Abs => Math.Abs(x[0]),
        MapOpcode.Max => x[0] > x[1] ? x[0] : x[1],
        MapOpcode.Min => x[0] < x[1] ? x[0] : x[1],
        MapOpcode.Sqrt => Math.Sqrt(x[0]),
        MapOpcode.Exp => Math.Exp(x[0]),
        MapOpcode.Log => Math.Log(x[0]),
        MapOpcode.Tanh => Math.Tanh(x[0]),
        MapOpcode.Sigmoid => 1 / (1 + Math.Exp(-x[0])),
        MapOpcode.Softplus => Math.Log(1 + Math.Exp(x[0])),
        MapOpcode.Erf => ErfReference.Erf(x[0]),
        MapOpcode.GreaterThan => x[0] > x[1] ? 1 : 0,
        MapOpcode.Select => x[0] != 0 ? x[1] : x[2],
        MapOpcode.ZeroUnlessPositive => x[1] > 0 ? x[0] : 0,
        _ => throw new ArgumentOutOfRangeException(nameof(opcode), opcode, "no opcode with operands"),
    };
}
