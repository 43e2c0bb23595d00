using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Passes;

namespace CompiledNet.Generator.Emit;

/// <summary>Writes the generated part of a network: the class, its public members, and its programs in a nested class.</summary>
internal static class NetworkEmitter
{
    /// <summary>The namespace of what is not the user's, in the library's.</summary>
    public const string Namespace = "Generated";

    /// <summary>The name of the class of programs.</summary>
    public const string ProgramsClass = "Programs";

    public static string Emit(CompiledNetwork network, KernelChoice kernels)
    {
        var context = new EmitContext(network, kernels);
        var writer = new CodeWriter();
        TypeFrame.Open(writer, network.Model.Type, ClassComment(context), new InterfaceEmitter(network).Interfaces);
        MemberEmitter.Emit(writer, context);
        TypeFrame.Close(writer, network.Model.Type);
        if (!network.Graph.IsPlain && network.Graph.Losses.Count > 0 && StepExtensionEmitter.IsExtension(network))
        {
            StepExtensionEmitter.Emit(writer, context);
        }

        TypeFrame.CloseNamespace(writer, network.Model.Type);
        WriteGenerated(writer, context);
        return writer.ToString();
    }

    /// <summary>What is called: classes of this file alone, in a namespace where no name of the user's is in sight.</summary>
    private static void WriteGenerated(CodeWriter writer, EmitContext context)
    {
        writer.Line();
        writer.Open($"namespace CompiledNet.{Namespace}");
        foreach (string name in RuntimeNames.Namespaces)
        {
            writer.Line($"using global::{name};");
        }

        writer.Line();
        InfoEmitter.Emit(writer, context);
        writer.Block($$"""

            /// <summary>What the compiler wrote for this network.</summary>
            file static class {{ProgramsClass}}
            """);
        writer.Open();
        context.Constants.Write(writer);
        writer.Line();
        DispatchEmitter.Emit(writer, context);
        foreach (string text in context.Programs.Concat(context.Methods.Texts).Concat(context.RowMethods.Select(method => method.Text)))
        {
            writer.Line();
            writer.Line(text.TrimEnd('\n'));
        }

        writer.Close();
        writer.Close();
    }

    /// <summary>What an optimised compilation writes of a network's specialised code.</summary>
    public static EmissionBudget BudgetOf(NetworkModel network) => new EmitContext(PassPipeline.Run(network), KernelChoice.Auto).Budget;

    private static string Shapes(IEnumerable<Slot> slots) => string.Join(" and ", slots.Select(slot => slot.Shape));

    private static IEnumerable<string> ClassComment(EmitContext context)
    {
        CompiledNetwork network = context.Network;
        string shapes = $"{Shapes(network.Slots.Inputs)} to {Shapes(network.Slots.Outputs)}";
        yield return "/// <summary>";
        yield return $"/// {Literals.Xml($"{shapes}, {network.ParameterCount:N0} parameters.")}";
        foreach (string line in SummaryTable.CommentLines(context))
        {
            yield return line;
        }

        yield return "/// </summary>";
    }
}
