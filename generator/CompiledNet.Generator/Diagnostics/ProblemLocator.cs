using CompiledNet.Generator.Model;
using CompiledNet.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Where in the source a problem is: the argument that is wrong, else its attribute, else the class's name.</summary>
internal static class ProblemLocator
{
    public static Location Find(NetworkDeclaration declaration, Problem problem, CancellationToken cancellation)
    {
        if (problem.Attribute < 0)
        {
            return FindPart(declaration, problem) ?? declaration.Syntax.Identifier.GetLocation();
        }

        AttributeData data = declaration.Attributes[problem.Attribute];
        var attribute = (AttributeSyntax)data.ApplicationSyntaxReference!.GetSyntax(cancellation);
        return (FindArgument(attribute, data, problem) ?? attribute).GetLocation();
    }

    /// <summary>A container, or a member, that the class is reported for.</summary>
    private static Location? FindPart(NetworkDeclaration declaration, Problem problem) => problem.Argument is null ? null
        : problem.Id == ProblemIds.ContainerNotPartial
            ? declaration.Syntax.Ancestors()
                .OfType<TypeDeclarationSyntax>()
                .FirstOrDefault(type => type.Identifier.ValueText == problem.Argument)?.Identifier.GetLocation()
            : MemberParser.Find(declaration.Type, problem)?.Locations.FirstOrDefault();

    private static SyntaxNode? FindArgument(AttributeSyntax attribute, AttributeData data, Problem problem)
    {
        if (problem.Argument is null || attribute.ArgumentList is not { } list)
        {
            return null;
        }

        string name = NameOf(problem, data);
        AttributeArgumentSyntax? named = list.Arguments.FirstOrDefault(argument =>
            argument.NameColon?.Name.Identifier.ValueText == name || argument.NameEquals?.Name.Identifier.ValueText == name);
        if (named is not null)
        {
            return FindElement(named.Expression, problem.Element) ?? named;
        }

        IParameterSymbol? parameter = data.AttributeConstructor?.Parameters.FirstOrDefault(parameter => parameter.Name == name);
        List<AttributeArgumentSyntax> positional = list.Arguments.Where(
            argument => argument.NameColon is null && argument.NameEquals is null).ToList();
        if (parameter is null || parameter.Ordinal >= positional.Count)
        {
            return null;
        }

        AttributeArgumentSyntax first = positional[parameter.Ordinal];
        if (!parameter.IsParams)
        {
            return first;
        }

        // The values stand after each other, or in an array.
        return FindElement(first.Expression, problem.Element)
            ?? (problem.Element >= 0 && parameter.Ordinal + problem.Element < positional.Count
                ? positional[parameter.Ordinal + problem.Element]
                : positional.Count == parameter.Ordinal + 1 ? first
                : null);
    }

    /// <summary>
    /// The parameter or property that a problem is about. Layers that take any number of values call them all by the name of the array;
    /// a constructor that has a parameter for each has none of that name.
    /// </summary>
    private static string NameOf(Problem problem, AttributeData data)
    {
        string name = problem.Argument!;
        if (data.AttributeConstructor is not { } constructor
            || !char.IsLower(name[0])
            || constructor.Parameters.Any(parameter => parameter.Name == name))
        {
            return name;
        }

        int element = problem.Element < 0 && constructor.Parameters.Length == 1 ? 0 : problem.Element;
        return element >= 0 && element < constructor.Parameters.Length ? constructor.Parameters[element].Name : name;
    }

    private static SyntaxNode? FindElement(ExpressionSyntax array, int element)
    {
        IReadOnlyList<SyntaxNode>? elements = array switch
        {
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
            ImplicitArrayCreationExpressionSyntax implicitArray => implicitArray.Initializer.Expressions,
            CollectionExpressionSyntax collection => collection.Elements,
            _ => null,
        };
        return elements is not null && element >= 0 && element < elements.Count ? elements[element] : null;
    }
}
