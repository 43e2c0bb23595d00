using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Parsing;

/// <summary>Reads the class that bears a network and the types around it.</summary>
internal static class TypeParser
{
    /// <summary>The class, or null where no part can be added to it.</summary>
    public static TypeModel? Parse(INamedTypeSymbol type, TypeDeclarationSyntax declaration, List<Problem> problems)
    {
        int before = problems.Count;
        if (declaration is not ClassDeclarationSyntax || type.IsStatic || type.IsGenericType || type.IsAbstract || type.IsFileLocal)
        {
            problems.Add(new Problem(ProblemIds.UnsupportedType, -1, $"'{type.Name}' cannot be a network: declare it as a partial class that is neither static, abstract, generic, file-local nor a record"));
        }

        if (!IsPartial(declaration))
        {
            problems.Add(new Problem(ProblemIds.NotPartial, -1, $"'{type.Name}' must be partial, so that its code can be added"));
        }

        var containers = new List<string>();
        for (SyntaxNode? node = declaration.Parent; node is TypeDeclarationSyntax container; node = node.Parent)
        {
            if (!IsPartial(container))
            {
                problems.Add(new Problem(ProblemIds.ContainerNotPartial, -1, $"'{container.Identifier.ValueText}', which contains '{type.Name}', must be partial"));
            }

            containers.Insert(0, $"{Keyword(container)} {container.Identifier.Text}{container.TypeParameterList}");
        }

        if (problems.Count > before)
        {
            return null;
        }

        string containingNamespace = type.ContainingNamespace.IsGlobalNamespace
            ? string.Empty
            : type.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));
        return new TypeModel(containingNamespace, containers.ToEquatableArray(), declaration.Identifier.Text, MetadataName(type));
    }

    private static bool IsPartial(TypeDeclarationSyntax declaration) => declaration.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static string Keyword(TypeDeclarationSyntax declaration) => declaration is RecordDeclarationSyntax record
        ? record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword) ? "partial record struct" : "partial record"
        : "partial " + declaration.Keyword.Text;

    private static string MetadataName(INamedTypeSymbol type)
    {
        string name = type.MetadataName;
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            name = container.MetadataName + "." + name;
        }

        return type.ContainingNamespace.IsGlobalNamespace ? name : type.ContainingNamespace.ToDisplayString() + "." + name;
    }
}
