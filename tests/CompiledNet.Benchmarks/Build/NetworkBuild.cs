extern alias Generator;

using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;
using Generator::CompiledNet.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Benchmarks.Build;

/// <summary>Compiles a declaration within the process as a user's build would, and says what that took.</summary>
internal sealed class NetworkBuild
{
    /// <summary>How declarations are read: as the oldest C# that is supported.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp12);

    /// <summary>The framework and the library.</summary>
    public static ImmutableArray<MetadataReference> References { get; } =
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Where(IsReferenced)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];

    private readonly byte[] _image;

    private NetworkBuild(byte[] image) => _image = image;

    /// <summary>Seconds of the generator.</summary>
    public double GeneratorSeconds { get; private init; }

    /// <summary>Seconds that the C# compiler took for the generated code.</summary>
    public double CompilerSeconds { get; private init; }

    /// <summary>Lines of generated code.</summary>
    public int Lines { get; private init; }

    /// <summary>Bytes of IL in all methods.</summary>
    public int IlBytes => MethodSizes().Sum();

    /// <summary>Bytes of IL in the largest method.</summary>
    public int LargestMethodIlBytes => MethodSizes().Max();

    /// <summary>Compiles one of the networks that are declared in this program.</summary>
    /// <param name="network">Its class.</param>
    /// <param name="optimization">What the user's build is; the generator chooses the form of the kernels by it.</param>
    /// <param name="rewrite">What is changed in its programs, if anything is.</param>
    public static NetworkBuild Of(Type network, OptimizationLevel optimization, Func<SyntaxTree, SyntaxTree>? rewrite = null)
    {
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: optimization, nullableContextOptions: NullableContextOptions.Enable);
        CSharpCompilation declared = CSharpCompilation.Create(
            "CompiledNet.Benchmarks.Built", [CSharpSyntaxTree.ParseText(Declaration(network), ParseOptions)], References, options);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: ParseOptions);

        // What both have to do without a generator, reading the references above all, is done before the clock runs.
        declared.GetDiagnostics();
        long start = Stopwatch.GetTimestamp();
        driver = driver.RunGeneratorsAndUpdateCompilation(declared, out Compilation compilation, out _);
        double generatorSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

        if (rewrite is not null)
        {
            compilation = driver.GetRunResult().GeneratedTrees.Aggregate(
                compilation, (whole, tree) => whole.ReplaceSyntaxTree(tree, rewrite(tree)));
        }

        using var image = new MemoryStream();
        start = Stopwatch.GetTimestamp();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image);
        double compilerSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (!result.Success)
        {
            throw new InvalidOperationException(
                $"{network.Name} does not compile: {result.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)}");
        }

        return new NetworkBuild(image.ToArray())
        {
            GeneratorSeconds = generatorSeconds,
            CompilerSeconds = compilerSeconds,
            Lines = driver.GetRunResult().GeneratedTrees.Sum(tree => tree.GetText().Lines.Count),
        };
    }

    /// <summary>The class as it was built here.</summary>
    public Type Load(string name)
    {
        using var image = new MemoryStream(_image);
        Assembly assembly = new AssemblyLoadContext(null, isCollectible: false).LoadFromStream(image);
        return assembly.GetType(name, throwOnError: true)!;
    }

    private static string Declaration(Type network)
    {
        using Stream stream = typeof(NetworkBuild).Assembly.GetManifestResourceStream(network.Name + ".cs")
            ?? throw new ArgumentException($"There is no declaration of {network.Name} in this program.", nameof(network));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static bool IsReferenced(string path) =>
        Path.GetFileName(path) is { } name
            && (name.StartsWith("System.", StringComparison.Ordinal) || name is "CompiledNet.dll" or "netstandard.dll");

    private List<int> MethodSizes()
    {
        using var reader = new PEReader(new MemoryStream(_image));
        MetadataReader metadata = reader.GetMetadataReader();
        return
        [
            .. metadata.MethodDefinitions
                .Select(handle => metadata.GetMethodDefinition(handle).RelativeVirtualAddress)
                .Where(address => address != 0)
                .Select(address => reader.GetMethodBody(address).GetILReader().Length),
        ];
    }
}
