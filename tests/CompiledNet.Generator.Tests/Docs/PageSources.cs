using System.Globalization;
using System.Text;
using CompiledNet.Generator.Tests.Architecture;
using CompiledNet.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Tests.Docs;

/// <summary>
/// The files that a page's blocks of C# become. Statements of a block become a program, with those of the blocks that continue it;
/// types are the whole page's. Readers put types and statements into two files, so a using directive holds from its block on for what there
/// is of the two in it.
/// </summary>
internal sealed class PageSources
{
    private const string Marker = "/* block */";
    private const string LineByLine = "line by line";

    /// <summary>What a project has where the SDK's ImplicitUsings are on, and a console that remembers.</summary>
    private const string Project = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;

        internal static class Console
        {
            private static readonly List<System.Text.StringBuilder> s_texts = [new()];

            public static void Write(object? value) => s_texts[^1].Append(System.Globalization.CultureInfo.InvariantCulture, $"{value}");

            public static void WriteLine(object? value = null) => s_texts[^1].Append(System.Globalization.CultureInfo.InvariantCulture, $"{value}\n");

            public static void Next() => s_texts.Add(new());

            public static IReadOnlyList<string> Take()
            {
                string[] texts = [.. s_texts.Select(text => text.ToString())];
                s_texts.Clear();
                Next();
                return texts;
            }
        }
        """;

    private readonly List<string> _usingsOfTypes = [];
    private readonly List<string> _usingsOfPrograms = [];
    private readonly List<List<(CodeBlock Block, string Text)>> _programs = [];
    private readonly List<(string Path, string Text)> _files = [("Project.cs", Project)];

    private PageSources(MarkdownPage page)
    {
        foreach (CodeBlock block in page.Blocks.Where(block => block.Language == "csharp"))
        {
            switch (block.Label?.Kind)
            {
                case null or BlockLabel.Continues:
                    AddCode(block);
                    break;
                case BlockLabel.Context:
                    AddFragment(block, block.Label.Arguments);
                    break;
            }
        }

        foreach (List<(CodeBlock Block, string Text)> program in _programs)
        {
            _files.Add((Name(program[0].Block), Program(program)));
        }
    }

    /// <summary>Their paths and texts.</summary>
    public IReadOnlyList<(string Path, string Text)> Files => _files;

    /// <summary>The blocks of each program.</summary>
    public IEnumerable<IReadOnlyList<CodeBlock>> Programs => _programs.Select(program => program.ConvertAll(part => part.Block));

    public static PageSources Of(MarkdownPage page) => new(page);

    /// <summary>The class whose method runs a program.</summary>
    public static string ProgramName(CodeBlock first) => string.Create(CultureInfo.InvariantCulture, $"Program{first.Line}");

    private static string Name(CodeBlock block) => $"{block.Page}({block.Line}).cs";

    /// <summary>Text that the compiler takes for a line of the page on.</summary>
    private static string At(CodeBlock block, int line, string text) => string.Create(
        CultureInfo.InvariantCulture, $"\n#line {block.Line + line} \"{block.Page}\"\n{text}\n#line default\n");

    private static int LineOf(Microsoft.CodeAnalysis.SyntaxNode node) => node.SyntaxTree.GetLineSpan(node.FullSpan).StartLinePosition.Line;

    private void AddCode(CodeBlock block)
    {
        var root = (CompilationUnitSyntax)Compilations.ParseFile(block.Code, Name(block)).GetRoot();
        string[] usings = [.. root.Usings.Select(directive => directive.ToString())];
        Assert.True(
            root.Members.SkipWhile(member => member is GlobalStatementSyntax).All(member => member is not GlobalStatementSyntax),
            $"{block.Place}: statements come before types, as in a file.");
        var statements = new StringBuilder();
        var types = new StringBuilder();
        foreach (MemberDeclarationSyntax member in root.Members)
        {
            (member is GlobalStatementSyntax ? statements : types).Append(At(block, LineOf(member), member.ToFullString()));
        }

        if (types.Length > 0 || root.ContainsSkippedText)
        {
            _usingsOfTypes.AddRange(usings.Except(_usingsOfTypes));

            // What cannot be parsed is compiled as it is, for the compiler to say so.
            _files.Add(($"types of {Name(block)}", root.ContainsSkippedText ? block.Code : string.Join('\n', _usingsOfTypes) + types));
        }

        if (statements.Length > 0)
        {
            _usingsOfPrograms.AddRange(usings.Except(_usingsOfPrograms));
        }

        if (block.Is(BlockLabel.Continues))
        {
            Assert.True(_programs.Count > 0, $"{block.Place} continues nothing.");
            _programs[^1].Add((block, statements.ToString()));
        }
        else if (statements.Length > 0)
        {
            _programs.Add([(block, statements.ToString())]);
        }
    }

    private void AddFragment(CodeBlock block, IReadOnlyList<string> arguments)
    {
        string context = File.ReadAllText(
            Path.Combine(Sources.Root, "tests/CompiledNet.Generator.Tests/Docs/Contexts", arguments[0] + ".cs"));
        if (!arguments.Skip(1).Contains(LineByLine))
        {
            Add(0, block.Code);
            return;
        }

        string[] lines = block.Code.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length > 0)
            {
                Add(i, lines[i]);
            }
        }

        void Add(int line, string code)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"Context{block.Line + line}");
            _files.Add(($"{arguments[0]} of {Name(block)} {line}", context
                .Replace("Context", name, StringComparison.Ordinal)
                .Replace(Marker, At(block, line, code), StringComparison.Ordinal)));
        }
    }

    private string Program(List<(CodeBlock Block, string Text)> parts)
    {
        string text = string.Join("\nConsole.Next();\n", parts.Select(part => part.Text));
        string result = text.Contains("await ", StringComparison.Ordinal) ? "async Task" : "void";
        return $"{string.Join('\n', _usingsOfPrograms)}\n\ninternal static class {ProgramName(parts[0].Block)}\n{{\npublic static {result} Run()\n{{{text}}}\n}}\n";
    }
}
