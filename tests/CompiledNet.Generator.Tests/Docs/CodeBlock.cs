namespace CompiledNet.Generator.Tests.Docs;

/// <summary>A fenced code block of a page.</summary>
/// <param name="Page">The page's path from the root.</param>
/// <param name="Language">What stands after the fence; empty where nothing does.</param>
/// <param name="Label">What the comment right before the block says of it; null where there is none.</param>
/// <param name="Line">The number of its first line of code, from 1.</param>
/// <param name="Indent">The columns that its fence is indented by.</param>
/// <param name="Code">Its lines, without the indent.</param>
internal sealed record CodeBlock(string Page, string Language, BlockLabel? Label, int Line, int Indent, string Code)
{
    public string Place => $"{Page}({Line})";

    /// <summary>Whether its label is of this kind.</summary>
    public bool Is(string kind) => Label?.Kind == kind;

    public override string ToString() => Place;
}
