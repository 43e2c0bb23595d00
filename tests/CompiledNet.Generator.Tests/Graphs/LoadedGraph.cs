extern alias library;

using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Passes;
using CompiledNet.Generator.Tests.Harness;
using library::CompiledNet;

namespace CompiledNet.Generator.Tests.Graphs;

/// <summary>A network that was compiled and loaded, and the graph that the compiler had of it.</summary>
/// <param name="Type">The class.</param>
/// <param name="Own">The compiler's graph.</param>
internal sealed record LoadedGraph(Type Type, NetworkGraph Own)
{
    /// <summary>The description that the class gives.</summary>
    public NetworkInfo Info { get; } = (NetworkInfo)Type.GetProperty("Info")!.GetValue(Activator.CreateInstance(Type, 1))!;

    public GraphInfo Graph => Info.Graph;

    /// <summary>The networks of a source file. The library's kernels are quickly compiled, and the graph is the same.</summary>
    public static IReadOnlyList<LoadedGraph> Compile(string source)
    {
        System.Reflection.Assembly assembly = Compilations.Load(Generation.Run(source, "Library").Output);
        return [.. Declarations.ModelsOf(source).Select(model => Of(assembly.GetType(model.Type.Name, throwOnError: true)!, model))];
    }

    /// <summary>A network <c>Net</c> with these attributes after <c>[Network]</c>.</summary>
    public static LoadedGraph Net(string attributes, string network = "Network") =>
        Assert.Single(Compile(Declarations.Net(attributes, network)));

    /// <summary>A class that is loaded already.</summary>
    public static LoadedGraph Of(Type type, NetworkModel model) => new(type, PassPipeline.Run(model).Graph);
}
