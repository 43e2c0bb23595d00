using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Passes;
using CompiledNet.Runtime;

namespace CompiledNet.Generator.Emit;

/// <summary>Writes the network's description: lengths, the parameter table, the summary, and the memory of each program.</summary>
internal static class InfoEmitter
{
    /// <summary>The C# of the description.</summary>
    public const string Instance = "__Description.Info";

    private const int ProgramCount = 6;

    public static void Emit(CodeWriter writer, EmitContext context)
    {
        CompiledNetwork network = context.Network;
        writer.Line();
        writer.Line("/// <summary>What is known of this network at compile time.</summary>");
        writer.Open("private static class __Description");
        writer.Line("/// <summary>The version of the library's contract that this code was written for.</summary>");
        writer.Line($"public const int ContractVersion = {RuntimeNames.Contract}.Version1;");
        writer.Line();
        writer.Line($"public static readonly {RuntimeNames.Library}NetworkInfo Info = new(");
        writer.Indented(list =>
        {
            list.Line($"{Literals.String(network.Model.Type.Name.TrimStart('@'))},");
            list.Line($"new {RuntimeNames.Library}ParameterInfo[]");
            list.Open();
            foreach (Parameter parameter in network.Parameters.All)
            {
                list.Line(ParameterLine(parameter) + ",");
            }

            list.Close(")");
        });
        writer.Open();
        writer.Line($"Fingerprint = {Literals.String(Fingerprint.Of(network))},");
        writer.Line("InputLength = InputLength,");
        if (network.InputShape.Rank > 1)
        {
            writer.Line($"InputShape = new[] {{ {Axes(network.InputShape)} }},");
        }

        writer.Line("OutputLength = OutputLength,");
        writer.Line("ParameterLength = ParameterLength,");
        if (network.TakesLabels)
        {
            writer.Line($"LabelLength = {Literals.Int(network.OutputShape.Positions)},");
            writer.Line($"Classes = {Literals.Int(network.OutputShape.Features)},");
        }

        if (network.Vocabulary is { } vocabulary)
        {
            writer.Line($"Vocabulary = {Literals.Int(vocabulary)},");
        }

        if (network.MinimumTrainingRows > 1)
        {
            writer.Line($"MinimumTrainingRows = {Literals.Int(network.MinimumTrainingRows)},");
        }

        if (network.TakesTargets)
        {
            writer.Line($"TargetLength = {Literals.Int(network.OutputShape.Length)},");
            writer.Line($"TargetsAreDistributions = {(network.Loss!.Kind == LossKind.CrossEntropy ? "true" : "false")},");
            if (network.Loss.Kind == LossKind.BinaryCrossEntropy)
            {
                writer.Line("TargetsAreProbabilities = true,");
            }
        }

        writer.Line("Arenas = new[]");
        writer.Open();
        for (int i = 0; i < ProgramCount; i++)
        {
            Storage arena = network.Find((NetworkProgram)i)?.Arena ?? default;
            writer.Line($"new {RuntimeNames.ArenaSize}({Literals.Int(arena.PerRow)}, {Literals.Int(arena.Fixed)}), // {(NetworkProgram)i}");
        }

        writer.Close(",");
        writer.Line("Summary =");
        writer.Indented(text =>
        {
            IReadOnlyList<string> lines = context.Summary;
            for (int i = 0; i < lines.Count; i++)
            {
                bool isLast = i == lines.Count - 1;
                text.Line(Literals.String(lines[i] + (isLast ? string.Empty : "\n")) + (isLast ? "," : " +"));
            }
        });
        writer.Close(";");
        writer.Close();
    }

    private static string ParameterLine(Parameter parameter)
    {
        string trainable = parameter.IsTrainable ? string.Empty : ", isTrainable: false";
        string momentum = parameter.Momentum is { } weight ? $" {{ Momentum = {Literals.Float(weight)} }}" : string.Empty;
        return $"new({Literals.String(parameter.Name)}, new[] {{ {Axes(parameter.Shape)} }}, {RuntimeNames.ParameterLayout}.{Layout(parameter)}, {RuntimeNames.Initializer}.{Start(parameter)}{trainable}){momentum}";
    }

    private static string Axes(Shape shape) => string.Join(", ", shape.Axes.Select(axis => Literals.Int(axis)));

    private static string Layout(Parameter parameter)
    {
        string place = $"{Literals.Int(parameter.Offset)}, {Literals.Int(parameter.Outputs)}";
        return parameter.Kind switch
        {
            ParameterKind.Weights => $"Panels({place}, {Literals.Int(parameter.Inputs)}, {Literals.Int(parameter.Matrix.Stride)})",
            ParameterKind.Filters => $"Filters({place}, {Literals.Int(parameter.Channels)}, {Literals.Int(parameter.Taps)}, {Literals.Int(parameter.Matrix.Stride)})",
            ParameterKind.Table => $"Table({place}, {Literals.Int(parameter.Shape.Features)})",
            _ => $"Vector({place})",
        };
    }

    private static string Start(Parameter parameter)
    {
        ParameterStart start = parameter.Start;
        string rule = $"{RuntimeNames.Library}Init.{start.Rule}";
        return start.Constant is { } constant ? $"Constant({Literals.Double(constant)})"
            : parameter.Kind == ParameterKind.Bias ? $"Bias({rule}, {Literals.Int(start.FanIn)})"
            : start.IsUnit ? $"Table({rule}, {Literals.Int(start.FanIn)}, {Literals.Int(start.FanOut)})"
            : $"Weight({rule}, {Literals.Int(start.FanIn)}, {Literals.Int(start.FanOut)})";
    }
}
