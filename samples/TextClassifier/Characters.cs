namespace TextClassifier;

/// <summary>Characters as tokens: 1 to 95 are the printable ones of ASCII, 96 every other, and 0 is what fills a line up.</summary>
internal static class Characters
{
    private const int Others = 96;

    /// <summary>The tokens of the beginning of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Overwritten.</param>
    public static void Encode(ReadOnlySpan<char> text, Span<int> tokens)
    {
        for (int i = 0; i < tokens.Length; i++)
        {
            tokens[i] = i >= text.Length ? 0 : text[i] is >= ' ' and <= '~' ? text[i] - ' ' + 1 : Others;
        }
    }
}
