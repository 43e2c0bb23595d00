using CompiledNet.Generator.Ir.Expressions;
using CompiledNet.Generator.Ir.Operations;
using static CompiledNet.Generator.Emit.Literals;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>
/// Writes what is done to a product: in a tile's registers, as a struct that the tiles take as a type argument, or after it on
/// each panel: what is too long for registers, what the emission budget does not reach, and all in the library's form.
/// </summary>
internal static class Epilogues
{
    /// <summary>Everything that is done to the product in words, or nothing.</summary>
    public static string Describe(ContractionOperation operation) =>
        string.Concat(Describe(operation.Normalization, operation.Epilogue).Select(part => ", then " + part));

    /// <summary>
    /// The type that the tiles take for what is done in registers; null where that is nothing, or is left to a pass over the panels.
    /// </summary>
    public static string? Type(EmitContext context, ContractionOperation operation)
    {
        Epilogue? epilogue = operation.Epilogue is { Form: EpilogueForm.Registers } ? operation.Epilogue : null;
        if (epilogue is null && operation.Normalization is null)
        {
            return null;
        }

        string text = Struct(operation.Normalization, epilogue);
        IEnumerable<string> layers = (epilogue?.Layers.Select(layer => layer.Label) ?? []).Concat(
            operation.Normalization is { } folded ? [folded.Label] : []);
        int instructions = (epilogue?.Program.Instructions.Count ?? 0) + (operation.Normalization is null ? 0 : 1);
        return context.Budget.Takes(text, layers, instructions, operation.Y.Layout!, isTileArgument: true)
            ? context.Methods.Add(Identifiers.Pascal(epilogue?.Label ?? operation.Normalization!.Label) + "Epilogue", text)
            : null;
    }

    /// <summary>Whether the epilogue is computed in registers.</summary>
    /// <param name="operation">The contraction.</param>
    /// <param name="type">What <see cref="Type"/> says of it.</param>
    public static bool IsInRegisters(ContractionOperation operation, string? type) =>
        type is not null && operation.Epilogue is { Form: EpilogueForm.Registers };

    /// <summary>Writes what the tiles left to be done, on each panel while it is still in the cache.</summary>
    /// <param name="context">The network.</param>
    /// <param name="writer">The body of the contraction's method.</param>
    /// <param name="operation">The contraction.</param>
    /// <param name="type">What <see cref="Type"/> says of it.</param>
    /// <param name="stride">The C# of the floats from one panel to the next.</param>
    /// <param name="first">The C# of the offset of the chunk's first row in a panel.</param>
    /// <param name="rows">The C# of the chunk's rows.</param>
    public static void WritePanels(
        EmitContext context, CodeWriter writer, ContractionOperation operation, string? type, string stride, string first, string rows)
    {
        NormalizationFoldOperation? normalization = type is null ? operation.Normalization : null;
        Epilogue? epilogue = IsInRegisters(operation, type) ? null : operation.Epilogue;
        if (normalization is null && epilogue is null)
        {
            return;
        }

        bool isFirstGroup = operation.Schedule.Groups == 1;
        string panel = operation.Y.Layout!.IsPlanes ? "0" : isFirstGroup ? $"(i * {stride})" : $"((panel + i) * {stride})";
        string product = At(operation.Product is null ? "y" : "product", "offset");
        writer.Line();
        writer.Line($"// {string.Join(", then ", Describe(normalization, epilogue))}, while the panel is still in the cache.");
        writer.Open($"for (int i = 0; i < {PanelCount(operation.Schedule)}; i++)");
        writer.Line($"nint offset = {Sum(panel, first)};");
        if (normalization is not null)
        {
            string scale = At(
                "bias",
                isFirstGroup
                    ? $"{Int(normalization.Distance)} + (i * 16)"
                    : $"{Int(normalization.Distance)} + ((panel + i) * 16)");
            writer.Line(
                $"BatchNormKernel.ScaleAndShift<TSimd, TVector>(ref {product}, {rows}, ref {scale}, {Int(normalization.Distance)});");
        }

        if (epilogue is not null)
        {
            IEnumerable<string> others = operation.Other is null ? [] : [At("other", "offset")];
            writer.Line(MapEmitter.Call(
                context,
                (epilogue.Layers.Select(layer => layer.Label), operation.Y.Layout!),
                Identifiers.Pascal(epilogue.Label) + (operation.IsInputGradient ? "GradientMap" : "Map"),
                $"{string.Join(", then ", Describe(null, epilogue))}.",
                epilogue.Program,
                [product, .. others],
                [At("y", "offset")],
                $"{rows} * 16",
                epilogue.Scalar is { } scalar ? At("parameters", Int(scalar.Offset)) : null));
        }

        writer.Close();
    }

    private static IEnumerable<string> Describe(NormalizationFoldOperation? normalization, Epilogue? epilogue)
    {
        if (normalization is not null)
        {
            yield return $"{normalization.Label}: scale · x0 + shift";
        }

        foreach ((string label, Expression expression) in epilogue?.Layers ?? [])
        {
            yield return $"{label}: {ExpressionPrinter.Print(expression)}";
        }
    }

    private static string Struct(NormalizationFoldOperation? normalization, Epilogue? epilogue)
    {
        var writer = new CodeWriter();
        string summary = epilogue is null ? "x0" : ExpressionPrinter.Print(epilogue.Expression);
        string operands = normalization is null ? "x0 being the product" : "x0 being the product, scaled and shifted column by column";
        string other = epilogue?.OtherInput is null ? string.Empty : " and x1 the other operand";
        writer.Line($"/// <summary>{Xml(summary)}, {operands}{other}.</summary>");
        writer.Open("private readonly struct $NAME$ : IEpilogue");
        writer.Block($$"""
            {{RuntimeNames.AggressiveInlining}}
            public static TVector Apply<TSimd, TVector>(TVector value, ref float bias, nint column, ref float other, nint offset)
                where TSimd : ISimd<TVector>
                where TVector : struct
            """);
        writer.Open();
        if (normalization is not null)
        {
            string scale = $"TSimd.Load(ref bias, column + {Int(normalization.Distance)})";
            string shift = $"TSimd.Load(ref bias, column + {Int(2 * normalization.Distance)})";
            string result = $"TSimd.MultiplyAdd(value, {scale}, {shift})";
            writer.Line(epilogue is null ? $"return {result};" : $"value = {result};");
        }

        if (epilogue is not null)
        {
            IEnumerable<string> statements = MapEmitter.Statements(
                epilogue.Program, i => i == 0 ? "value" : "TSimd.Load(ref other, offset)", (_, value) => $"return {value};");
            foreach (string statement in statements)
            {
                writer.Line(statement);
            }
        }

        return writer.Close().Close().ToString();
    }
}
