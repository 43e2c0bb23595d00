extern alias Generator;

using System.Globalization;
using CompiledNet.Tests.Reference;
using Generator::CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Tests.Networks;

/// <summary>
/// Spans do not cross reflection, so a network of several inputs or outputs is called by a class that is compiled beside it: an array a
/// slot, handed to the public methods by the names that their parameters must have.
/// </summary>
internal static class SlotCalls
{
    /// <summary>The name of the class for a network.</summary>
    public static string ClassOf(string network) => network + "Calls";

    /// <summary>The C# of the class; null for a network of one input and one output, which has interfaces.</summary>
    public static string? Text(string name, NetworkModel model)
    {
        var network = new ReferenceNetwork(model);
        if (network.IsPlain)
        {
            return null;
        }

        string[] inputs = [.. network.Inputs.Select(input => network.Inputs.Count == 1 ? "inputs" : Camel(input.Name))];
        string[] losses = [.. network.Heads.Select(head => Camel(head.Name))];
        string[] outputs = [.. network.Outputs.Select(output => Camel(output.Name))];
        string[] inputTypes = [.. network.Inputs.Select(input => input.Vocabulary is null ? "float" : "int")];
        string[] inputGradients =
        [
            .. inputs.Where((_, i) => inputTypes[i] == "float").Select(input => input == "inputs" ? "inputGradients" : input + "Gradients"),
        ];
        var methods = new List<string>
        {
            Method("Predict", name, "network.Predict", [.. inputs.Zip(inputTypes), .. outputs.Select(Float)], "; return 0"),
            Method(
                "BackwardFrom",
                name,
                "network.BackwardFrom",
                [
                    .. inputs.Zip(inputTypes), .. outputs.Select(output => Float(output + "Gradients")), Float("gradients"),
                    .. inputGradients.Select(Float)],
                "; return 0"),
        };
        foreach (string[] types in TargetTypes(network))
        {
            string variant = types[0];
            (string, string)[] given = [.. inputs.Zip(inputTypes), .. losses.Zip(types)];
            IEnumerable<string> targetGradients = losses.Where((_, i) => types[i] == "float").Select(loss => loss + "Gradients");
            methods.Add(Method("Loss_" + variant, name, "return network.Loss", given));
            methods.Add(
                Method("Backward_" + variant, name, "return network.Backward", [.. given, Float("gradients"), .. inputGradients.Concat(targetGradients).Select(Float)]));
            methods.Add(Method(
                $"Step_{variant}<TOptimizer>",
                $"CompiledNet.Trainer<{name}, TOptimizer>",
                "return network.Step",
                [.. given, Float("sampleWeights")],
                constraint: " where TOptimizer : struct, CompiledNet.IOptimizer"));
        }

        return $"internal static class {ClassOf(name)}\n{{\n{string.Join("\n", methods)}\n}}\n";
    }

    /// <summary>The kinds of targets that the losses take: of a single cross-entropy that does not say, both.</summary>
    private static IEnumerable<string[]> TargetTypes(ReferenceNetwork network)
    {
        if (network.Heads.Count == 0)
        {
            yield break;
        }

        yield return [.. network.Heads.Select(head => head.Model.TakesLabels ? "int" : "float")];
        if (network.Heads is [{ Model: { Kind: LossKind.CrossEntropy, TakesDistributions: false } }])
        {
            yield return ["float"];
        }
    }

    private static (string Name, string Type) Float(string name) => (name, "float");

    private static string Method(
        string method, string receiver, string call, (string Name, string Type)[] arguments, string end = "", string constraint = "")
    {
        IEnumerable<string> given = arguments.Select((argument, i) =>
            string.Create(CultureInfo.InvariantCulture, $"{Escaped(argument.Name)}: ({argument.Type}[]?)arrays[{i}]"));
        return $"    public static float {method}({receiver} network, System.Array?[] arrays){constraint} {{ {call}({string.Join(", ", given)}){end}; }}";
    }

    /// <summary>The name of a layer as that of a parameter: without dots and underscores, in camel case.</summary>
    private static string Camel(string name)
    {
        string[] words = name.Split(['.', '_'], StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(
            words.Select((word, i) => (i == 0 ? char.ToLowerInvariant(word[0]) : char.ToUpperInvariant(word[0])) + word[1..]));
    }

    private static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
