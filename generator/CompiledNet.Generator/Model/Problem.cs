using System.Globalization;

namespace CompiledNet.Generator.Model;

/// <summary>A mistake in a declaration, without a location, so that it can be cached and compared.</summary>
/// <param name="Id">The diagnostic's id; it decides the severity too.</param>
/// <param name="Attribute">The index of the attribute it is about among the declaration's network attributes; −1 for the class
/// itself.</param>
/// <param name="Message">What came, what was expected and what to write instead.</param>
/// <param name="Argument">The part that is wrong: the parameter or property of the attribute, or the member of the class; null for the
/// whole.</param>
/// <param name="Element">The place within an argument of several values; −1 for all of it.</param>
/// <param name="Suggestion">What a code fix writes, where the id alone does not say it.</param>
internal sealed record Problem(
    string Id, int Attribute, string Message, string? Argument = null, int Element = -1, string? Suggestion = null)
{
    /// <summary>What is wrong, on one line: strings of the user's may hold anything.</summary>
    public string Message { get; } = Printable(Message);

    /// <summary>Whether the network cannot be compiled.</summary>
    public bool IsError => ProblemIds.SeverityOf(Id) == ProblemSeverity.Error;

    private static string Printable(string text) => text.Any(IsUnprintable)
        ? string.Concat(text.Select(c => IsUnprintable(c) ? "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture) : c.ToString()))
        : text;

    private static bool IsUnprintable(char c) => char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029';
}
