using System.Text.RegularExpressions;
using CompiledNet.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Tests.Architecture;

/// <summary>
/// The arrows between the generator's parts go one way: Parsing → Model → Layers → Graph → Ir → Passes → Emit, and the compiler's own types
/// stay in front of the model. A layer says how it becomes operations, so Layers know the Ir.
/// </summary>
public sealed partial class ArrowTests
{
    private const string Root = "CompiledNet.Generator";
    private const string Roslyn = "Microsoft.CodeAnalysis";

    private static readonly Lazy<IReadOnlyCollection<Dependency>> s_dependencies =
        new(() => Dependencies.Of(File.OpenRead(typeof(NetworkGenerator).Assembly.Location)));

    /// <summary>What each part may use besides itself and the framework; parts in front of the model may use Roslyn.</summary>
    private static readonly Dictionary<string, string[]> s_allowed = new()
    {
        ["Model"] = [],
        ["Ir"] = ["Model"],
        ["Layers"] = ["Model", "Ir"],
        ["Graph"] = ["Model", "Layers"],
        ["Passes"] = ["Model", "Layers", "Graph", "Ir"],
        ["Emit"] = ["Model", "Layers", "Graph", "Ir", "Passes"],
        ["Parsing"] = ["Model", "Layers", "Graph", Roslyn],
        ["Diagnostics"] = ["Model", "Parsing", "Emit", Roslyn],
    };

    public static TheoryData<string> Parts => [.. s_allowed.Keys];

    [Fact]
    public void EveryPartIsKnown() => Assert.Equal(
        s_allowed.Keys.Order(),
        s_dependencies.Value
            .Select(dependency => Part(dependency.From))
            .OfType<string>()
            .Distinct()
            .Except([nameof(NetworkGenerator), nameof(TrackingNames), Roslyn])
            .Order());

    [Theory]
    [MemberData(nameof(Parts))]
    public void APartUsesNoneBehindIt(string part) => Assert.Empty(Wrong(s_dependencies.Value, part));

    /// <summary>Constants leave no trace in the assembly, so what files import is asked, too.</summary>
    [Theory]
    [MemberData(nameof(Parts))]
    public void AFileImportsNoneBehindIt(string part)
    {
        IEnumerable<string> wrong =
            from file in Sources.Under($"generator/CompiledNet.Generator/{part}")
            from line in File.ReadLines(file)
            let import = Import().Match(line)
            where import.Success && Part(import.Groups[1].Value + ".") is { } to && to != part && !s_allowed[part].Contains(to)
            select $"{file}: {line}";
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("Ir", "class Wrong { Microsoft.CodeAnalysis.ISymbol _symbol; }")]
    [InlineData("Ir", "class Wrong<T> where T : System.Collections.Generic.List<Microsoft.CodeAnalysis.SyntaxNode> { }")]
    [InlineData("Passes", "class Wrong { object M(System.Func<Microsoft.CodeAnalysis.Location> place) => place(); }")]
    [
        InlineData("Passes", "class Wrong { object M() { System.Func<object> lambda = () => typeof(Microsoft.CodeAnalysis.Compilation); return lambda(); } }")]
    [InlineData("Model", "class Wrong { object Layout() => new Ir.Layout(1, 2); }")]
    [InlineData("Passes", "class Wrong { string Text() => new Emit.CodeWriter().ToString(); }")]
    [InlineData("Emit", "class Wrong { static void M(Parsing.AttributeReader reader) { } }")]
    public void TheTestSeesAWrongArrow(string part, string text) =>
        Assert.NotEmpty(Wrong(Compiled($"namespace {Root}.{part} {{ {text} }}"), part));

    [Fact]
    public void TheTestLetsARightArrowPass() =>
        Assert.Empty(Wrong(Compiled($"namespace {Root}.Emit {{ class Right {{ object M() => new Ir.Layout(1, 2); }} }}"), "Emit"));

    [GeneratedRegex(@"^using (?:static )?(?:\w+ = )?([\w.]+);")]
    private static partial Regex Import();

    private static IEnumerable<string> Wrong(IEnumerable<Dependency> dependencies, string part) => dependencies
        .Where(dependency => Part(dependency.From) == part && Part(dependency.To) is { } to && to != part && !s_allowed[part].Contains(to))
        .Select(dependency => $"{dependency.From}, {dependency.Member}: uses {dependency.To}")
        .Distinct();

    /// <summary>The part that a type belongs to; null for the framework and the linked enums of the library.</summary>
    private static string? Part(string type) =>
        type.StartsWith(Roslyn + ".", StringComparison.Ordinal) ? Roslyn
        : type.StartsWith(Root + ".", StringComparison.Ordinal) ? type.Split('.')[2]
        : null;

    /// <summary>What sources use that see the generator's internals: it shows them to an assembly of this name.</summary>
    private static IReadOnlyCollection<Dependency> Compiled(string source)
    {
        CSharpCompilation compilation = Compilations.Create(source)
            .WithAssemblyName(typeof(ArrowTests).Assembly.GetName().Name)
            .AddReferences(
                MetadataReference.CreateFromFile(typeof(NetworkGenerator).Assembly.Location),
                MetadataReference.CreateFromFile(typeof(Compilation).Assembly.Location));
        var image = new MemoryStream();
        Assert.Empty(compilation.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        image.Position = 0;
        return Dependencies.Of(image);
    }
}
