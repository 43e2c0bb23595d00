using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Parsing;

/// <summary>
/// The declaration of a network: the part of the class that bears <c>[Network]</c>, and the attributes that describe the network.
/// </summary>
internal sealed class NetworkDeclaration
{
    private NetworkDeclaration(INamedTypeSymbol type, TypeDeclarationSyntax syntax, IReadOnlyList<AttributeData> attributes, int own)
    {
        Type = type;
        Syntax = syntax;
        Attributes = attributes;
        OwnCount = own;
    }

    public INamedTypeSymbol Type { get; }

    /// <summary>The part that bears <c>[Network]</c>; the first where several do, which is an error of C#.</summary>
    public TypeDeclarationSyntax Syntax { get; }

    /// <summary>
    /// The network attributes: first those on this part, in the order of the source, then those on other parts. Their places here are the
    /// attribute indices of problems.
    /// </summary>
    public IReadOnlyList<AttributeData> Attributes { get; }

    /// <summary>How many of <see cref="Attributes"/> stand on this part.</summary>
    public int OwnCount { get; }

    /// <summary>The <c>[Network]</c> on this part.</summary>
    public AttributeData NetworkAttribute => Attributes.First(LibrarySymbols.IsNetworkAttribute);

    /// <summary>Whether an attribute on this part is unknown to C#, which says so itself; it may have been meant as a layer.</summary>
    public bool HasUnknownAttributes =>
        Type.GetAttributes().Any(data => data.AttributeClass is null or { TypeKind: TypeKind.Error } && IsOn(data, Syntax));

    /// <summary>The declaration of a class; null where it is none, or bears no <c>[Network]</c> in source.</summary>
    public static NetworkDeclaration? Find(INamedTypeSymbol type, CancellationToken cancellation)
    {
        ImmutableArray<AttributeData> all = type.GetAttributes();
        AttributeData? network = Sorted(all.Where(LibrarySymbols.IsNetworkAttribute)).FirstOrDefault();
        SyntaxNode? attribute = network?.ApplicationSyntaxReference?.GetSyntax(cancellation);
        if (attribute?.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() is not TypeDeclarationSyntax syntax
            || type.TypeKind != TypeKind.Class
            || !IsFirstOfItsName(type))
        {
            return null;
        }

        List<AttributeData> described = Sorted(all.Where(data =>
            LibrarySymbols.IsNetworkAttribute(data) || LibrarySymbols.DescribesNetwork(data))).ToList();
        List<AttributeData> own = described.Where(data => IsOn(data, syntax)).ToList();
        return new NetworkDeclaration(type, syntax, own.Concat(described.Except(own)).ToList(), own.Count);
    }

    /// <summary>Parts of different kinds, a class and a record, are an error of C#, which sees two types of one name then.</summary>
    private static bool IsFirstOfItsName(INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(
        type, ((INamespaceOrTypeSymbol?)type.ContainingType ?? type.ContainingNamespace)
            .GetTypeMembers(type.Name, type.Arity)
            .FirstOrDefault());

    private static IEnumerable<AttributeData> Sorted(IEnumerable<AttributeData> attributes) => attributes
        .Where(data => data.ApplicationSyntaxReference is not null)
        .OrderBy(data => data.ApplicationSyntaxReference!.SyntaxTree.FilePath, StringComparer.Ordinal)
        .ThenBy(data => data.ApplicationSyntaxReference!.Span.Start);

    private static bool IsOn(AttributeData data, TypeDeclarationSyntax declaration) =>
        data.ApplicationSyntaxReference is { } reference &&
        reference.SyntaxTree == declaration.SyntaxTree &&
        declaration.AttributeLists.FullSpan.Contains(reference.Span);
}
