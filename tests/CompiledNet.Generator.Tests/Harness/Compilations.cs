extern alias library;

using System.Collections.Immutable;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Assembly = System.Reflection.Assembly;

namespace CompiledNet.Generator.Tests.Harness;

/// <summary>Compilations as a user's project makes them: against the framework and the library.</summary>
internal static class Compilations
{
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp12);

    public static CSharpCompilationOptions Options { get; } = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>The framework and the library, without anything of the tests.</summary>
    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(
                path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
            .Append(typeof(library::CompiledNet.INetwork).Assembly.Location)
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>A compilation without files. Those that begin with it share what was read of the references.</summary>
    public static CSharpCompilation Empty { get; } = NewEmpty();

    /// <summary>A compilation of files that are named by their position: File0.cs, File1.cs, ...</summary>
    public static CSharpCompilation Create(params string[] sources) =>
        Empty.AddSyntaxTrees([.. sources.Select((source, i) => ParseFile(source, $"File{i}.cs"))]);

    /// <summary>One file.</summary>
    public static SyntaxTree ParseFile(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path);

    /// <summary>Compiles and loads; what does not compile fails the test with the compiler's errors.</summary>
    public static Assembly Load(Compilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(
            result.Success, string.Join("\n", result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        return new AssemblyLoadContext(null).LoadFromStream(image);
    }

    private static CSharpCompilation NewEmpty()
    {
        CSharpCompilation compilation = CSharpCompilation.Create("User", references: References, options: Options);
        _ = compilation.ObjectType;
        return compilation;
    }
}
