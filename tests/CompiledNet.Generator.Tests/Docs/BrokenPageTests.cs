namespace CompiledNet.Generator.Tests.Docs;

/// <summary>The tests of the pages find what they are there to find.</summary>
public sealed class BrokenPageTests
{
    private const string Declaration = """
        ```csharp
        using CompiledNet;

        [Network, Input(2), Dense(1), MeanSquaredError]
        public sealed partial class Net;
        ```
        """;

    [Fact]
    public async Task AnErrorIsFoundWithItsLine() =>
        Assert.StartsWith(
            "page.md(10): CS0103: ", Assert.Single(await Problems("```csharp\nvar net = new Net();\nmissing(net);\n```")),
            StringComparison.Ordinal);

    [Fact]
    public async Task AWarningIsFoundToo() =>
        Assert.StartsWith(
            "page.md(9): CS0219: ", Assert.Single(await Problems("```csharp\nint unused = 3;\n```")), StringComparison.Ordinal);

    [Fact]
    public async Task AWarningOfTheAnalyzersIsFound() => Assert.Contains(
        "CNET0046", Assert.Single(await Problems("```csharp\n[Network, Input(2), Dense(1), Softmax, CrossEntropy]\npublic sealed partial class One;\n```")), StringComparison.Ordinal);

    [Fact]
    public async Task ALineThatDoesNotFitItsContextIsFound() => Assert.StartsWith(
        "page.md(11): CS0117: ", Assert.Single(await Problems("<!-- context: fit-options, line by line -->\n```csharp\nEpochs = 3,\nEpoch = 3,\n```")), StringComparison.Ordinal);

    [Fact]
    public async Task WhatCannotBeParsedIsFound() => Assert.NotEmpty(await Problems("```csharp\nvar net = = new Net();\n```"));

    [Fact]
    public void EachBlockOfAProgramPrintsItsOwn()
    {
        var page = MarkdownPage.Of(
            "```csharp\nint a = 1;\nConsole.WriteLine(a);\n```\n\n<!-- continues -->\n```csharp\nConsole.Write(a + 0.5);\n```");
        Assert.Equal(["1\n", "1.5"], PageCode.Of(page).Run(page.Blocks[0]));
    }

    [Theory]
    [InlineData("a\nb", null)]
    [InlineData("a\n...\nc", null)]
    [InlineData("    b\n\n    c", null)]
    [InlineData("a\nc", "a\nc")]
    [InlineData("c\n// ...\nb", "b")]
    [InlineData("d", "d")]
    public void AQuotationHasItsLinesInOrder(string quotation, string? missing) =>
        Assert.Equal(missing, CompilerTextTests.Quotes(quotation, "a\n  b\nc"));

    [Fact]
    public void ABlockKnowsItsLabelItsLineAndItsCode()
    {
        CodeBlock block = Assert.Single(
            MarkdownPage.Of("text\n\n- item\n\n  <!-- ir: Net, Predict, tiling -->\n  ```text\n  one\n    two\n  ```\n").Blocks);
        Assert.Equal(("text", 7, "one\n  two", BlockLabel.Ir), (block.Language, block.Line, block.Code, block.Label!.Kind));
        Assert.Equal(["Net", "Predict", "tiling"], block.Label.Arguments);
    }

    private static Task<IEnumerable<string>> Problems(string block) => PageCode.Of(MarkdownPage.Of($"{Declaration}\n\n{block}")).Problems();
}
