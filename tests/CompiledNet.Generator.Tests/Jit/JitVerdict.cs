namespace CompiledNet.Generator.Tests.Jit;

/// <summary>Something that the JIT compiler said of a method that it compiled.</summary>
internal abstract record JitVerdict(string Type, string Method);

/// <summary>A call became code of the method.</summary>
internal sealed record Inlined(string Type, string Method, string Callee) : JitVerdict(Type, Method);

/// <summary>A call stayed a call.</summary>
internal sealed record NotInlined(string Type, string Method, string Callee, string Reason) : JitVerdict(Type, Method);

/// <summary>The method was compiled in a tier.</summary>
internal sealed record Compiled(string Type, string Method, int Tier) : JitVerdict(Type, Method);
