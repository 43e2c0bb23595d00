using System.Text.RegularExpressions;

namespace CompiledNet.Generator.Tests.Docs;

/// <summary>
/// What a page says of a code block, in a comment on the line before its fence, which readers do not see: <c>&lt;!-- kind: argument,
/// argument --&gt;</c>. A C# block without one is code of its own; a block of text has always one.
/// </summary>
/// <param name="Kind">One of the constants here.</param>
/// <param name="Arguments">What stands after the colon.</param>
internal sealed partial record BlockLabel(string Kind, IReadOnlyList<string> Arguments)
{
    /// <summary>
    /// C# that takes as given what the file of this name in Contexts declares; "line by line" where each line stands alone.
    /// </summary>
    public const string Context = "context";

    /// <summary>C# that goes on from the block before.</summary>
    public const string Continues = "continues";

    /// <summary>C# that gives this diagnostic, and no other.</summary>
    public const string Error = "error";

    /// <summary>
    /// C# that the compiler writes for the class named: whole lines, without namespaces. A line of dots stands for lines left out.
    /// </summary>
    public const string Generated = "generated";

    /// <summary>
    /// The programs' member of this name, of the class named before it, without namespaces; a name that ends in * is a beginning.
    /// </summary>
    public const string Member = "member";

    /// <summary>Lines of the file named, in their order. A line of dots stands for lines left out.</summary>
    public const string Excerpt = "excerpt";

    /// <summary>What the block of C# before prints; "within 1e-3" where numbers may differ by that.</summary>
    public const string Output = "output";

    /// <summary>
    /// The printed IR of a program of the class named, after a pass; "changes" where only the lines that the pass took away and added
    /// stand.
    /// </summary>
    public const string Ir = "ir";

    /// <summary>The summary of the class named.</summary>
    public const string Summary = "summary";

    /// <summary>Text that nothing makes: a drawing, or the form of something.</summary>
    public const string Illustration = "illustration";

    /// <summary>The label that a line holds; null where it holds none.</summary>
    public static BlockLabel? Parse(string line) => Form().Match(line) is { Success: true } match
        ? new BlockLabel(
            match.Groups["kind"].Value,
            [.. match.Groups["argument"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)])
        : null;

    [GeneratedRegex(@"^\s*<!--\s*(?<kind>[a-z]+)(:\s*(?<argument>.+?))?\s*-->\s*$")]
    private static partial Regex Form();
}
