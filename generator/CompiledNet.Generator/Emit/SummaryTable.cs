using System.Globalization;
using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Layers;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Passes;
using CompiledNet.Runtime;

namespace CompiledNet.Generator.Emit;

/// <summary>
/// The table of a network: layer, output shape, trainable parameters, multiply-adds of the forward pass for one example, the bytes that
/// the layer's parameters take as they are stored, padding and running statistics included, and what it was fused with; totals, and memory.
/// </summary>
internal static class SummaryTable
{
    private const int FirstNumber = 2;
    private const int LastNumber = 4;
    private const string InInference = " (inference)";

    /// <summary>The last column stands only where the network passes its emission budget.</summary>
    private static readonly string[] s_header = ["layer", "output", "parameters", "multiply-adds", "bytes", "fused with", "kernels"];

    public static IReadOnlyList<string> Lines(EmitContext context)
    {
        CompiledNetwork network = context.Network;
        HashSet<string> left = [.. context.Budget.LeftLayers];
        var rows = new List<string[]> { s_header };
        long totalParameters = 0, totalMultiplyAdds = 0;
        foreach (LayerNode node in network.Graph.Nodes)
        {
            LayerModel layer = node.Layer;
            List<Parameter> own = network.Parameters.All.Where(parameter => parameter.Layer == layer.Name).ToList();
            long parameters = own.Where(parameter => parameter.IsTrainable).Sum(parameter => (long)parameter.Shape.Length);
            long multiplyAdds = LayerKinds.CostOf(node).MultiplyAdds;
            totalParameters += parameters;
            totalMultiplyAdds += multiplyAdds;
            rows.Add(
                [
                    layer.Name, layer is LossModel ? "loss" : node.Shape.ToString(), Number(parameters), Number(multiplyAdds),
                    Number(Bytes(own.Sum(parameter => (long)parameter.BlockLength))), FusedWith(network, node),
                    left.Contains(layer.Name) ? "the library's" : string.Empty]);
        }

        rows.Add(
            [
                "total", string.Empty, Number(totalParameters), Number(totalMultiplyAdds), Number(Bytes(network.Parameters.Length)),
                string.Empty, string.Empty]);
        var lines = Align(left.Count > 0 ? rows : rows.Select(row => row.Take(row.Length - 1).ToArray()).ToList());
        if (WinogradLayers(network) is { Length: > 0 } winograd)
        {
            lines.Add($"by Winograd's algorithm F(2x2, 3x3): {winograd}");
        }

        lines.Add($"inference: {Memory(network.Inference.Arenas[network.Slots.Programs[CallLayout.PredictProgram]])}");
        if (network.Derivation is { } derivation)
        {
            lines.Add(FormattableString.Invariant($"forms of parameters: {Bytes(derivation.DerivedLength):N0} bytes"));
        }

        lines.Add($"training: {Memory(network.Training.Arenas[network.Training.Program])}");
        if (left.Count > 0)
        {
            lines.Add(
                FormattableString.Invariant(
                    $"emission budget: {context.Budget.WrittenLines:N0} of {context.Budget.WantedLines:N0} lines of specialised code, the rest calls the library's kernels"));
        }

        return lines;
    }

    /// <summary>The table in a doc comment.</summary>
    public static IEnumerable<string> CommentLines(EmitContext context) =>
        context.Summary.Select(line => "/// " + Literals.Xml(line)).Prepend("/// <code>").Append("/// </code>");

    private static string FusedWith(CompiledNetwork network, LayerNode node)
    {
        LayerModel layer = node.Layer;
        if (!network.Model.Fuse)
        {
            return string.Empty;
        }

        if (layer is LossModel loss)
        {
            return LossPartners.Are(node.Inputs[0].Layer, loss.Kind) ? node.Inputs[0].Name : string.Empty;
        }

        if (layer is DropoutModel)
        {
            return "gone" + InInference;
        }

        string? always = ProductWith(network, layer.Name, isTraining: true), inference = ProductWith(
            network, layer.Name, isTraining: false);
        return always ?? (inference is null ? string.Empty : inference + InInference);
    }

    /// <summary>The product that a layer's expression or normalisation became part of.</summary>
    private static string? ProductWith(CompiledNetwork network, string layer, bool isTraining) => network.Functions
        .Where(function => function.IsTraining == isTraining)
        .SelectMany(function => function.Operations)
        .OfType<ContractionOperation>()
        .FirstOrDefault(contraction => !contraction.IsInputGradient
            && (contraction.Normalization?.Label == layer || contraction.Epilogue?.Layers.Any(part => part.Label == layer) == true))?.Label;

    /// <summary>The convolutions that go by Winograd's algorithm, and what of each, where it is not all.</summary>
    private static string WinogradLayers(CompiledNetwork network)
    {
        List<Operation> operations = [.. network.Training.Operations.Concat(network.Inference.Operations)];
        return string.Join(", ", network.Graph.Nodes.Select(node => node.Name).Select(Describe).OfType<string>());

        string? Describe(string layer)
        {
            (string Name, bool? Is)[] parts =
            [
                ("forward", Is(false)), ("input gradient", Is(true)),
                ("weight gradient", operations.Any(operation => operation is WinogradSumsOperation && operation.Label == layer)),
            ];
            string[] names = [.. parts.Where(part => part.Is == true).Select(part => part.Name)];
            return names.Length == 0 ? null : parts.All(part => part.Is != false) ? layer : $"{layer} ({string.Join(" and ", names)})";

            bool? Is(bool isGradient) => operations.OfType<ContractionOperation>()
                .FirstOrDefault(contraction => contraction.Label == layer && contraction.IsInputGradient == isGradient) is { } found
                ? found.Winograd is not null
                : null;
        }
    }

    private static List<string> Align(List<string[]> rows)
    {
        int columns = rows[0].Length;
        int[] widths = Enumerable.Range(0, columns).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return rows.Select(row => string.Join("  ", row.Select(Pad)).TrimEnd()).ToList();

        string Pad(string cell, int column) =>
            column is >= FirstNumber and <= LastNumber ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]);
    }

    private static string Number(long value) => value == 0 ? string.Empty : value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Memory(Storage arena) =>
        FormattableString.Invariant($"{Bytes(arena.PerRow):N0} bytes a row + {Bytes(arena.Fixed):N0} bytes");

    private static long Bytes(long floats) => floats * sizeof(float);
}
