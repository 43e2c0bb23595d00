using System.Text.RegularExpressions;
using CompiledNet.Generator.Tests.Architecture;

namespace CompiledNet.Generator.Tests.Docs;

/// <summary>What pages show of the compiler is what it makes: printed IR, summaries, generated code, lines of its own files.</summary>
public sealed partial class CompilerTextTests
{
    private static readonly string[] s_leftOut = ["...", "// ..."];

    public static TheoryData<string> Made => Pages.With(IsMade);

    public static TheoryData<string> Quoted => Pages.With(block => block.Is(BlockLabel.Generated) || block.Is(BlockLabel.Excerpt));

    [Theory]
    [MemberData(nameof(Made))]
    public void ThePrintedFormIsToday(string path)
    {
        // From the end, so that what is accepted leaves the places before it.
        foreach (CodeBlock block in MarkdownPage.Read(path).Blocks.Where(IsMade).Reverse())
        {
            IReadOnlyList<string> arguments = block.Label!.Arguments;
            PageCode code = PageCode.Of(path);
            string right = block.Label.Kind switch
            {
                BlockLabel.Ir => PrintedIr.Of(code, arguments),
                BlockLabel.Member => Namespaces().Replace(code.Member(arguments[0], arguments[1]), string.Empty),
                _ => code.SummaryOf(arguments[0]),
            };
            Accepting.Compare(path, block, right.TrimEnd('\n'));
        }
    }

    [Theory]
    [MemberData(nameof(Quoted))]
    public void WhatIsQuotedStandsThere(string path)
    {
        IEnumerable<CodeBlock> quotations = MarkdownPage.Read(path).Blocks
            .Where(block => block.Is(BlockLabel.Generated) || block.Is(BlockLabel.Excerpt));
        foreach (CodeBlock block in quotations)
        {
            string source = Assert.Single(block.Label!.Arguments);
            string text = block.Is(BlockLabel.Generated)
                ? PageCode.Of(path).GeneratedFor(source)
                : File.ReadAllText(Path.Combine(Sources.Root, source));
            Assert.True(
                Quotes(block.Code, text) is null, $"{block.Place}: {source} does not have, in this order:\n{Quotes(block.Code, text)}");
        }
    }

    private static bool IsMade(CodeBlock block) => block.Is(BlockLabel.Ir) || block.Is(BlockLabel.Member) || block.Is(BlockLabel.Summary);

    /// <summary>The first run of lines that does not stand in the text after the one before; null where all do.</summary>
    internal static string? Quotes(string quotation, string text)
    {
        List<string> rest = [.. Lines(text)];
        foreach (List<string> run in Runs(Lines(quotation)))
        {
            int place = Enumerable.Range(0, Math.Max(0, rest.Count - run.Count + 1)).FirstOrDefault(
                i => rest.Skip(i).Take(run.Count).SequenceEqual(run), -1);
            if (place < 0)
            {
                return string.Join('\n', run);
            }

            rest.RemoveRange(0, place + run.Count);
        }

        return null;
    }

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n').Select(line => Namespaces().Replace(line.Trim(), string.Empty)).Where(line => line.Length > 0);

    private static IEnumerable<List<string>> Runs(IEnumerable<string> lines)
    {
        List<string> run = [];
        foreach (string line in lines)
        {
            if (!s_leftOut.Contains(line))
            {
                run.Add(line);
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    [GeneratedRegex(@"global::(CompiledNet\.(Runtime\.)?|System\.((Runtime|Collections)\.\w+\.|IO\.)?)")]
    private static partial Regex Namespaces();
}
