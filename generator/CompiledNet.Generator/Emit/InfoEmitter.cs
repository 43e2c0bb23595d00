using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Model;
using CompiledNet.Runtime;

namespace CompiledNet.Generator.Emit;

/// <summary>Writes the network's description: lengths, the parameter table, the summary, and the memory of each program.</summary>
internal static class InfoEmitter
{
    /// <summary>The C# of the description.</summary>
    public const string Instance = "__Description.Info";

    private const int ProgramCount = 6;

    public static void Emit(CodeWriter writer, CompiledNetwork network)
    {
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
        writer.Line("InputLength = InputLength,");
        writer.Line("OutputLength = OutputLength,");
        writer.Line("ParameterLength = ParameterLength,");
        if (network.TakesLabels)
        {
            writer.Line($"LabelLength = {Literals.Int(network.OutputShape.Positions)},");
            writer.Line($"Classes = {Literals.Int(network.OutputShape.Features)},");
        }

        if (network.TakesTargets)
        {
            writer.Line($"TargetLength = {Literals.Int(network.OutputShape.Length)},");
            writer.Line($"TargetsAreDistributions = {(network.Loss!.Kind == LossKind.CrossEntropy ? "true" : "false")},");
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
            IReadOnlyList<string> lines = SummaryTable.Lines(network);
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
        string shape = string.Join(", ", parameter.Shape.Axes.Select(axis => Literals.Int(axis)));
        string layout = parameter.Kind == ParameterKind.Weights
            ? $"Panels({Literals.Int(parameter.Offset)}, {Literals.Int(parameter.Outputs)}, {Literals.Int(parameter.Inputs)}, {Literals.Int(parameter.PanelStride)})"
            : $"Vector({Literals.Int(parameter.Offset)}, {Literals.Int(parameter.Outputs)})";
        string rule = $"{RuntimeNames.Library}Init.{parameter.Init}";
        string initializer = parameter.Kind == ParameterKind.Weights
            ? $"Weight({rule}, {Literals.Int(parameter.FanIn)}, {Literals.Int(parameter.FanOut)})"
            : $"Bias({rule}, {Literals.Int(parameter.FanIn)})";
        return $"new({Literals.String(parameter.Name)}, new[] {{ {shape} }}, {RuntimeNames.ParameterLayout}.{layout}, {RuntimeNames.Initializer}.{initializer})";
    }
}
