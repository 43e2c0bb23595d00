using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Parsing;

/// <summary>Reads a declaration: from symbols and syntax to a model that refers to neither.</summary>
internal static class NetworkParser
{
    public const string NetworkAttributeName = LibrarySymbols.NetworkAttribute;

    private static readonly ParsedNetwork s_nothing = new(null, null, default, null, string.Empty);

    /// <summary>Parses the network declared on a class.</summary>
    public static ParsedNetwork Parse(INamedTypeSymbol type, TypeDeclarationSyntax declaration, CancellationToken cancellation) =>
        NetworkDeclaration.Find(type, cancellation) is { } found && found.Syntax == declaration ? Parse(found, cancellation) : s_nothing;

    /// <summary>Parses a declaration.</summary>
    public static ParsedNetwork Parse(NetworkDeclaration declaration, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        TypeModel? type = TypeParser.Parse(declaration, problems);
        IReadOnlyList<string> taken = MemberParser.Parse(declaration, problems);
        cancellation.ThrowIfCancellationRequested();

        ParsedLayers layers = LayerParser.Parse(declaration, problems);
        NetworkModel? network = null;
        if (layers.IsComplete && layers.HasInput)
        {
            network = new NetworkModel(type ?? TypeParser.None, layers.Fuse, layers.Layers.ToEquatableArray());
            NetworkGraph? graph = GraphBuilder.Build(network, problems);
            if (graph is not null)
            {
                MemberParser.CheckSlots(declaration.Type, SlotSignatures.Of(graph), problems);
            }

            if (layers.Budget is not null)
            {
                BudgetRule.Check(layers.Budget, graph, problems);
            }
        }

        if (type is null || problems.Any(problem => problem.IsError))
        {
            network = null;
        }

        return new ParsedNetwork(
            type,
            network,
            problems.OrderBy(problem => problem.Attribute).ToEquatableArray(),
            network is null && type is not null ? SkeletonParser.Parse(declaration, layers, taken) : null,
            declaration.Syntax.Identifier.IsMissing ? string.Empty : TypeParser.MetadataName(declaration.Type));
    }
}
