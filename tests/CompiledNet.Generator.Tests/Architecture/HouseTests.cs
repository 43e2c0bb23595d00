extern alias library;

using System.Xml.Linq;

namespace CompiledNet.Generator.Tests.Architecture;

/// <summary>The rules of the house that a compiler does not enforce.</summary>
public sealed class HouseTests
{
    private const int MaxLines = 400;

    [Theory]
    [InlineData("src")]
    [InlineData("generator")]
    [InlineData("tests/CompiledNet.Generator.Tests")]
    public void NoSourceFileIsLong(string folder)
    {
        IEnumerable<string> tooLong = Sources.Under(folder)
            .Select(file => (file, Lines: File.ReadLines(file).Count()))
            .Where(pair => pair.Lines > MaxLines)
            .Select(pair => $"{pair.file}: {pair.Lines} lines");
        Assert.Empty(tooLong);
    }

    [Fact]
    public void TheLibraryHasNoPackages()
    {
        XDocument project = XDocument.Load(Path.Combine(Sources.Root, "src/CompiledNet/CompiledNet.csproj"));
        Assert.Empty(project.Descendants("PackageReference"));
        // What is packed beside it is built before it, but not compiled with it.
        Assert.All(
            project.Descendants("ProjectReference"),
            reference => Assert.Equal("false", reference.Attribute("ReferenceOutputAssembly")?.Value));
    }

    [Fact]
    public void TheLibraryRefersToTheFrameworkOnly() => Assert.All(
        typeof(library::CompiledNet.INetwork).Assembly.GetReferencedAssemblies(),
        reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));

    [Fact]
    public void TheGeneratorRefersToRoslyn48AndTheFrameworkOnly()
    {
        foreach (System.Reflection.AssemblyName reference in typeof(NetworkGenerator).Assembly.GetReferencedAssemblies())
        {
            Assert.True(
                reference.Name is "netstandard" or "Microsoft.CodeAnalysis" or "Microsoft.CodeAnalysis.CSharp"
                    || reference.Name!.StartsWith("System.", StringComparison.Ordinal),
                reference.FullName);
            Assert.True(
                !reference.Name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
                    || reference.Version == new Version(4, 8, 0, 0),
                reference.FullName);
        }
    }
}
