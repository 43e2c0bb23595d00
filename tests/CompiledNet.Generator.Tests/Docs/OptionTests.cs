extern alias library;

namespace CompiledNet.Generator.Tests.Docs;

/// <summary>The pages about options name each of them.</summary>
public sealed class OptionTests
{
    public static TheoryData<Type, string> Options => new()
    {
        { typeof(library::CompiledNet.FitOptions), "docs/training.md" },
        { typeof(library::CompiledNet.TrainerOptions), "docs/training.md" },
        { typeof(library::CompiledNet.BatchOptions), "docs/training.md" },
        { typeof(library::CompiledNet.CheckpointOptions), "docs/training.md" },
        { typeof(library::CompiledNet.ImageAugmentation), "docs/training.md" },
        { typeof(library::CompiledNet.EarlyStopping), "docs/training.md" },
        { typeof(library::CompiledNet.CsvOptions), "docs/csv.md" },
    };

    [Theory]
    [MemberData(nameof(Options))]
    public void ThePageNamesEveryOption(Type options, string page)
    {
        string text = MarkdownPage.Read(page).Text;
        IEnumerable<string> settable = options.GetProperties()
            .Where(property => property.SetMethod is { IsPublic: true })
            .Select(property => property.Name);
        Assert.All(
            settable,
            name => Assert.True(text.Contains($"`{name}`", StringComparison.Ordinal) || text.Contains($"{name} = ", StringComparison.Ordinal), $"{page} does not name {options.Name}.{name}."));
    }
}
