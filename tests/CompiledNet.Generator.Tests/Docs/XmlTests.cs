using System.Xml.Linq;
using CompiledNet.Generator.Tests.Architecture;

namespace CompiledNet.Generator.Tests.Docs;

/// <summary>Parts of project files are XML, and the projects they refer to are there.</summary>
public sealed class XmlTests
{
    public static TheoryData<string> Described => Pages.With(block => block.Language == "xml");

    [Theory]
    [MemberData(nameof(Described))]
    public void PartsOfProjectsAreRight(string page) =>
        Assert.All(MarkdownPage.Read(page).Blocks.Where(block => block.Language == "xml"), block =>
    {
        var parsed = XElement.Parse($"<Part>{block.Code}</Part>");
        Assert.All(parsed.Descendants("ProjectReference"), reference => Assert.True(
            File.Exists(Path.Combine(Sources.Root, reference.Attribute("Include")!.Value)), $"{block.Place}: there is no {reference.Attribute("Include")!.Value}."));
        Assert.All(parsed.Descendants("PackageReference"), reference => Assert.Equal("CompiledNet", reference.Attribute("Include")!.Value));
    });
}
