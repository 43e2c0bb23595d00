namespace TextClassifier;

/// <summary>What a line is from.</summary>
internal enum LineKind
{
    /// <summary>C#, but for its comments.</summary>
    Code,

    /// <summary>The comments of C#, without their markers and tags.</summary>
    Comment,

    /// <summary>The prose of Markdown, without code blocks, tables and headings.</summary>
    Markdown,

    /// <summary>Python.</summary>
    Python,
}
