namespace CompiledNet.Generator.Tests.Docs;

/// <summary>The commands on the pages name programs, projects, files and options that there are.</summary>
public sealed class ShellTests
{
    public static TheoryData<string> Commanding => Pages.With(block => block.Language == "bash");

    [Theory]
    [MemberData(nameof(Commanding))]
    public void CommandsNameWhatThereIs(string page) => Assert.Empty(
        MarkdownPage.Read(page).Blocks.Where(block => block.Language == "bash")
            .SelectMany(block => ShellCommand.Parse(block.Code).SelectMany(command => command.Problems().Select(problem => $"{block.Place}: {problem}"))));

    [Theory]
    [InlineData("dotnet run --project samples/NoSuchSample", "samples/NoSuchSample")]
    [InlineData("dotnet run --project samples/MnistTrainer -- --no-such-option", "--no-such-option")]
    [InlineData("dotnet test --no-such-option", "--no-such-option")]
    [InlineData("dotnet publish -p:NoSuchProperty=1", "NoSuchProperty")]
    [InlineData("dotnet frobnicate", "frobnicate")]
    [InlineData("python3 tests/no_such_script.py", "tests/no_such_script.py")]
    [InlineData("python3 tests/Fixtures/pytorch/exchange.py --no-such-option", "--no-such-option")]
    [InlineData("NO_SUCH_VARIABLE=1 dotnet test", "NO_SUCH_VARIABLE")]
    [InlineData("frobnicate", "frobnicate")]
    public void WhatThereIsNotIsFound(string command, string named) =>
        Assert.Contains(named, Assert.Single(Assert.Single(ShellCommand.Parse(command)).Problems()), StringComparison.Ordinal);
}
