using CompiledNet.Runtime;

namespace CompiledNet.Generator.Ir.Expressions;

/// <summary>One instruction; its operands are the numbers of earlier ones.</summary>
/// <param name="Opcode">What it does.</param>
/// <param name="A">The first operand, the number of an input or constant.</param>
/// <param name="B">The second operand, or the number of an output.</param>
/// <param name="C">The third operand.</param>
internal readonly record struct Instruction(MapOpcode Opcode, int A = 0, int B = 0, int C = 0)
{
    /// <summary>How many of A, B and C are the numbers of instructions.</summary>
    public int OperandCount => Opcode switch
    {
        MapOpcode.Input or MapOpcode.Constant or MapOpcode.Scalar => 0,
        MapOpcode.Negate or MapOpcode.Abs or MapOpcode.Sqrt or MapOpcode.Exp or MapOpcode.Log or MapOpcode.Tanh or MapOpcode.Sigmoid
            or MapOpcode.Softplus or MapOpcode.Erf or MapOpcode.Store => 1,
        MapOpcode.MultiplyAdd or MapOpcode.Select => 3,
        _ => 2,
    };

    public int Operand(int i) => i switch { 0 => A, 1 => B, _ => C };
}

/// <summary>
/// The expressions of a map in the order they are computed in: equal nodes once, products and sums joined. Both the emitted
/// code and the library's interpreter follow this list, so that they do the same arithmetic in the same order.
/// </summary>
internal sealed class ExpressionProgram
{
    /// <summary>Instructions that the library's interpreter has room for, and that a method of their own is still short with.</summary>
    public const int MaxInstructions = 64;

    private ExpressionProgram(List<Instruction> instructions, List<double> constants)
    {
        Instructions = instructions;
        Constants = constants;
    }

    public IReadOnlyList<Instruction> Instructions { get; }

    public IReadOnlyList<double> Constants { get; }

    /// <summary>Instructions and constants, to be compared.</summary>
    public IEnumerable<object?> Code => Instructions.Cast<object?>().Concat(Constants.Cast<object?>());

    /// <summary>Instructions that compute, with those that are calls of vector math weighing as much as they cost.</summary>
    public int Cost => Instructions.Sum(instruction => instruction.Opcode switch
    {
        MapOpcode.Input or MapOpcode.Constant or MapOpcode.Scalar or MapOpcode.Store => 0,
        MapOpcode.Exp or MapOpcode.Log or MapOpcode.Tanh or MapOpcode.Sigmoid or MapOpcode.Softplus or MapOpcode.Erf => 20,
        _ => 1,
    });

    /// <summary>Lowers the outputs of a map.</summary>
    public static ExpressionProgram Create(IReadOnlyList<Expression> outputs)
    {
        var instructions = new List<Instruction>();
        var constants = new List<double>();
        var numbers = new Dictionary<Instruction, int>();
        var results = new Dictionary<Expression, int>();
        foreach (Expression node in Expression.TopologicalOrder(outputs))
        {
            Instruction instruction = node.Opcode switch
            {
                MapOpcode.Input => new Instruction(MapOpcode.Input, node.Index),
                MapOpcode.Constant => new Instruction(MapOpcode.Constant, ConstantNumber(node.Value)),
                _ => new Instruction(
                    node.Opcode,
                    node.Operands.Count > 0 ? results[node.Operands[0]] : 0,
                    node.Operands.Count > 1 ? results[node.Operands[1]] : 0,
                    node.Operands.Count > 2 ? results[node.Operands[2]] : 0),
            };
            if (!numbers.TryGetValue(instruction, out int number))
            {
                number = instructions.Count;
                instructions.Add(instruction);
                numbers.Add(instruction, number);
            }

            results[node] = number;
        }

        for (int i = 0; i < outputs.Count; i++)
        {
            instructions.Add(new Instruction(MapOpcode.Store, results[outputs[i]], i));
        }

        return Compact(JoinProductsAndSums(instructions), constants);

        int ConstantNumber(double value)
        {
            int index = constants.FindIndex(constant => constant.Equals(value));
            if (index < 0)
            {
                index = constants.Count;
                constants.Add(value);
            }

            return index;
        }
    }

    /// <summary>a · b + c as one instruction, where the product is used for nothing else.</summary>
    private static List<Instruction> JoinProductsAndSums(List<Instruction> instructions)
    {
        int[] uses = Uses(instructions);
        for (int i = 0; i < instructions.Count; i++)
        {
            Instruction sum = instructions[i];
            if (sum.Opcode != MapOpcode.Add)
            {
                continue;
            }

            (int product, int other) = IsLoneProduct(sum.A) ? (sum.A, sum.B) : (sum.B, sum.A);
            if (IsLoneProduct(product) && product != other)
            {
                instructions[i] = new Instruction(MapOpcode.MultiplyAdd, instructions[product].A, instructions[product].B, other);
                uses[product] = 0;
            }
        }

        return instructions;

        bool IsLoneProduct(int number) => instructions[number].Opcode == MapOpcode.Multiply && uses[number] == 1;
    }

    private static int[] Uses(List<Instruction> instructions)
    {
        int[] uses = new int[instructions.Count];
        foreach (Instruction instruction in instructions)
        {
            for (int i = 0; i < instruction.OperandCount; i++)
            {
                uses[instruction.Operand(i)]++;
            }
        }

        return uses;
    }

    /// <summary>Drops instructions and constants that nothing uses, and numbers the rest anew.</summary>
    private static ExpressionProgram Compact(List<Instruction> instructions, List<double> constants)
    {
        bool[] live = new bool[instructions.Count];
        for (int i = instructions.Count - 1; i >= 0; i--)
        {
            if (live[i] || instructions[i].Opcode == MapOpcode.Store)
            {
                live[i] = true;
                for (int operand = 0; operand < instructions[i].OperandCount; operand++)
                {
                    live[instructions[i].Operand(operand)] = true;
                }
            }
        }

        var numbers = new int[instructions.Count];
        var kept = new List<Instruction>();
        var keptConstants = new List<double>();
        for (int i = 0; i < instructions.Count; i++)
        {
            if (!live[i])
            {
                continue;
            }

            Instruction old = instructions[i];
            numbers[i] = kept.Count;
            if (old.Opcode == MapOpcode.Constant)
            {
                kept.Add(old with { A = keptConstants.Count });
                keptConstants.Add(constants[old.A]);
            }
            else
            {
                kept.Add(old with
                {
                    A = old.OperandCount > 0 ? numbers[old.A] : old.A,
                    B = old.OperandCount > 1 ? numbers[old.B] : old.B,
                    C = old.OperandCount > 2 ? numbers[old.C] : old.C,
                });
            }
        }

        return new ExpressionProgram(kept, keptConstants);
    }
}
