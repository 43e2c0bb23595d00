namespace TextClassifier;

/// <summary>A line of text and what it is from.</summary>
internal sealed record Line(string Text, LineKind Kind);
