extern alias library;

using library::CompiledNet;

namespace CompiledNet.Generator.Tests.Graphs;

/// <summary>A text of a graph that somebody changed by hand is refused in words.</summary>
public sealed class DamagedGraphTests
{
    private const string Right = "x Input 4 - Shape=[4] Tokens=false\ny Dense 3 x Units=3 Bias=true ->outputs";

    [Fact]
    public void A_right_text_is_read() => Assert.Equal(["x", "y"], new Changed(Right).Graph.Nodes.Select(node => node.Name));

    [Theory]
    [InlineData("", "'' is not a node")]
    [InlineData("x Input 4 -\ny Dense 3", "'y Dense 3' is not a node")]
    [InlineData("x Input 4 -\ny Dense 3 z ->outputs", "no node before has the name 'z'")]
    [InlineData("x Input 4 -\nx Dense 3 x ->outputs", "'x' is given twice")]
    [InlineData("x Input 4 -\ny Dense 3 x ->output", "'->output' is not an output")]
    [InlineData("x Input 4 -\ny Dense 3 x", "not 1 of the outputs")]
    [InlineData("y Dense 3 - ->outputs", "0 inputs")]
    [InlineData("x Input four -", "'four'")]
    [InlineData("x Input 4 - Shape=[4,]", "''")]
    [InlineData("x Input 99999999999 -", "Int32")]
    [InlineData("x Input 4 - Shape", "'Shape' is not an argument")]
    [InlineData("x Input 4 - Shape=many", "'many'")]
    public void A_wrong_one_is_not(string text, string message)
    {
        var exception = Assert.Throws<NetworkFormatException>(() => new Changed(text).Graph);
        Assert.StartsWith("The graph in the code of Changed is damaged: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    /// <summary>A description of one input and one output.</summary>
    private sealed class Changed : NetworkInfo
    {
        private readonly string _text;

        [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
        public Changed(string text)
            : base("Changed", [])
        {
            _text = text;
            Inputs = [new SlotInfo("inputs", SlotKind.Values, [4])];
            Outputs = [new SlotInfo("outputs", SlotKind.Values, [3])];
            Summary = string.Empty;
            Arenas = [];
        }

        protected override string GraphText => _text;
    }
}
