namespace CompiledNet.Generator.Model;

/// <summary>What is known of a wrong network, as far as the members that stand in for its own depend on it.</summary>
/// <param name="Keyword"><c>class</c> or <c>record</c>.</param>
/// <param name="TypeParameters">The class's type parameters in angle brackets, or empty.</param>
/// <param name="BaseArguments">What a constructor passes to one of the base class, where that takes arguments; else empty.</param>
/// <param name="IsStatic">Whether it has no instances.</param>
/// <param name="TakesTokens">Whether it reads tokens.</param>
/// <param name="TakesLabels">Whether its loss may take class labels.</param>
/// <param name="TakesTargets">Whether its loss may take distributions or values.</param>
/// <param name="Taken">What the class declares itself, as <see cref="GeneratedMembers"/> writes it.</param>
/// <param name="Slots">The slots of a network of several inputs or outputs; null for one of each.</param>
internal sealed record SkeletonModel(
    string Keyword,
    string TypeParameters,
    string BaseArguments,
    bool IsStatic,
    bool TakesTokens,
    bool TakesLabels,
    bool TakesTargets,
    EquatableArray<string> Taken,
    SkeletonSlots? Slots = null);
