using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Tests.Architecture;

/// <summary>The generator's own sources, compiled once, so that a test can ask what each name in them means.</summary>
internal static class GeneratorSources
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading;";

    /// <summary>The repository's root.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../.."));

    /// <summary>Every source file, those of the library that are linked included.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Linked(), .. Under("generator/CompiledNet.Generator")];

    public static CSharpCompilation Compilation { get; } = Compile(Files.Select(file => (file, File.ReadAllText(file))));

    /// <summary>The source files under a folder, without what builds left there.</summary>
    public static IEnumerable<string> Under(string folder) => Directory
        .GetFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    /// <summary>The sources and more of them.</summary>
    public static CSharpCompilation With(string path, string text) =>
        Compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)Compilation.SyntaxTrees[0].Options, path));

    private static CSharpCompilation Compile(IEnumerable<(string Path, string Text)> files)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal)
                    || name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
                    || name is "netstandard.dll"))
            .Select(path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create(
            "Generator",
            files.Append(("Usings.cs", ImplicitUsings)).Select(file => CSharpSyntaxTree.ParseText(file.Item2, options, file.Item1)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static IEnumerable<string> Linked()
    {
        string project = Path.Combine(Root, "generator/CompiledNet.Generator/CompiledNet.Generator.csproj");
        return XDocument.Load(project).Descendants("Compile")
            .Select(item => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(project)!, item.Attribute("Include")!.Value)));
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
