extern alias library;

using CompiledNet.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Tests.Architecture;

/// <summary>What the library's assembly shows, as text: a line a type, followed by a line a member.</summary>
internal static class PublicApi
{
    private static readonly SymbolDisplayFormat s_typeName = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters
            | SymbolDisplayGenericsOptions.IncludeTypeConstraints
            | SymbolDisplayGenericsOptions.IncludeVariance,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat s_member = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        SymbolDisplayMemberOptions.IncludeAccessibility
            | SymbolDisplayMemberOptions.IncludeModifiers
            | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeConstantValue
            | SymbolDisplayMemberOptions.IncludeExplicitInterface,
        SymbolDisplayDelegateStyle.NameAndSignature,
        SymbolDisplayExtensionMethodStyle.StaticMethod,
        SymbolDisplayParameterOptions.IncludeType
            | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeExtensionThis,
        SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>The public types of a namespace and what can be called, read, written or overridden of them, sorted.</summary>
    public static IEnumerable<string> Lines(string space)
    {
        var library = (IAssemblySymbol)Compilations.Empty.GetAssemblyOrModuleSymbol(
            Compilations.References.Single(reference => reference.Display == typeof(library::CompiledNet.INetwork).Assembly.Location))!;
        return
            from type in Types(library.GlobalNamespace)
            where type.ContainingNamespace.ToDisplayString() == space
            orderby type.ToDisplayString(s_typeName)
            from line in Lines(type)
            select line;
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) =>
        from member in container.GetMembers().OfType<INamespaceOrTypeSymbol>()
        where member is INamespaceSymbol || IsVisible(member)
        from type in Types(member).Concat(member is INamedTypeSymbol self ? [self] : [])
        select type;

    private static IEnumerable<string> Lines(INamedTypeSymbol type)
    {
        IEnumerable<ITypeSymbol> bases = type.BaseType is { SpecialType: SpecialType.None } parent && type.TypeKind == TypeKind.Class
            ? [parent, .. type.Interfaces]
            : type.Interfaces;
        string inherits = string.Join(", ", bases.Select(one => one.ToDisplayString(s_typeName)).Order(StringComparer.Ordinal));
        return type.GetMembers().Where(IsListed).Select(member => "  " + member.ToDisplayString(s_member)).Order(StringComparer.Ordinal)
            .Prepend($"{Kind(type)} {type.ToDisplayString(s_typeName)}{(inherits.Length > 0 ? " : " + inherits : string.Empty)}");
    }

    private static string Kind(INamedTypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Class when type.IsStatic => "static class",
        TypeKind.Class =>
            $"{(type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : string.Empty)}{(type.IsRecord ? "record" : "class")}",
        TypeKind.Struct =>
            $"{(type.IsReadOnly ? "readonly " : string.Empty)}{(type.IsRefLikeType ? "ref " : string.Empty)}{(type.IsRecord ? "record " : string.Empty)}struct",
        TypeKind kind => kind.ToString().ToLowerInvariant(),
    };

    /// <summary>Overrides say nothing that the base does not, and accessors nothing that the property does not.</summary>
    private static bool IsListed(ISymbol member) =>
        IsVisible(member) && member is not INamedTypeSymbol && !member.IsOverride && !member.IsImplicitlyDeclared
        && member is not IMethodSymbol { AssociatedSymbol: not null }
        && !member.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute");

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;
}
