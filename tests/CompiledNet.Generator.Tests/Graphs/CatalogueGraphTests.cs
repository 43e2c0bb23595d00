extern alias library;

using CompiledNet.Generator.Layers;
using CompiledNet.Generator.Tests.Docs;
using library::CompiledNet;

namespace CompiledNet.Generator.Tests.Graphs;

/// <summary>Every kind of layer, input, output and loss of the compiler's table, and every argument, stands in graphs.</summary>
public sealed class CatalogueGraphTests
{
    /// <summary>Each argument with another value than its default.</summary>
    private const string EveryArgument = """
        using CompiledNet;

        [Network(Fuse = false)]
        [Input(3, 9, 8, Name = "picture")]
        [Conv2D(6, 3, Stride = 2, Padding = 3, Dilation = 2, Groups = 3, Bias = false, Init = Init.He, Name = "enc.conv")]
        [BatchNorm(Epsilon = 1e-3, Momentum = 0.30000000000000004), LeakyReLU(0.1)]
        [MaxPool2D(3, Stride = 1, Padding = 1), AveragePool2D(2, Stride = 1, Padding = 1), GELU(Approximate = true)]
        [Conv2D(2, 1, 2), ELU(1.0 / 3)]
        [Conv2D(2, 2, StrideHeight = 2, StrideWidth = 1, PaddingTop = 2, PaddingBottom = 3, PaddingLeft = 4, PaddingRight = 5, DilationHeight = 1, DilationWidth = 3)]
        [MaxPool2D(3, Height = 4, Width = 2, StrideHeight = 2, StrideWidth = 1, PaddingTop = 2, PaddingBottom = 1, PaddingLeft = 0, PaddingRight = 1, CeilMode = true)]
        [AveragePool2D(2, Height = 3, Width = 2, StrideHeight = 1, StrideWidth = 2, PaddingTop = 0, PaddingBottom = 1, PaddingLeft = 1, PaddingRight = 0, CeilMode = true)]
        [Conv2D(2, 2, Same = true), MaxPool2D(2, Same = true), AveragePool2D(3, Height = 2, Same = true), Flatten(Name = "features")]
        [Input(4, Tokens = true, Name = "words")]
        [Embedding(11, 6, Init = Init.LeCun, Name = "table"), LayerNorm(Epsilon = 1e-300)]
        [Conv1D(5, 3, Stride = 2, Padding = 1, Dilation = 2, Groups = 1, Bias = false, Init = Init.Xavier, Name = "text")]
        [Conv1D(5, 1, Groups = 5), MaxPool1D(3, Stride = 2, Padding = 1), AveragePool1D(2, Stride = 1, Padding = 1)]
        [Conv1D(5, 2, PaddingLeft = 2, PaddingRight = 3), MaxPool1D(3, PaddingLeft = 1, PaddingRight = 0, CeilMode = true)]
        [AveragePool1D(2, PaddingLeft = 1, PaddingRight = 0, CeilMode = true)]
        [Conv1D(5, 2, Same = true), MaxPool1D(2, Stride = 1, Same = true), AveragePool1D(2, Stride = 1, Same = true)]
        [Concat("text", Axis = 1), Flatten, Dense(6, Bias = false, Init = Init.He), Dense(11, Tied = "table")]
        [Softmax, CrossEntropy(LabelSmoothing = 0.1, Distributions = true, Weight = 1e-7, Name = "next")]
        [From("features"), Dense(2, Name = "two"), Sigmoid, BinaryCrossEntropy(Weight = 0.1)]
        [From("two"), LogSoftmax, NegativeLogLikelihood(Weight = 123456789.123)]
        [From("two"), Huber(Delta = 0.7, Weight = -0.5)]
        [From("two"), MeanSquaredError(Weight = 5e-324)]
        [From("two"), MeanAbsoluteError(Weight = 1.7976931348623157e308)]
        public sealed partial class Unusual;
        """;

    public static TheoryData<string> Kinds => [.. LayerKinds.Attributes];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_example_of_its_page_has_a_node_of_each_kind(string kind)
    {
        string page = $"docs/catalogue/{kind}.md";
        var graphs = PageCode.Of(page).Networks()
            .Select(network => LoadedGraph.Of(PageCode.Of(page).TypeOf(network.Declaration.Identifier.ValueText), network.Model))
            .ToList();
        Assert.All(graphs, GraphComparison.Agrees);
        bool isNode = graphs.SelectMany(network => network.Graph.Nodes).Any(node => node.Kind == kind);
        Assert.Equal(kind != "From", isNode);
    }

    [Fact]
    public void Every_argument_is_described_whatever_its_value()
    {
        LoadedGraph network = Assert.Single(LoadedGraph.Compile(EveryArgument));
        GraphComparison.Agrees(network);

        // A new argument is to be given here.
        IEnumerable<string> given = network.Type.CustomAttributes
            .SelectMany(data => data.NamedArguments, (data, argument) => $"{data.AttributeType.Name}.{argument.MemberName}");
        IEnumerable<string> all = typeof(LayerAttribute).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract)
            .SelectMany(GraphComparison.ArgumentsOf, (type, property) => (type, property))
            .Where(one => one.property.SetMethod is { IsPublic: true })
            .Select(one => $"{one.type.Name}.{one.property.Name}");
        Assert.Empty(all.Except(given));
    }
}
