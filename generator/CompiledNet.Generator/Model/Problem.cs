namespace CompiledNet.Generator.Model;

/// <summary>A mistake in a declaration, without a location, so that it can be cached and compared.</summary>
/// <param name="Id">The diagnostic's id.</param>
/// <param name="Attribute">The index of the attribute it is about among the declaration's network attributes; −1 for the class itself.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
internal sealed record Problem(string Id, int Attribute, string Message);
