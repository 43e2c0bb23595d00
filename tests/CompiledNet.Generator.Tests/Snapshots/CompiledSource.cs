using System.Collections.Concurrent;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Tests.Snapshots;

/// <summary>
/// What was generated for a declaration, after it was compiled as an ordinary source file without the generator, run, and
/// compared with the reference: no snapshot of it can be a lie.
/// </summary>
internal sealed class CompiledSource
{
    private static readonly ConcurrentDictionary<(string, string, string), Lazy<CompiledSource>> s_cache = new();

    private CompiledSource(Generation generation, LoadedNetwork network)
    {
        Generation = generation;
        Network = network;
    }

    public Generation Generation { get; }

    public LoadedNetwork Network { get; }

    /// <summary>Generates, compiles, runs and compares; once, where several tests look at the same network.</summary>
    public static CompiledSource Of(string declaration, string metadataName = "Net", string kernels = "Emitted") =>
        s_cache.GetOrAdd(
            (declaration, metadataName, kernels), _ => new Lazy<CompiledSource>(() => Create(declaration, metadataName, kernels))).Value;

    /// <summary>A part of the generated file, as a snapshot that names the file it is from.</summary>
    public Target Part(string name, Func<GeneratedClass, string> part) => new(
        "cs",
        $"//HintName: {Generation.Source.HintName}\n{part(new GeneratedClass(Generation.Source.SyntaxTree))}",
        $"{Path.GetFileNameWithoutExtension(Generation.Source.HintName)}.{name}");

    /// <summary>The methods and structs of the programs with these names or beginnings (<c>Relu1*</c>), as one snapshot.</summary>
    public Target Members(string name, params string[] patterns) => Part(name, source => source.Programs(patterns));

    private static CompiledSource Create(string declaration, string metadataName, string kernels)
    {
        Generation generation = Generation.Run(declaration, kernels);
        Assert.Null(generation.Result.Exception);
        Compilation compilation = Compilations.Create(declaration, generation.Text);
        var network = new LoadedNetwork(Compilations.Load(compilation), metadataName);
        NetworkModel model = Declarations.ModelOf(declaration);
        NetworkCheck.Agrees(network, model);
        return new CompiledSource(generation, network);
    }
}
