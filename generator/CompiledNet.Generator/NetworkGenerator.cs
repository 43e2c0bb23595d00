using System.Text;
using CompiledNet.Generator.Emit;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Parsing;
using CompiledNet.Generator.Passes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.Generator;

/// <summary>
/// The pipeline: declarations become models, which are cached; a changed model is compiled and written. Mistakes are the
/// analyzers' to report; a wrong declaration gets members that throw, so that its mistake is the only error.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ParsedNetwork> networks = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                NetworkParser.NetworkAttributeName,
                static (node, _) => node is TypeDeclarationSyntax,
                static (match, cancellation) =>
                    NetworkParser.Parse((INamedTypeSymbol)match.TargetSymbol, (TypeDeclarationSyntax)match.TargetNode, cancellation))
            .WithTrackingName(TrackingNames.Parsed);

        IncrementalValueProvider<GeneratorSettings> settings = context.CompilationProvider
            .Select(static (compilation, _) => (compilation.Options.OptimizationLevel, Alias: LibraryAlias.Find(compilation)))
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => SettingsParser.Parse(pair.Left.OptimizationLevel, pair.Left.Alias, pair.Right.GlobalOptions))
            .WithTrackingName(TrackingNames.Settings);

        IncrementalValueProvider<EquatableArray<string>> ambiguous = networks
            .Select(static (parsed, _) => parsed.Name)
            .Collect()
            .Select(static (names, _) => FileNames.FindAmbiguous(names));

        context.RegisterSourceOutput(
            networks.Combine(settings).WithTrackingName(TrackingNames.Combined).Combine(ambiguous),
            static (output, pair) => Write(output, pair.Left.Left, pair.Left.Right, pair.Right));
    }

    private static void Write(
        SourceProductionContext output, ParsedNetwork parsed, GeneratorSettings settings, EquatableArray<string> ambiguous)
    {
        string text = Write(parsed, settings);
        if (text.Length > 0 && parsed.Name.Length > 0)
        {
            text = settings.LibraryAlias is { } alias ? LibraryAlias.Apply(text, alias) : text;
            output.AddSource(FileNames.Of(parsed.Name, ambiguous), SourceText.From(text, Encoding.UTF8));
        }
    }

    private static string Write(ParsedNetwork parsed, GeneratorSettings settings) =>
        parsed.Network is { } network ? NetworkEmitter.Emit(PassPipeline.Run(network), settings.Kernels)
        : parsed.Type is null ? (settings.ReportsErrors ? ErrorDirective.FileOf(parsed) : string.Empty)
        : SkeletonEmitter.Emit(parsed) + (settings.ReportsErrors ? ErrorDirective.Of(parsed) : string.Empty);
}
