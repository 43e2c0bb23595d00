extern alias Generator;

using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Generator::CompiledNet.Generator;
using Generator::CompiledNet.Generator.Model;
using Generator::CompiledNet.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Tests.Networks;

/// <summary>
/// Compiles declarations within the process, as a user's project would with every warning an error: the oldest language
/// version that is supported, checked arithmetic, documentation diagnosed. Many networks in one compilation cost little more than one.
/// </summary>
internal static class NetworkCompiler
{
    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    private static readonly CSharpCompilationOptions s_options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        checkOverflow: true,
        allowUnsafe: false,
        nullableContextOptions: NullableContextOptions.Enable,
        warningLevel: 9999);

    private static readonly string s_settings =
        $"{s_parseOptions.LanguageVersion} {s_parseOptions.DocumentationMode} {s_options.OptimizationLevel} {s_options.CheckOverflow} {s_options.NullableContextOptions} {s_options.WarningLevel}";

    private static readonly ImmutableArray<MetadataReference> s_references =
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Where(IsReferenced)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];

    /// <summary>The generator, for those who do not name its assembly.</summary>
    public static Type GeneratorType => typeof(NetworkGenerator);

    /// <summary>The networks, by the names of their classes.</summary>
    public static IReadOnlyDictionary<string, CompiledTestNetwork> Compile(IReadOnlyCollection<NetworkDeclaration> declarations, Form form)
    {
        CSharpCompilation declared = Declare(declarations);
        Dictionary<string, NetworkModel> models = Parse(declared).ToDictionary(parsed => parsed.Key, parsed => Accepted(parsed.Value));
        string[] calls = [.. models.Select(model => SlotCalls.Text(model.Key, model.Value)).OfType<string>()];
        IEnumerable<SyntaxTree> callTrees = calls.Select((text, i) => CSharpSyntaxTree.ParseText(text, s_parseOptions, $"Calls{i}.cs"));
        byte[] image = CompiledImages.GetOrAdd(
            $"{s_settings} {form}\n{string.Join("\n", declarations)}\n{string.Concat(calls)}",
            () => Emit(declared.AddSyntaxTrees(callTrees), form));
        Assembly assembly = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(new MemoryStream(image));
        return declarations.ToDictionary(
            declaration => declaration.Name,
            declaration => CompiledTestNetwork.Create(
                assembly.GetType(declaration.Name, throwOnError: true)!,
                assembly.GetType(SlotCalls.ClassOf(declaration.Name)),
                models[declaration.Name],
                $"{declaration}, {form}"));
    }

    /// <summary>What the generator's parser makes of declarations: models, or what is wrong with them.</summary>
    public static IReadOnlyDictionary<string, ParsedNetwork> Parse(IReadOnlyCollection<NetworkDeclaration> declarations) =>
        Parse(Declare(declarations));

    /// <summary>The model of a declaration that is right.</summary>
    public static NetworkModel Accepted(ParsedNetwork parsed) => parsed.Network ?? throw new InvalidOperationException(
        $"{parsed.Type?.Name} is refused: {string.Join("; ", parsed.Problems.Select(problem => $"{problem.Id} {problem.Message}"))}");

    private static byte[] Emit(CSharpCompilation declared, Form form)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()], parseOptions: s_parseOptions, optionsProvider: new FormOptions(form));
        driver.RunGeneratorsAndUpdateCompilation(declared, out Compilation compilation, out ImmutableArray<Diagnostic> diagnostics);
        Check(diagnostics);
        using var image = new MemoryStream();
        Check(compilation.Emit(image).Diagnostics);
        return image.ToArray();
    }

    private static CSharpCompilation Declare(IReadOnlyCollection<NetworkDeclaration> declarations)
    {
        IEnumerable<SyntaxTree> trees = declarations.Select(declaration =>
            CSharpSyntaxTree.ParseText("using CompiledNet;\n\n" + declaration.Text, s_parseOptions, declaration.Name + ".cs"));
        return CSharpCompilation.Create("CompiledNet.Tests.Declared", trees, s_references, s_options);
    }

    private static Dictionary<string, ParsedNetwork> Parse(CSharpCompilation compilation)
    {
        var parsed = new Dictionary<string, ParsedNetwork>();
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            ClassDeclarationSyntax declaration = tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().Single();
            INamedTypeSymbol type = compilation.GetSemanticModel(tree).GetDeclaredSymbol(declaration)!;
            parsed.Add(type.Name, NetworkParser.Parse(type, declaration, CancellationToken.None));
        }

        return parsed;
    }

    private static bool IsReferenced(string path) =>
        Path.GetFileName(path) is { } name
            && (name.StartsWith("System.", StringComparison.Ordinal) || name is "CompiledNet.dll" or "netstandard.dll" or "mscorlib.dll");

    private static void Check(IEnumerable<Diagnostic> diagnostics)
    {
        List<Diagnostic> serious = [.. diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
        if (serious.Count > 0)
        {
            throw new InvalidOperationException(
                $"{serious.Count} errors and warnings, first of them: {string.Join("\n", serious.Take(10))}");
        }
    }
}
