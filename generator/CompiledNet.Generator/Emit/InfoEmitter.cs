using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Layers;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Passes;
using CompiledNet.Runtime;

namespace CompiledNet.Generator.Emit;

/// <summary>
/// Writes the network's description: lengths, the parameter table, the summary, the graph, and the memory of each program.
/// </summary>
internal static class InfoEmitter
{
    /// <summary>The C# of the description.</summary>
    public const string Instance = QualifiedNames.Description + ".Info";

    /// <summary>The name of its class.</summary>
    public const string DescriptionClass = "Description";

    public static void Emit(CodeWriter writer, EmitContext context)
    {
        CompiledNetwork network = context.Network;
        writer.Line("/// <summary>What is known of this network at compile time.</summary>");
        writer.Open($"file sealed class {DescriptionClass}(string name, ParameterInfo[] parameters) : NetworkInfo(name, parameters)");
        writer.Line("/// <summary>The version of the library's contract that this code was written for.</summary>");
        writer.Line($"public const int ContractVersion = RuntimeContract.Version1;");
        writer.Line();
        writer.Line($"public static readonly NetworkInfo Info = new {DescriptionClass}(");
        writer.Indented(list =>
        {
            list.Line($"{Literals.String(network.Model.Type.Name.TrimStart('@'))},");
            list.Line($"new ParameterInfo[]");
            list.Open();
            foreach (Parameter parameter in network.Parameters.All)
            {
                list.Line(ParameterLine(parameter) + ",");
            }

            list.Close(")");
        });
        writer.Open();
        writer.Line($"Fingerprint = {Literals.String(Fingerprint.Of(network))},");
        WriteSlots(writer, network);
        writer.Line($"ParameterLength = {Literals.Int(network.Parameters.Length)},");
        if (network.Derivation is { } derivation)
        {
            writer.Line($"DerivedLength = {Literals.Offset(derivation.DerivedLength)},");
        }

        if (network.MinimumTrainingRows > 1)
        {
            writer.Line($"MinimumTrainingRows = {Literals.Int(network.MinimumTrainingRows)},");
        }

        writer.Line($"RowBlock = {Literals.Int(RowBlocks.Of(network.Inference))},");
        writer.Line("Arenas = new[]");
        writer.Open();
        foreach (Program program in network.Slots.Programs)
        {
            Storage arena = (program.IsTraining ? network.Training : network.Inference).Arenas[program];
            writer.Line($"new ArenaSize({Literals.Int(arena.PerRow)}, {Literals.Int(arena.Fixed)}), // {program}");
        }

        writer.Close(",");
        writer.Line("Summary =");
        WriteText(writer, context.Summary, ",");
        writer.Close(";");
        writer.Line();

        // A member of its own, which trimming removes with the text where nobody asks for the graph.
        writer.Line("/// <summary>The graph, a line a node.</summary>");
        writer.Line("protected override string GraphText =>");
        WriteText(writer, GraphText.Lines(network), ";");
        writer.Close();
    }

    /// <summary>A constant of several lines.</summary>
    private static void WriteText(CodeWriter writer, IReadOnlyList<string> lines, string end) => writer.Indented(text =>
    {
        for (int i = 0; i < lines.Count; i++)
        {
            bool isLast = i == lines.Count - 1;
            text.Line(Literals.String(lines[i] + (isLast ? string.Empty : "\n")) + (isLast ? end : " +"));
        }
    });

    private static void WriteSlots(CodeWriter writer, CompiledNetwork network)
    {
        const string slot = "SlotInfo", loss = "LossInfo";
        NetworkSlots slots = network.Slots;
        writer.Line(
            $"Inputs = new {slot}[] {{ {string.Join(", ", slots.Inputs.Select(input => Slot(input, input.IsIntegers ? "Tokens" : "Values", network.VocabularyOf(input) ?? 0)))} }},");
        writer.Line($"Outputs = new {slot}[] {{ {string.Join(", ", slots.Outputs.Select(output => Slot(output, "Values", 0)))} }},");
        if (slots.Targets.Count == 0)
        {
            return;
        }

        writer.Line($"Losses = new {loss}[] {{ {string.Join(", ", network.Graph.Losses.Select(Loss))} }},");
        writer.Line($"Targets = new {slot}[][]");
        writer.Open();
        foreach (IReadOnlyList<Slot> variant in slots.Targets)
        {
            writer.Line(
                $"new {slot}[] {{ {string.Join(", ", variant.Select(target => Slot(target, TargetKind(network, target), target.IsIntegers ? network.ClassesOf(target) : 0)))} }},");
        }

        writer.Close(",");

        string Loss(LayerNode node)
        {
            int output = network.Graph.Outputs.Select((output, i) => (output, i)).First(pair => pair.output.Loss == node).i;
            return $"new({Literals.String(node.Name)}, {Literals.Int(output)}, {Literals.Double(((LossModel)node.Layer).Weight)})";
        }
    }

    private static string Slot(Slot slot, string kind, int count) =>
        $"new({Literals.String(slot.Name)}, SlotKind.{kind}, new[] {{ {Axes(slot.Shape)} }}{(count == 0 ? string.Empty : ", " + Literals.Int(count))})";

    private static string TargetKind(CompiledNetwork network, Slot target) =>
        target.IsIntegers ? "Labels" : network.LossOf(target).Kind switch
    {
        LossKind.CrossEntropy => "Distributions",
        LossKind.BinaryCrossEntropy => "Probabilities",
        _ => "Values",
    };

    private static string ParameterLine(Parameter parameter)
    {
        string trainable = parameter.IsTrainable ? string.Empty : ", isTrainable: false";
        string momentum = parameter.Momentum is { } weight ? $" {{ Momentum = {Literals.Float(weight)} }}" : string.Empty;
        return $"new({Literals.String(parameter.Name)}, new[] {{ {Axes(parameter.Shape)} }}, ParameterLayout.{Layout(parameter)}, Initializer.{Start(parameter)}{trainable}){momentum}";
    }

    private static string Axes(Shape shape) => string.Join(", ", shape.Axes.Select(axis => Literals.Int(axis)));

    private static string Layout(Parameter parameter)
    {
        string place = $"{Literals.Int(parameter.Offset)}, {Literals.Int(parameter.Outputs)}";
        return parameter.Kind switch
        {
            ParameterKind.Weights => $"Panels({place}, {Literals.Int(parameter.Inputs)}, {Literals.Int(parameter.Matrix.Stride)})",
            ParameterKind.Filters =>
                $"Filters({place}, {Literals.Int(parameter.Channels)}, {Literals.Int(parameter.Taps)}, {Literals.Int(parameter.Matrix.Stride)})",
            ParameterKind.Table => $"Table({place}, {Literals.Int(parameter.Shape.Features)})",
            _ => $"Vector({place})",
        };
    }

    private static string Start(Parameter parameter)
    {
        ParameterStart start = parameter.Start;
        string rule = $"Init.{start.Rule}";
        return start.Constant is { } constant ? $"Constant({Literals.Double(constant)})"
            : parameter.Kind == ParameterKind.Bias ? $"Bias({rule}, {Literals.Int(start.FanIn)})"
            : start.IsUnit ? $"Table({rule}, {Literals.Int(start.FanIn)}, {Literals.Int(start.FanOut)})"
            : $"Weight({rule}, {Literals.Int(start.FanIn)}, {Literals.Int(start.FanOut)})";
    }
}
