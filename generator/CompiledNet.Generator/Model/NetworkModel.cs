namespace CompiledNet.Generator.Model;

/// <summary>
/// A network as declared: what the pipeline caches, so every part has value equality and none refers to the compilation.
/// </summary>
/// <param name="Type">The class.</param>
/// <param name="Fuse">Whether operations may be fused.</param>
/// <param name="Layers">Inputs, layers, outputs and losses in the order of their declaration.</param>
internal sealed record NetworkModel(TypeModel Type, bool Fuse, EquatableArray<LayerModel> Layers);

/// <summary>The outcome of parsing a declaration: the network, or what is wrong with it.</summary>
/// <param name="Type">The class; null where no part can be added to it.</param>
/// <param name="Network">The network; null where the declaration is wrong.</param>
/// <param name="Problems">What is wrong or worth knowing, in the order of the source.</param>
/// <param name="Skeleton">What stands in for a network that is wrong; null where there is a network or no class to add to.</param>
/// <param name="Name">The class's fully qualified metadata name, which names the generated file; empty where nothing is declared.</param>
internal sealed record ParsedNetwork(
    TypeModel? Type, NetworkModel? Network, EquatableArray<Problem> Problems, SkeletonModel? Skeleton, string Name);
