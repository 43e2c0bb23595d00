using System.Globalization;
using CompiledNet.Runtime;

namespace CompiledNet.Generator.Ir.Expressions;

/// <summary>Writes an expression for people: inputs are x0, x1, ...</summary>
internal static class ExpressionPrinter
{
    public static string Print(Expression node) => Print(node, 0);

    private static string Print(Expression node, int outer)
    {
        string Operand(int i, int precedence = 0) => Print(node.Operands[i], precedence);
        return node.Opcode switch
        {
            MapOpcode.Input => $"x{node.Index}",
            MapOpcode.Constant => node.Value.ToString("R", CultureInfo.InvariantCulture),
            MapOpcode.Scalar => "s",
            MapOpcode.Add => Parenthesise($"{Operand(0, 1)} + {Operand(1, 1)}", outer > 1),
            MapOpcode.Subtract => Parenthesise($"{Operand(0, 1)} - {Operand(1, 2)}", outer > 1),
            MapOpcode.Multiply => Parenthesise($"{Operand(0, 2)} * {Operand(1, 2)}", outer > 2),
            MapOpcode.Divide => Parenthesise($"{Operand(0, 2)} / {Operand(1, 3)}", outer > 2),
            MapOpcode.Negate => $"-{Operand(0, 3)}",
            MapOpcode.Select => $"({Operand(0)} ? {Operand(1)} : {Operand(2)})",
            MapOpcode.GreaterThan => $"{Operand(0, 1)} > {Operand(1, 1)}",
            MapOpcode.ZeroUnlessPositive => $"({Operand(1)} > 0 ? {Operand(0)} : 0)",
            _ => $"{node.Opcode.ToString().ToLowerInvariant()}({string.Join(", ", node.Operands.Select(operand => Print(operand, 0)))})",
        };
    }

    private static string Parenthesise(string text, bool needed) => needed ? $"({text})" : text;
}
