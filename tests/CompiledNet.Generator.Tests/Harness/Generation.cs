using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Tests.Harness;

/// <summary>A run of the generator.</summary>
internal sealed class Generation
{
    private Generation(GeneratorDriver driver, Compilation output)
    {
        Driver = driver;
        Output = output;
    }

    public GeneratorDriver Driver { get; }

    /// <summary>The user's files and the generated ones.</summary>
    public Compilation Output { get; }

    public GeneratorRunResult Result => Assert.Single(Driver.GetRunResult().Results);

    /// <summary>The one file that was generated.</summary>
    public GeneratedSourceResult Source => Assert.Single(Result.GeneratedSources);

    public string Text => Source.SourceText.ToString();

    /// <summary>A driver that remembers why each step ran.</summary>
    public static GeneratorDriver NewDriver(string? kernels, CSharpParseOptions? parseOptions = null) =>
        NewDriver(ProjectProperties.Kernels(kernels), parseOptions ?? Compilations.ParseOptions);

    private static CSharpGeneratorDriver NewDriver(ProjectProperties properties, CSharpParseOptions parseOptions) =>
        CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator()],
        parseOptions: parseOptions,
        optionsProvider: properties,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Runs the generator on a declaration; its kernels are emitted unless said otherwise.</summary>
    public static Generation Run(string source, string? kernels = "Emitted") => Run(Compilations.Create(source), kernels);

    /// <summary>Runs the generator on a compilation.</summary>
    public static Generation Run(CSharpCompilation compilation, string? kernels = "Emitted") =>
        Run(compilation, ProjectProperties.Kernels(kernels));

    /// <summary>Runs the generator on a compilation of a project with these properties.</summary>
    public static Generation Run(CSharpCompilation compilation, ProjectProperties properties)
    {
        var parseOptions = (CSharpParseOptions)compilation.SyntaxTrees[0].Options;
        GeneratorDriver driver = NewDriver(properties, parseOptions).RunGeneratorsAndUpdateCompilation(
            compilation, out Compilation output, out _);
        return new Generation(driver, output);
    }
}
