using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Parsing;

/// <summary>Recognises the library's types by their metadata names.</summary>
internal static class LibrarySymbols
{
    public const string NetworkAttribute = "CompiledNet.NetworkAttribute";
    private const string Namespace = "CompiledNet";

    /// <summary>Whether a compilation knows the library, be it under an alias.</summary>
    public static bool AreKnown(Compilation compilation) => !compilation.GetTypesByMetadataName(NetworkAttribute).IsEmpty;

    /// <summary>Whether a class bears <c>[Network]</c>.</summary>
    public static bool IsNetwork(INamedTypeSymbol type) => type.GetAttributes().Any(IsNetworkAttribute);

    public static bool IsNetworkAttribute(AttributeData data) => Is(data.AttributeClass, "NetworkAttribute");

    /// <summary>Whether an attribute says what a network costs, reads or does.</summary>
    public static bool DescribesNetwork(AttributeData data) => Is(data.AttributeClass, "BudgetAttribute") || IsLayerAttribute(data);

    /// <summary>Whether an attribute is a layer, a loss or an input.</summary>
    public static bool IsLayerAttribute(AttributeData data)
    {
        for (INamedTypeSymbol? parent = data.AttributeClass?.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (Is(parent, "LayerAttribute"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a type is the trainer of a network, its first type argument.</summary>
    public static bool IsTrainer(ITypeSymbol? type) => Is(type, "Trainer") && type is INamedTypeSymbol { TypeArguments.Length: > 0 };

    /// <summary>Whether a class is a compiled network that has no loss.</summary>
    public static bool IsWithoutLoss(INamedTypeSymbol type)
    {
        bool isNetwork = false;
        foreach (INamedTypeSymbol contract in type.AllInterfaces)
        {
            if (Is(contract, "ITrainable"))
            {
                return false;
            }

            isNetwork |= Is(contract, "INetwork") && contract.Arity > 0;
        }

        return isNetwork;
    }

    /// <summary>The element types of the targets that a compiled network takes; none where it has no loss.</summary>
    public static IReadOnlyList<SpecialType> TargetsOf(INamedTypeSymbol type) => type.AllInterfaces
        .Where(contract => Is(contract, "ITrainable") && contract.Arity == 3)
        .Select(contract => contract.TypeArguments[2].SpecialType)
        .ToList();

    /// <summary>The loss that a class declares; null where there is none.</summary>
    public static AttributeData? LossOf(INamedTypeSymbol type) =>
        type.GetAttributes().LastOrDefault(data => Is(data.AttributeClass?.BaseType, "LossAttribute"));

    /// <summary>Whether a type is a data set, by its inputs and targets.</summary>
    public static bool IsDataset(INamedTypeSymbol type) => Is(type, "Dataset") && type.Arity == 2;

    private static bool Is(ITypeSymbol? type, string name) =>
        type is { ContainingType: null, ContainingNamespace: { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true } }
            && type.Name == name;
}
