namespace CompiledNet.Generator.Emit.Operations;

/// <summary>What takes a gradient in registers: the update, or memory that keeps it.</summary>
/// <param name="Target">The C# of where it is written.</param>
/// <param name="Type">The C# of the type.</param>
/// <param name="Update">The C# of the value.</param>
internal sealed record GradientTarget(string Target, string Type, string Update);
