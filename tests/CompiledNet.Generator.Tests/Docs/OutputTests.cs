using System.Globalization;
using System.Text.RegularExpressions;

namespace CompiledNet.Generator.Tests.Docs;

/// <summary>What pages say is printed is printed. <c>COMPILEDNET_ACCEPT=1 dotnet test</c> writes what is into the pages.</summary>
[Collection(nameof(WorkingFolder))]
public sealed partial class OutputTests
{
    private const string Within = "within ";

    public static TheoryData<string> Printing => Pages.With(block => block.Is(BlockLabel.Output));

    [Theory]
    [MemberData(nameof(Printing))]
    public void ProgramsPrintWhatStandsBehindThem(string path)
    {
        MarkdownPage page = MarkdownPage.Read(path);
        PageCode code = PageCode.Of(path);
        var outputs = new Dictionary<CodeBlock, string>();
        using (WorkingFolder.Enter())
        {
            IEnumerable<IReadOnlyList<CodeBlock>> programs = code.Sources.Programs
                .Where(program => program.Any(block => OutputOf(page, block) is not null));
            foreach (IReadOnlyList<CodeBlock> program in programs)
            {
                foreach ((CodeBlock block, string text) in program.Zip(code.Run(program[0])))
                {
                    outputs.Add(block, text.TrimEnd('\n'));
                }
            }
        }

        // From the end, so that what is accepted leaves the places before it.
        foreach (CodeBlock expected in page.Blocks.Where(block => block.Is(BlockLabel.Output)).Reverse())
        {
            CodeBlock? printing = outputs.Keys.SingleOrDefault(block => OutputOf(page, block) == expected);
            Assert.True(printing is not null, $"{expected.Place}: no block of C# stands before this output.");
            Accepting.Compare(path, expected, outputs[printing], AreAlike(expected, outputs[printing]));
        }
    }

    /// <summary>The output that stands after a block, with no other block between but the command that runs it.</summary>
    private static CodeBlock? OutputOf(MarkdownPage page, CodeBlock block) =>
        page.Blocks.FirstOrDefault(other => other.Line > block.Line && other.Language != "bash") is { } next && next.Is(BlockLabel.Output)
            ? next
            : null;

    private static bool AreAlike(CodeBlock expected, string printed)
    {
        if (expected.Label!.Arguments.FirstOrDefault(argument => argument.StartsWith(Within, StringComparison.Ordinal)) is not { } argument)
        {
            return expected.Code == printed;
        }

        double tolerance = double.Parse(argument[Within.Length..], CultureInfo.InvariantCulture);
        return Number().Replace(expected.Code, "0") == Number().Replace(printed, "0") &&
            Numbers(expected.Code)
                .Zip(Numbers(printed))
                .All(pair => Math.Abs(pair.First - pair.Second) <= tolerance * Math.Max(1, Math.Abs(pair.First)));
    }

    private static IEnumerable<double> Numbers(string text) =>
        Number().Matches(text).Select(match => double.Parse(match.ValueSpan, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"-?\d+(\.\d+)?([eE][-+]?\d+)?")]
    private static partial Regex Number();
}
