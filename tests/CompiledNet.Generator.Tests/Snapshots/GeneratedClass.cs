using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Tests.Snapshots;

/// <summary>Cuts pieces out of a generated class, so that a snapshot shows what its test is about and nothing else.</summary>
internal sealed class GeneratedClass
{
    private readonly CompilationUnitSyntax _file;
    private readonly ClassDeclarationSyntax _class;

    public GeneratedClass(SyntaxTree tree)
    {
        _file = tree.GetCompilationUnitRoot();
        _class = _file.DescendantNodes().OfType<ClassDeclarationSyntax>().First(type => type.AttributeLists.Count > 0);
    }

    /// <summary>The members of the class of programs with these names; a name that ends in * is a beginning.</summary>
    public string Programs(params string[] patterns)
    {
        List<MemberDeclarationSyntax> all =
        [
            .. _file.DescendantNodes().OfType<ClassDeclarationSyntax>().Single(type => type.Identifier.Text == "Programs").Members,
        ];
        List<MemberDeclarationSyntax> found = [.. all.Where(member => patterns.Any(pattern => Fits(Name(member), pattern)))];
        Assert.True(
            found.Count > 0, $"No member is called {string.Join(" or ", patterns)}; there are {string.Join(", ", all.Select(Name))}.");
        return Text(found);
    }

    /// <summary>The public members.</summary>
    public string PublicMembers() => Text(_class.Members.Where(member => member.Modifiers.Any(SyntaxKind.PublicKeyword)));

    /// <summary>The file without the members of its classes.</summary>
    public string Frame() => _file.ReplaceNodes(
        _file.DescendantNodes()
            .OfType<ClassDeclarationSyntax>()
            .Where(type => type == _class || type.Modifiers.Any(SyntaxKind.FileKeyword)),
        (type, _) => type.WithMembers([])).ToFullString();

    private static bool Fits(string name, string pattern) =>
        pattern.EndsWith('*') ? name.StartsWith(pattern[..^1], StringComparison.Ordinal) : name == pattern;

    private static string Name(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        _ => string.Empty,
    };

    private static string Text(IEnumerable<MemberDeclarationSyntax> members) =>
        string.Join("\n\n", members.Select(member => Outdent(member.ToFullString().Trim('\n').TrimEnd())));

    private static string Outdent(string text)
    {
        string[] lines = text.Split('\n');
        int indent = lines[0].Length - lines[0].TrimStart().Length;
        return string.Join("\n", lines.Select(line => line.Length >= indent ? line[indent..] : line));
    }
}
