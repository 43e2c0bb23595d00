using CompiledNet.Generator.Emit;
using CompiledNet.Kernels.Tiles;
using CompiledNet.Kernels.Vectors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Kernels;

/// <summary>
/// Writes the methods of the library's classes that have <c>[RegisterTiles(lowest, tallest)]</c>, each from the description of its name,
/// and what its structs of vectors have in common.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class KernelsGenerator : IIncrementalGenerator
{
    private const string AttributeName = "CompiledNet.Runtime.RegisterTilesAttribute";

#pragma warning disable RS2008 // It is seen by those who build the library alone.
    private static readonly DiagnosticDescriptor s_problem = new(
        "CNETK001", "A kernel cannot be written", "{0}", "Kernels", DiagnosticSeverity.Error, isEnabledByDefault: true);
#pragma warning restore RS2008

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        context.RegisterPostInitializationOutput(static output =>
        {
            foreach ((int bits, string isa) in VectorOperations.Widths)
            {
                output.AddSource($"Simd{Literals.Int(bits)}.g.cs", VectorOperations.Print(bits, isa));
            }
        });
        IncrementalValuesProvider<TileRequest> requests = context.SyntaxProvider.ForAttributeWithMetadataName(
            AttributeName,
            static (node, _) => node is ClassDeclarationSyntax,
            static (match, _) => new TileRequest(
                match.TargetSymbol.Name,
                match.TargetSymbol.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
                (int)match.Attributes[0].ConstructorArguments[0].Value!,
                (int)match.Attributes[0].ConstructorArguments[1].Value!));
        context.RegisterSourceOutput(requests, Write);
    }

    private static void Write(SourceProductionContext context, TileRequest request)
    {
        TileFamily? family = TileFamily.All.FirstOrDefault(one => one.Name == request.Name);
        string? problem = family is null
            ? $"No family of tiles is called {request.Name}."
            : TilePrinter.Problem(family, request.Lowest, request.Tallest);
        if (problem is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(s_problem, location: null, problem));
            return;
        }

        context.AddSource($"{request.Name}.g.cs", TilePrinter.Print(family!, request.Type, request.Lowest, request.Tallest));
    }

    /// <summary>A class that asks for tiles.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Type">The C# of it, with its type parameters.</param>
    /// <param name="Lowest">Rows of the lowest tile.</param>
    /// <param name="Tallest">Rows of the tallest tile.</param>
    private sealed record TileRequest(string Name, string Type, int Lowest, int Tallest);
}
