using CompiledNet.Generator.Model;
using CompiledNet.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Layers on classes that are not networks, where nothing reads them.</summary>
internal static class LoneLayers
{
    public static Diagnostic? Find(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.TypeKind == TypeKind.Class &&
        type.GetAttributes().FirstOrDefault(LibrarySymbols.DescribesNetwork) is { ApplicationSyntaxReference: { } reference } layer &&
        !LibrarySymbols.IsNetwork(type)
            ? Report.Create(
                ProblemIds.LayerWithoutNetwork,
                reference.GetSyntax(cancellation).GetLocation(),
                $"[{new AttributeReader(layer, 0).Kind}] does nothing on '{type.Name}', which is no network: put [Network] before it")
            : null;
}
