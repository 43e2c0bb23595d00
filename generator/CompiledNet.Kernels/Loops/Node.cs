namespace CompiledNet.Kernels.Loops;

/// <summary>A statement of a kernel. Vectors are registers by name; memory is a place: a reference and an offset in floats.</summary>
internal abstract record Node;

/// <summary>A local that is no vector: a distance, or a reference that walks.</summary>
/// <param name="Declaration">The C# of it.</param>
/// <param name="Comment">Why it is there, where that is not plain.</param>
internal sealed record Local(string Declaration, string? Comment = null) : Node;

/// <summary>A loop at run time.</summary>
/// <param name="Header">The C# of its head.</param>
/// <param name="Body">What is repeated.</param>
internal sealed record Loop(string Header, IEnumerable<Node> Body) : Node;

/// <summary>A loop that is written out.</summary>
/// <param name="Count">How often.</param>
/// <param name="Body">What is written for each number, from 0 on.</param>
internal sealed record Unrolled(int Count, Func<int, IEnumerable<Node>> Body) : Node;

/// <summary>What is done where a condition holds, and else.</summary>
/// <param name="Condition">The C# of the condition.</param>
/// <param name="Body">What is done where it holds.</param>
/// <param name="Otherwise">What is done where it does not.</param>
internal sealed record When(string Condition, IEnumerable<Node> Body, IEnumerable<Node>? Otherwise = null) : Node;

/// <summary>The end of a kernel where a condition holds.</summary>
/// <param name="Condition">The C# of the condition.</param>
internal sealed record EndWhen(string Condition) : Node;

/// <summary>Registers that sum up, a row of a tile, with what they begin with.</summary>
/// <param name="Starts">Each register, and the C# of its first value.</param>
internal sealed record Accumulate(IReadOnlyList<(string Sum, string Start)> Starts) : Node;

/// <summary>A vector, loaded.</summary>
/// <param name="Register">Where to.</param>
/// <param name="Place">Where from.</param>
internal sealed record Load(string Register, Place Place) : Node;

/// <summary>The left side of the multiply-adds that follow: a float in every lane, or a vector.</summary>
/// <param name="Register">Where to.</param>
/// <param name="Place">Where from.</param>
/// <param name="IsVector">Whether a vector is loaded.</param>
internal sealed record Left(string Register, Place Place, bool IsVector = false) : Node;

/// <summary>sum = left · right + sum.</summary>
/// <param name="Sum">The register that sums up.</param>
/// <param name="LeftSide">A factor.</param>
/// <param name="RightSide">The other factor.</param>
internal sealed record MultiplyAdd(string Sum, string LeftSide, string RightSide) : Node;

/// <summary>
/// sum = a float in every lane · right + sum: where no other sum needs the float, the processor broadcasts it as it multiplies.
/// </summary>
/// <param name="Sum">The register that sums up.</param>
/// <param name="LeftSide">Where the float lies.</param>
/// <param name="RightSide">The other factor.</param>
internal sealed record MultiplyAddFloat(string Sum, Place LeftSide, string RightSide) : Node;

/// <summary>A value that leaves the registers: stored, or handed to an update.</summary>
/// <param name="Call">The C# of it.</param>
internal sealed record Store(string Call) : Node;

/// <summary>A reference that goes on.</summary>
/// <param name="Reference">Its name.</param>
/// <param name="By">The C# of the floats to go on by.</param>
internal sealed record Advance(string Reference, string By) : Node;

/// <summary>A register that takes the value of another.</summary>
/// <param name="Register">Where to.</param>
/// <param name="From">Where from.</param>
internal sealed record Move(string Register, string From) : Node;
