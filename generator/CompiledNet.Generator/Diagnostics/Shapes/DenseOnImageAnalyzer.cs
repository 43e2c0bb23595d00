using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Dense layers right behind images, which likely were meant to read all of them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DenseOnImageAnalyzer() : NetworkAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        ProblemIds.DenseOnImage,
        "A dense layer reads only the last axis of an image",
        "{0}",
        Categories.Shapes,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + ProblemIds.DenseOnImage + HelpLinks.Extension);
}
