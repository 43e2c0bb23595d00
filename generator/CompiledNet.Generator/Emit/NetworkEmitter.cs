using CompiledNet.Generator.Emit.StraightLine;
using CompiledNet.Generator.Emit.Tiles;
using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Model;
using CompiledNet.Runtime;

namespace CompiledNet.Generator.Emit;

/// <summary>Writes the generated part of a network: the class, its public members, and its programs in a nested class.</summary>
internal static class NetworkEmitter
{
    /// <summary>The name of the nested class; a user's member of this name would collide.</summary>
    public const string ProgramsClass = "Programs";

    public static string Emit(CompiledNetwork network, KernelForm form)
    {
        var context = new EmitContext(network, form);
        List<string> programs = network.Functions.Select(function => ProgramEmitter.Emit(context, function)).ToList();

        var writer = new CodeWriter();
        TypeFrame.Open(writer, network.Model.Type, ClassComment(network), MemberEmitter.Interfaces(network));
        MemberEmitter.Emit(writer, context);
        writer.Line();
        writer.Line("/// <summary>What the compiler wrote for this network.</summary>");
        writer.Open($"private static class {ProgramsClass}");
        DispatchEmitter.Emit(writer, context);
        foreach (string text in programs.Concat(context.Methods.Texts))
        {
            writer.Line();
            writer.Line(text.TrimEnd('\n'));
        }

        if (context.HasStraightLine)
        {
            writer.Line();
            StraightLineEmitter.Emit(writer, network.Find(NetworkProgram.Predict)!);
        }

        if (form == KernelForm.Emitted)
        {
            EmitTiles(writer, new TileSet(network));
        }

        writer.Close();
        TypeFrame.Close(writer, network.Model.Type);
        return writer.ToString();
    }

    private static void EmitTiles(CodeWriter writer, TileSet tiles)
    {
        if (tiles.HasProducts)
        {
            writer.Line();
            ProductEmitter.Emit(writer, tiles);
        }

        if (tiles.GradientHeights.Count > 0)
        {
            writer.Line();
            GradientEmitter.Emit(writer, tiles);
        }
    }

    private static IEnumerable<string> ClassComment(CompiledNetwork network)
    {
        yield return "/// <summary>";
        yield return $"/// {Literals.Xml($"{network.InputShape} to {network.OutputShape}, {network.ParameterCount:N0} parameters.")}";
        foreach (string line in SummaryTable.CommentLines(network))
        {
            yield return line;
        }

        yield return "/// </summary>";
    }
}
