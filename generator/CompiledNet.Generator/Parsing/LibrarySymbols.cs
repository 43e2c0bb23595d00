using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Parsing;

/// <summary>Recognises the library's attributes by their metadata names.</summary>
internal static class LibrarySymbols
{
    public const string NetworkAttribute = "CompiledNet.NetworkAttribute";
    private const string BudgetAttribute = "CompiledNet.BudgetAttribute";
    private const string LayerAttributeName = "LayerAttribute";
    private const string LibraryNamespace = "CompiledNet";

    /// <summary>Whether a class bears <c>[Network]</c>.</summary>
    public static bool IsNetwork(INamedTypeSymbol type) => type.GetAttributes().Any(IsNetworkAttribute);

    public static bool IsNetworkAttribute(AttributeData data) => data.AttributeClass?.ToDisplayString() == NetworkAttribute;

    public static bool IsBudgetAttribute(AttributeData data) => data.AttributeClass?.ToDisplayString() == BudgetAttribute;

    /// <summary>Whether an attribute is a layer, a loss or an input.</summary>
    public static bool IsLayerAttribute(AttributeData data)
    {
        for (INamedTypeSymbol? parent = data.AttributeClass?.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent.Name == LayerAttributeName && parent.ContainingNamespace.ToDisplayString() == LibraryNamespace)
            {
                return true;
            }
        }

        return false;
    }
}
