namespace CompiledNet.Generator.Model;

/// <summary>A mistake in a declaration, without a location, so that it can be cached and compared.</summary>
/// <param name="Id">The diagnostic's id; it decides the severity too.</param>
/// <param name="Attribute">The index of the attribute it is about among the declaration's network attributes; −1 for the class itself.</param>
/// <param name="Message">What came, what was expected and what to write instead.</param>
/// <param name="Argument">The part that is wrong: the parameter or property of the attribute, or the member of the class; null for the whole.</param>
/// <param name="Element">The place within an argument of several values; −1 for all of it.</param>
/// <param name="Suggestion">What a code fix writes, where the id alone does not say it.</param>
internal sealed record Problem(string Id, int Attribute, string Message, string? Argument = null, int Element = -1, string? Suggestion = null)
{
    /// <summary>Whether the network cannot be compiled.</summary>
    public bool IsError => ProblemIds.SeverityOf(Id) == ProblemSeverity.Error;
}
