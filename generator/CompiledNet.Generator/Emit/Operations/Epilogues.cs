using CompiledNet.Generator.Ir.Expressions;
using CompiledNet.Generator.Ir.Operations;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes epilogues that are computed in a tile's registers, as structs that the tiles take as a type argument.</summary>
internal static class Epilogues
{
    /// <summary>The epilogue in words.</summary>
    public static string Describe(Epilogue epilogue) => $"{epilogue.Label}: {ExpressionPrinter.Print(epilogue.Expression)}";

    /// <summary>The name of the struct.</summary>
    public static string Struct(EmitContext context, Epilogue epilogue)
    {
        var writer = new CodeWriter();
        writer.Line($"/// <summary>{Literals.Xml(ExpressionPrinter.Print(epilogue.Expression))}, x0 being the product{(epilogue.OtherInput is null ? string.Empty : " and x1 the other operand")}.</summary>");
        writer.Open($"private readonly struct $NAME$ : {RuntimeNames.Epilogue}");
        writer.Line(RuntimeNames.AggressiveInlining);
        writer.Line("public static TVector Apply<TSimd, TVector>(TVector value, ref float bias, nint column, ref float other, nint offset)");
        writer.Indented(constraints => constraints.Line(RuntimeNames.SimdConstraints));
        writer.Open();
        foreach (string statement in MapEmitter.Statements(epilogue.Program, i => i == 0 ? "value" : "TSimd.Load(ref other, offset)", (_, value) => $"return {value};"))
        {
            writer.Line(statement);
        }

        writer.Close();
        return context.Methods.Add(Identifiers.Pascal(epilogue.Label) + "Epilogue", writer.Close().ToString());
    }
}
