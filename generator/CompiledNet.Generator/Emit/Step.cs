namespace CompiledNet.Generator.Emit;

/// <summary>One step of a program's text: a loop over chunks around a call.</summary>
/// <param name="Comment">What the step does.</param>
/// <param name="Chunks">The C# of the number of chunks.</param>
/// <param name="Call">The C# of the work on one chunk; it names it <c>chunk</c>.</param>
internal sealed record Step(string Comment, string Chunks, string Call);
