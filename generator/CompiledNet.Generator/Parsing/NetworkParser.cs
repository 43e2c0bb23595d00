using CompiledNet.Generator.Model;
using CompiledNet.Generator.Passes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Parsing;

/// <summary>Reads a declaration: from symbols and syntax to a model that refers to neither.</summary>
internal static class NetworkParser
{
    public const string NetworkAttributeName = "CompiledNet.NetworkAttribute";
    private const string LayerAttributeName = "LayerAttribute";
    private const string LibraryNamespace = "CompiledNet";

    /// <summary>Parses the network declared on a class.</summary>
    public static ParsedNetwork Parse(INamedTypeSymbol type, TypeDeclarationSyntax declaration, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        TypeModel? typeModel = TypeParser.Parse(type, declaration, problems);
        cancellation.ThrowIfCancellationRequested();

        bool fuse = true;
        bool complete = true;
        var inputs = new List<InputModel>();
        var layers = new List<LayerModel>();
        var names = new LayerNames();
        foreach (AttributeReader attribute in Attributes(type, declaration))
        {
            if (!attribute.IsComplete)
            {
                complete = false;
                continue;
            }

            if (attribute.Kind == "Network")
            {
                fuse = attribute.Named("Fuse", true);
                continue;
            }

            string name = names.Next(attribute, problems);
            if (attribute.Kind == "Input")
            {
                if (layers.Count > 0 || inputs.Count > 0)
                {
                    problems.Add(new Problem(ProblemIds.InputNotFirst, attribute.Index, "[Input] comes once, before the first layer"));
                }

                inputs.Add(new InputModel(name, new Shape(attribute.Ints(0)), attribute.Index));
            }
            else if (LayerTable.Create(attribute, name) is { } layer)
            {
                layers.Add(layer);
            }
        }

        if (HasLayersElsewhere(type, declaration))
        {
            problems.Add(new Problem(ProblemIds.LayerOnOtherPart, -1, $"Layers of '{type.Name}' stand on another part of the class, where their order is not defined: move them to the declaration with [Network]"));
        }

        if (inputs.Count == 0 && complete)
        {
            problems.Add(new Problem(ProblemIds.MissingInput, -1, $"'{type.Name}' does not say what it reads: put [Input(...)] before its first layer"));
        }

        NetworkModel? network = null;
        if (problems.Count == 0 && complete && typeModel is not null)
        {
            network = new NetworkModel(typeModel, fuse, inputs.ToEquatableArray(), layers.ToEquatableArray());
            ShapeInference.Run(network, problems);
        }

        return new ParsedNetwork(typeModel, problems.Any(problem => problem.IsError) ? null : network, problems.ToEquatableArray());
    }

    /// <summary>The network attributes of a declaration in source order, and their syntax.</summary>
    public static IEnumerable<AttributeReader> Attributes(INamedTypeSymbol type, TypeDeclarationSyntax declaration) =>
        Data(type, declaration).Select((data, index) => new AttributeReader(data, index));

    /// <summary>Where the network attributes of a declaration are, in the same order as <see cref="Attributes"/>.</summary>
    public static IEnumerable<Location> Locations(INamedTypeSymbol type, TypeDeclarationSyntax declaration) =>
        Data(type, declaration).Select(data => data.ApplicationSyntaxReference!.GetSyntax().GetLocation());

    private static IEnumerable<AttributeData> Data(INamedTypeSymbol type, TypeDeclarationSyntax declaration) =>
        type.GetAttributes()
            .Where(data => IsNetworkAttribute(data) && IsOn(data, declaration))
            .OrderBy(data => data.ApplicationSyntaxReference!.Span.Start);

    private static bool HasLayersElsewhere(INamedTypeSymbol type, TypeDeclarationSyntax declaration) =>
        type.GetAttributes().Any(data => IsNetworkAttribute(data) && !IsOn(data, declaration));

    private static bool IsOn(AttributeData data, TypeDeclarationSyntax declaration) =>
        data.ApplicationSyntaxReference is { } reference && reference.SyntaxTree == declaration.SyntaxTree && declaration.Span.Contains(reference.Span);

    private static bool IsNetworkAttribute(AttributeData data)
    {
        if (data.AttributeClass is not { } attribute)
        {
            return false;
        }

        if (attribute.ToDisplayString() == NetworkAttributeName)
        {
            return true;
        }

        for (INamedTypeSymbol? parent = attribute.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent.Name == LayerAttributeName && parent.ContainingNamespace.ToDisplayString() == LibraryNamespace)
            {
                return true;
            }
        }

        return false;
    }
}
