using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Parsing;

/// <summary>Reads the class that bears a network and the types around it.</summary>
internal static class TypeParser
{
    /// <summary>Stands for a class that no part can be added to, so that the mistakes in its layers are found all the same.</summary>
    public static readonly TypeModel None = new(string.Empty, default, string.Empty, string.Empty, string.Empty, string.Empty);

    private static readonly SymbolDisplayFormat s_nameFromNamespace = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>C# knows it as a type only where no type bears the name.</summary>
    private const string HiddenKeyword = "nint";

    /// <summary>The class, or null where no part can be added to it.</summary>
    public static TypeModel? Parse(NetworkDeclaration network, List<Problem> problems)
    {
        INamedTypeSymbol type = network.Type;
        TypeDeclarationSyntax declaration = network.Syntax;
        if (Unsupported(type, declaration) is { } reason)
        {
            problems.Add(new Problem(ProblemIds.UnsupportedType, -1, $"'{type.Name}' {reason}"));
        }

        // A part in a generated file cannot belong to a class that is known in one file only.
        bool canBeAddedTo = !IsFileLocal(type) && !declaration.Identifier.IsMissing;
        if (!IsPartial(declaration))
        {
            canBeAddedTo = false;
            problems.Add(
                new Problem(
                    ProblemIds.NotPartial, -1,
                    $"'{type.Name}' must be partial, so that its code can be added: write 'partial class {type.Name}'"));
        }

        var containers = new List<string>();
        for (SyntaxNode? node = declaration.Parent; node is TypeDeclarationSyntax container; node = node.Parent)
        {
            if (!IsPartial(container))
            {
                canBeAddedTo = false;
                string name = container.Identifier.ValueText;
                problems.Add(
                    new Problem(
                        ProblemIds.ContainerNotPartial, -1,
                        $"'{name}', which contains the network '{type.Name}', must be partial too: write 'partial {Kind(container)} {name}'",
                        name));
            }

            canBeAddedTo &= !container.Identifier.IsMissing;
            containers.Insert(0, $"partial {Kind(container)} {Escaped(container.Identifier)}{Parameters(container)}");
        }

        if (!canBeAddedTo)
        {
            return null;
        }

        string containingNamespace = type.ContainingNamespace.IsGlobalNamespace
            ? string.Empty
            : type.ContainingNamespace.ToDisplayString(
                SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));
        return new TypeModel(
            containingNamespace,
            containers.ToEquatableArray(),
            Escaped(declaration.Identifier),
            NameFromNamespace(type),
            AccessibilityOf(type),
            StepsClass(type));
    }

    /// <summary>The type parameters of a declaration in angle brackets, without attributes and comments; or empty.</summary>
    public static string Parameters(TypeDeclarationSyntax declaration) => declaration.TypeParameterList is { } list
        ? $"<{string.Join(", ", list.Parameters.Select(parameter => $"{parameter.VarianceKeyword.Text} {Escaped(parameter.Identifier)}".Trim()))}>"
        : string.Empty;

    private static string? Unsupported(INamedTypeSymbol type, TypeDeclarationSyntax declaration) =>
        type.IsStatic ? "is static, but a network has instances, each with parameters of its own: remove 'static'"
        : type.IsRecord ? "is a record, but a network is no value that could be compared or copied with 'with': write 'partial class'"
        : type.IsAbstract ? "is abstract, but a network must be made: remove 'abstract'"
        : declaration.TypeParameterList is not null ? "is generic, but a network's code is made for one type: remove its type parameters"
        : IsFileLocal(type) ? "is file-local, so that no generated file can add to it: remove 'file'"
        : !HasPlainBase(type) ? $"derives from '{type.BaseType!.Name}', which has no constructor without arguments that could be called: give it one, or keep it in a member"
        : HidesKeyword(type) ? $"stands where a type or namespace is named '{HiddenKeyword}', which hides the type of that name that generated code counts with: rename that"
        : RequiredMember(type) is { } member ? $"requires '{member}' to be set, which trainers that make a network cannot: remove 'required'"
        : null;

    /// <summary>Whether the type, or one around it, is known in its own file only.</summary>
    private static bool IsFileLocal(INamedTypeSymbol type) =>
        type.IsFileLocal || (type.ContainingType is { } container && IsFileLocal(container));

    private static string NameFromNamespace(INamedTypeSymbol type) => type.ToDisplayString(s_nameFromNamespace);

    /// <summary>
    /// The accessibility of a class beside the network that may name it; empty where a containing type hides it or has type parameters.
    /// </summary>
    private static string AccessibilityOf(INamedTypeSymbol type)
    {
        string accessibility = "public";
        for (INamedTypeSymbol? part = type; part is not null; part = part.ContainingType)
        {
            if (part.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal) || part.IsGenericType)
            {
                return string.Empty;
            }

            accessibility = part.DeclaredAccessibility == Accessibility.Internal ? "internal" : accessibility;
        }

        return accessibility;
    }

    /// <summary>A name for the class of the network's training steps.</summary>
    private static string StepsClass(INamedTypeSymbol type)
    {
        string name = type.Name;
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            name = container.Name + name;
        }

        name += "Steps";
        while (type.ContainingNamespace.GetTypeMembers(name).Any(other => !MemberParser.IsGenerated(other)))
        {
            name += "_";
        }

        return name;
    }

    /// <summary>Defaults for a constructor of the base class, where none can be called without arguments; else empty.</summary>
    public static string BaseArguments(INamedTypeSymbol type)
    {
        List<IMethodSymbol> constructors = type.BaseType is { TypeKind: TypeKind.Class } parent
            ? parent.InstanceConstructors.Where(constructor => constructor.DeclaredAccessibility != Accessibility.Private).ToList()
            : [];
        return constructors.Any(constructor => constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams))
            ? string.Empty
            : string.Join(
                ", ",
                constructors.FirstOrDefault()?.Parameters.Select(
                    parameter => $"default({parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})!") ?? []);
    }

    private static bool HasPlainBase(INamedTypeSymbol type) => BaseArguments(type).Length == 0;

    private static string? RequiredMember(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            ISymbol? found = declaring.GetMembers()
                .FirstOrDefault(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });
            if (found is { } required)
            {
                return required.Name;
            }
        }

        return null;
    }

    private static bool HidesKeyword(INamedTypeSymbol type)
    {
        for (INamespaceOrTypeSymbol? container = type;
            container is not null;
            container = (INamespaceOrTypeSymbol?)container.ContainingType ?? container.ContainingNamespace)
        {
            bool isParameter = container is INamedTypeSymbol named
                && named.TypeParameters.Any(parameter => parameter.Name == HiddenKeyword);
            if (isParameter || container.GetMembers(HiddenKeyword).Any(member => member is INamespaceOrTypeSymbol))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A name as code that may stand anywhere: with @ where it could be taken for a keyword.</summary>
    private static string Escaped(SyntaxToken identifier) =>
        SyntaxFacts.GetContextualKeywordKind(identifier.ValueText) != SyntaxKind.None
            || SyntaxFacts.GetKeywordKind(identifier.ValueText) != SyntaxKind.None
            ? "@" + identifier.ValueText
            : identifier.Text;

    private static bool IsPartial(TypeDeclarationSyntax declaration) => declaration.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static string Kind(TypeDeclarationSyntax declaration) => declaration is RecordDeclarationSyntax record
        ? record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword) ? "record struct" : "record"
        : declaration.Keyword.Text;

    /// <summary>The fully qualified metadata name, with a <c>+</c> before the name of a nested type.</summary>
    public static string MetadataName(INamedTypeSymbol type)
    {
        string name = type.MetadataName;
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            name = container.MetadataName + "+" + name;
        }

        // Without the escapes of keywords: a file's name may not contain an @.
        SymbolDisplayFormat format = SymbolDisplayFormat.CSharpErrorMessageFormat.WithMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.None);
        return type.ContainingNamespace.IsGlobalNamespace ? name : type.ContainingNamespace.ToDisplayString(format) + "." + name;
    }
}
