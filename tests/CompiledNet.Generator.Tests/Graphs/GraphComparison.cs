extern alias library;

using System.Reflection;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Layers;
using CompiledNet.Generator.Model;
using library::CompiledNet;

namespace CompiledNet.Generator.Tests.Graphs;

/// <summary>
/// Compares the graph that a network describes itself by with the compiler's, node by node, and its arguments with what the attributes on
/// the class say of themselves, which the compiler has no part in.
/// </summary>
internal static class GraphComparison
{
    /// <summary>Properties that are no arguments of a node: its name, and the values that it reads.</summary>
    private static readonly string[] s_edges = ["Name", "Names", "Layer", "TypeId"];

    public static void Agrees(LoadedGraph network)
    {
        NetworkInfo info = network.Info;
        LayerNode[] nodes = [.. network.Own.Nodes.Where(node => node.Layer is not FromModel)];
        Attribute[] attributes = [.. AttributesOf(network.Type)];
        Assert.Equal(nodes.Length, info.Graph.Nodes.Count);
        Assert.Equal(nodes.Length, attributes.Length);
        for (int i = 0; i < nodes.Length; i++)
        {
            NodeInfo node = info.Graph.Nodes[i];
            Assert.Equal(i, node.Index);
            Assert.Same(node, info.Graph[node.Name]);
            CompareNode(nodes[i], node);
            CompareArguments(attributes[i], node);
        }

        CompareSlots(network.Own, info);
    }

    /// <summary>The attributes of a class that are nodes, in the order of declaration.</summary>
    public static IEnumerable<Attribute> AttributesOf(Type type) =>
        type.GetCustomAttributes(inherit: false).OfType<LayerAttribute>().Where(attribute => attribute is not FromAttribute);

    /// <summary>The properties of an attribute that are arguments of its node.</summary>
    public static IEnumerable<PropertyInfo> ArgumentsOf(Type attribute) =>
        attribute.GetProperties().Where(property => !s_edges.Contains(property.Name));

    public static string KindOf(Type attribute) => attribute.Name[..^nameof(Attribute).Length];

    private static void CompareNode(LayerNode expected, NodeInfo node)
    {
        Assert.Equal(expected.Name, node.Name);
        Assert.Equal(expected.Layer.AttributeName, node.Kind);
        Assert.Equal(expected.Shape.Axes, node.Shape);
        Assert.Equal(expected.Inputs.Select(input => input.Name), node.Inputs.Select(input => input.Name));
        Assert.All(node.Inputs, input => Assert.True(input.Index < node.Index));
        Assert.Equal(LayerKinds.ParametersOf(expected).Select(parameter => parameter.Name), node.Parameters.Select(one => one.Name));
    }

    private static void CompareArguments(Attribute attribute, NodeInfo node)
    {
        Assert.Equal(KindOf(attribute.GetType()), node.Kind);
        var given = ArgumentsOf(attribute.GetType())
            .Select(property => (property.Name, Value: property.GetValue(attribute)))
            .Where(argument => argument.Value is not null)
            .OrderBy(argument => argument.Name, StringComparer.Ordinal)
            .ToArray();
        ArgumentInfo[] described = [.. node.Arguments.OrderBy(argument => argument.Name, StringComparer.Ordinal)];
        Assert.Equal(given.Select(argument => argument.Name), described.Select(argument => argument.Name));
        for (int i = 0; i < given.Length; i++)
        {
            switch (given[i].Value)
            {
                case int[] numbers:
                    Assert.Equal(numbers, Assert.IsAssignableFrom<IReadOnlyList<int>>(described[i].Value));
                    break;
                case double number:
                    Assert.Equal(BitConverter.DoubleToInt64Bits(number), BitConverter.DoubleToInt64Bits((double)described[i].Value));
                    break;
                case Enum member:
                    Assert.Equal(member.ToString(), described[i].Value);
                    break;
                case var value:
                    Assert.Equal(value, described[i].Value);
                    break;
            }
        }
    }

    private static void CompareSlots(NetworkGraph expected, NetworkInfo info)
    {
        GraphInfo graph = info.Graph;
        Assert.Equal(expected.Inputs.Select(node => node.Name), graph.Inputs.Select(node => node.Name));
        Assert.Equal(info.Inputs, graph.Inputs.Select(node => node.Input));
        Assert.Equal(expected.Losses.Select(node => node.Name), graph.Losses.Select(node => node.Name));
        Assert.Equal(info.Losses, graph.Losses.Select(node => node.Loss));
        Assert.Equal(info.Outputs.Count, graph.Outputs.Count);
        for (int i = 0; i < graph.Outputs.Count; i++)
        {
            GraphOutput output = expected.Outputs[i];
            Assert.Equal(output.Loss is null ? output.Name : output.Value.Name, graph.Outputs[i].Name);
            Assert.Contains(info.Outputs[i], graph.Outputs[i].Outputs);
            Assert.Equal(info.Outputs[i].Shape, graph.Outputs[i].Shape);
        }

        Assert.Equal(graph.Outputs.Count, graph.Nodes.Sum(node => node.Outputs.Count));
        for (int i = 0; i < graph.Losses.Count; i++)
        {
            Assert.Same(graph.Outputs[info.Losses[i].Output], Assert.Single(graph.Losses[i].Inputs));
            Assert.Equal(info.Targets.Select(variant => variant[i]), graph.Losses[i].Targets);
        }

        Assert.All(graph.Nodes.Where(node => node.Loss is null), node => Assert.Empty(node.Targets));
        Assert.Equal(info.ParameterTable, graph.Nodes.SelectMany(node => node.Parameters));
    }
}
