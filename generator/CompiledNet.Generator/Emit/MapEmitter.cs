using System.Text;
using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Expressions;
using CompiledNet.Runtime;

namespace CompiledNet.Generator.Emit;

/// <summary>Writes an elementwise expression: as statements over vectors, or as a call of the library's interpreter.</summary>
internal static class MapEmitter
{
    private const int MaxInputs = 4;
    private const int MaxOutputs = 2;

    /// <summary>The statements that compute the program's outputs. Inputs and outputs are written by the callers' functions.</summary>
    /// <param name="program">The program.</param>
    /// <param name="input">The C# of an input.</param>
    /// <param name="store">The C# that takes an output's number and value.</param>
    public static IEnumerable<string> Statements(ExpressionProgram program, Func<int, string> input, Func<int, string, string> store)
    {
        string[] names = new string[program.Instructions.Count];
        for (int i = 0; i < program.Instructions.Count; i++)
        {
            Instruction instruction = program.Instructions[i];
            string Operand(int operand) => names[instruction.Operand(operand)];
            switch (instruction.Opcode)
            {
                case MapOpcode.Constant:
                    names[i] = program.Constants[instruction.A] == 0
                        ? "TSimd.Zero"
                        : $"TSimd.Broadcast({Literals.Float(program.Constants[instruction.A])})";
                    continue;
                case MapOpcode.Scalar:
                    names[i] = "TSimd.Broadcast(scalar)";
                    continue;
                case MapOpcode.Store:
                    yield return store(instruction.B, Operand(0));
                    continue;
                case MapOpcode.Input:
                    names[i] = $"x{Literals.Int(instruction.A)}";
                    yield return $"TVector {names[i]} = {input(instruction.A)};";
                    continue;
            }

            names[i] = $"v{Literals.Int(i)}";
            string operands = string.Join(", ", Enumerable.Range(0, instruction.OperandCount).Select(Operand));
            yield return $"TVector {names[i]} = {Function(instruction.Opcode)}({operands});";
        }
    }

    /// <summary>The operations over vectors in <see cref="Statements"/>; functions of <c>VectorMath</c> are calls.</summary>
    public static int OperationsOf(ExpressionProgram program) => program.Instructions.Sum(instruction =>
    {
        bool isOperation = instruction.Opcode is not (MapOpcode.Constant or MapOpcode.Scalar or MapOpcode.Store or MapOpcode.Input)
            && !IsFunction(instruction.Opcode);
        int operands = instruction.Opcode is MapOpcode.Constant or MapOpcode.Scalar or MapOpcode.Input ? 0
            : instruction.Opcode == MapOpcode.Store ? 1
            : instruction.OperandCount;
        return (isOperation ? 1 : 0) + Enumerable.Range(0, operands).Count(
            operand => program.Instructions[instruction.Operand(operand)].Opcode is MapOpcode.Constant or MapOpcode.Scalar);
    });

    /// <summary>A method over contiguous elements, and how it is called.</summary>
    /// <param name="context">The network.</param>
    /// <param name="use">The layers that the program belongs to, and the layout of what it computes.</param>
    /// <param name="name">The method's name in the emitted form.</param>
    /// <param name="summary">What the method's comment says.</param>
    /// <param name="program">The program.</param>
    /// <param name="inputs">The C# of references to the inputs.</param>
    /// <param name="outputs">The C# of references to the outputs.</param>
    /// <param name="length">The C# of the number of elements.</param>
    /// <param name="scalar">The C# of the scalar, or null.</param>
    public static string Call(
        EmitContext context,
        (IEnumerable<string> Layers, Layout Layout) use,
        string name,
        string summary,
        ExpressionProgram program,
        IReadOnlyList<string> inputs,
        IReadOnlyList<string> outputs,
        string length,
        string? scalar = null)
    {
        string text = Method(summary, program, inputs.Count, outputs.Count, scalar is not null);
        if (!context.Budget.Takes(text, use.Layers, program.Instructions.Count, use.Layout))
        {
            return LibraryCall(program, inputs, outputs, length, scalar);
        }

        string method = context.Methods.Add(name, text);
        IEnumerable<string> arguments = inputs.Concat(outputs)
            .Select(reference => "ref " + reference)
            .Concat(scalar is null ? [length] : [length, scalar]);
        return $"{method}<TSimd, TVector>({string.Join(", ", arguments)});";
    }

    private static string Method(string summary, ExpressionProgram program, int inputs, int outputs, bool hasScalar)
    {
        IEnumerable<string> parameters = Enumerable.Range(0, inputs).Select(i => $"ref float input{Literals.Int(i)}")
            .Concat(Enumerable.Range(0, outputs).Select(i => $"ref float output{Literals.Int(i)}"))
            .Concat(hasScalar ? ["nint length", "float scalar"] : ["nint length"]);
        var writer = new CodeWriter();
        writer.Line($"/// <summary>{Literals.Xml(summary)}</summary>");
        writer.Line(RuntimeNames.OptimizedKernel);
        writer.Line($"private static void $NAME$<TSimd, TVector>({string.Join(", ", parameters)})");
        writer.Indented(w => w.Line(RuntimeNames.SimdConstraints));
        writer.Open();
        writer.Open("for (nint i = 0; i < length; i += TSimd.Width)");
        foreach (string statement in Statements(
            program,
            i => $"TSimd.Load(ref input{Literals.Int(i)}, i)",
            (i, value) => $"TSimd.Store({value}, ref output{Literals.Int(i)}, i);"))
        {
            writer.Line(statement);
        }

        return writer.Close().Close().ToString();
    }

    private static string LibraryCall(
        ExpressionProgram program, IReadOnlyList<string> inputs, IReadOnlyList<string> outputs, string length, string? scalar)
    {
        var code = new StringBuilder();
        foreach (Instruction instruction in program.Instructions)
        {
            code.Append(code.Length == 0 ? string.Empty : ", ")
                .Append(Literals.Int((int)instruction.Opcode)).Append(", ")
                .Append(Literals.Int(instruction.A)).Append(", ")
                .Append(Literals.Int(instruction.B)).Append(", ")
                .Append(Literals.Int(instruction.C));
        }

        string constants = string.Join(", ", program.Constants.Select(Literals.Float));
        IEnumerable<string> references = Padded(inputs, MaxInputs)
            .Concat(Padded(outputs, MaxOutputs))
            .Select(reference => "ref " + reference);
        return $"MapKernel.Run<TSimd, TVector>([{code}], [{constants}], {scalar ?? "0f"}, {string.Join(", ", references)}, {length});";
    }

    private static IEnumerable<string> Padded(IReadOnlyList<string> references, int count) =>
        Enumerable.Range(0, count).Select(i => references[Math.Min(i, references.Count - 1)]);

    private static string Function(MapOpcode opcode) => IsFunction(opcode) ? $"VectorMath.{opcode}<TSimd, TVector>" : $"TSimd.{opcode}";

    private static bool IsFunction(MapOpcode opcode) =>
        opcode is MapOpcode.Exp or MapOpcode.Log or MapOpcode.Tanh or MapOpcode.Sigmoid or MapOpcode.Softplus or MapOpcode.Erf;
}
