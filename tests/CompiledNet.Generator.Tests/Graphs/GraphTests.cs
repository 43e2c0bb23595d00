extern alias library;

using System.Globalization;
using CompiledNet.Generator.Tests.Harness;
using CompiledNet.Generator.Tests.Ir;
using library::CompiledNet;

namespace CompiledNet.Generator.Tests.Graphs;

/// <summary>What a network says of its own graph.</summary>
public sealed class GraphTests
{
    private const int RandomNetworkCount = 40;

    private const string Heads = """
        [Input(4, Name = "numbers"), Dense(8), ReLU(Name = "wide.part")]
        [Input(3, Tokens = true, Name = "words"), Embedding(20, 8), Flatten, Dense(8), Add("wide.part", "wide.part")]
        [Output(Name = "middle"), Dense(2), Softmax(Name = "both"), CrossEntropy(Name = "kind")]
        [From("both"), MeanSquaredError(Name = "again", Weight = 0.1)]
        [From("numbers"), Dense(1), MeanAbsoluteError(Name = "price")]
        """;

    [Fact]
    public void A_network_of_several_inputs_and_heads()
    {
        LoadedGraph network = LoadedGraph.Net(Heads);
        GraphInfo graph = network.Graph;
        GraphComparison.Agrees(network);
        Assert.Equal(
            """
            numbers Input 4 - Shape=[4] Tokens=false
            dense1 Dense 8 numbers Units=8 Bias=true Init='Default'
            wide.part ReLU 8 dense1
            words Input 3 - Shape=[3] Tokens=true
            embedding1 Embedding 3x8 words Count=20 Dimension=8 Init='Default'
            flatten1 Flatten 24 embedding1
            dense2 Dense 8 flatten1 Units=8 Bias=true Init='Default'
            add1 Add 8 dense2,wide.part,wide.part
            middle Output 8 add1 ->middle
            dense3 Dense 2 add1 Units=2 Bias=true Init='Default'
            both Softmax 2 dense3 ->kind ->again
            kind CrossEntropy 2 both Weight=1.0 LabelSmoothing=0.0 Distributions=false
            again MeanSquaredError 2 both Weight=0.1
            dense4 Dense 1 numbers Units=1 Bias=true Init='Default' ->price
            price MeanAbsoluteError 1 dense4 Weight=1.0
            """.ReplaceLineEndings("\n"),
            graph.ToString());
        Assert.Equal(["numbers", "words"], graph.Inputs.Select(node => node.Name));
        Assert.Equal(["middle", "both", "both", "dense4"], graph.Outputs.Select(node => node.Name));
        Assert.Equal(["kind", "again", "price"], graph.Losses.Select(node => node.Name));
        Assert.Equal(SlotKind.Tokens, graph["words"].Input!.Kind);
        Assert.Equal(["kind", "again"], graph["both"].Outputs.Select(slot => slot.Name));
        Assert.Equal(0.1, graph["again"].Loss!.Weight);
        Assert.Equal(["dense2.weight", "dense2.bias"], graph["dense2"].Parameters.Select(parameter => parameter.Name));
        Assert.Same(graph["wide.part"], graph["add1"].Inputs[2]);
    }

    [Fact]
    public void The_last_value_is_the_output_where_no_loss_is()
    {
        GraphInfo graph = LoadedGraph.Net("[Input(4), Dense(3, Name = \"a\"), ReLU, From(\"a\")]").Graph;
        Assert.Same(graph["a"], Assert.Single(graph.Outputs));
        Assert.Equal("outputs", Assert.Single(graph["a"].Outputs).Name);
        Assert.Empty(graph.Losses);
    }

    [Fact]
    public void One_cross_entropy_has_two_variants_of_targets()
    {
        NodeInfo loss = Assert.Single(LoadedGraph.Net("[Input(4), Dense(3), Softmax, CrossEntropy]").Graph.Losses);
        Assert.Equal([SlotKind.Labels, SlotKind.Distributions], loss.Targets.Select(target => target.Kind));
    }

    [Fact]
    public void A_tied_layer_names_the_table_that_it_shares()
    {
        GraphInfo graph = LoadedGraph.Net("[Input(2, Tokens = true), Embedding(7, 4), Dense(7, Tied = \"embedding1\")]").Graph;
        Assert.Equal("embedding1", graph["dense1"].Argument<string>("Tied"));
        Assert.Equal(["dense1.bias"], graph["dense1"].Parameters.Select(parameter => parameter.Name));
        Assert.False(LoadedGraph.Net("[Input(2), Dense(3)]").Graph["dense1"].TryGetArgument<string>("Tied", out _));
    }

    [Fact]
    public void Random_networks_describe_the_graphs_that_the_compiler_has()
    {
        string networks = string.Join("\n", Enumerable.Range(0, RandomNetworkCount).Select(RandomNetworks.Declaration));
        IReadOnlyList<LoadedGraph> loaded = LoadedGraph.Compile("using CompiledNet;\n" + networks);
        Assert.Equal(RandomNetworkCount, loaded.Count);
        Assert.All(loaded, GraphComparison.Agrees);
    }

    [Fact]
    public void Fusion_changes_nothing() => Assert.Equal(
        LoadedGraph.Net(Heads).Graph.ToString(), LoadedGraph.Net(Heads, "Network(Fuse = false)").Graph.ToString());

    [Theory]
    [InlineData("de-DE")]
    [InlineData("own")]
    public void Cultures_change_nothing(string name)
    {
        const string layers = "[Input(4), LeakyReLU(-0.25), ELU(1.5e-7), Dense(3), Huber(Delta = 0.1, Weight = -1234.5)]";
        LoadedGraph usual = LoadedGraph.Net(layers);
        CultureInfo culture = CultureInfo.CurrentCulture;
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        other.NumberFormat.NumberDecimalSeparator = ",";
        other.NumberFormat.NumberGroupSeparator = ".";
        other.NumberFormat.NegativeSign = name == "own" ? "~" : "-";
        try
        {
            CultureInfo.CurrentCulture = other;
            LoadedGraph foreign = LoadedGraph.Net(layers);
            GraphComparison.Agrees(foreign);
            Assert.Equal(usual.Graph.ToString(), foreign.Graph.ToString());
            Assert.Equal("Slope = -0.25", Assert.Single(foreign.Graph["leakyrelu1"].Arguments).ToString());
            Assert.Equal("Shape = [4]", foreign.Graph["input1"].Arguments[0].ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void It_is_made_once_whoever_asks()
    {
        NetworkInfo info = LoadedGraph.Net(Heads).Info;
        var graphs = new GraphInfo[64];
        Parallel.For(0, graphs.Length, i => graphs[i] = info.Graph);
        Assert.All(graphs, graph => Assert.Same(graphs[0], graph));
    }

    [Fact]
    public void A_wrong_name_and_a_wrong_type_are_told()
    {
        GraphInfo graph = LoadedGraph.Net("[Input(4), Dense(3)]").Graph;
        NodeInfo dense = graph["dense1"];
        Assert.Equal(3, dense.Argument<int>("Units"));
        Assert.True(dense.TryGetArgument("Bias", out bool bias) && bias);
        Assert.False(dense.TryGetArgument<double>("Units", out _));
        Assert.Contains("no node 'x'", Assert.Throws<ArgumentException>(() => graph["x"]).Message, StringComparison.Ordinal);
        Assert.Contains(
            "its arguments are Units, Bias, Init", Assert.Throws<ArgumentException>(() => dense.Argument<int>("units")).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "is of type Int32, not Double", Assert.Throws<ArgumentException>(() => dense.Argument<double>("Units")).Message,
            StringComparison.Ordinal);
    }

    /// <summary>A line a node, and nothing of it elsewhere.</summary>
    [Fact]
    public void The_code_has_a_line_a_node()
    {
        string text = Generation.Run(Declarations.Net(Heads)).Text;
        string own = text.Split("GraphText =>\n")[1].Split(";\n")[0];
        Assert.Equal(15, own.Split('\n').Length);
        Assert.Single(text.Split('\n'), line => line.Contains("GraphText", StringComparison.Ordinal));
    }
}
