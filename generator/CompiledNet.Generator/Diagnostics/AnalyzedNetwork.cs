using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>A declaration and what is wrong with it. Parsed once a compilation, whatever the number of analyzers that ask.</summary>
internal sealed class AnalyzedNetwork(NetworkDeclaration declaration, ParsedNetwork parsed)
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<INamedTypeSymbol, AnalyzedNetwork?>> s_cache = new();

    public NetworkDeclaration Declaration => declaration;

    public ParsedNetwork Parsed => parsed;

    /// <summary>The network that a class declares, or null where it declares none.</summary>
    public static AnalyzedNetwork? Get(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        ConcurrentDictionary<INamedTypeSymbol, AnalyzedNetwork?> networks = s_cache.GetValue(compilation, _ => new(SymbolEqualityComparer.Default));
        if (!networks.TryGetValue(type, out AnalyzedNetwork? network))
        {
            network = NetworkDeclaration.Find(type, cancellation) is { } declaration
                ? new AnalyzedNetwork(declaration, NetworkParser.Parse(declaration, cancellation))
                : null;
            networks.TryAdd(type, network);
        }

        return network;
    }
}
