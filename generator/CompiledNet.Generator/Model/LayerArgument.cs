namespace CompiledNet.Generator.Model;

/// <summary>An argument of a layer, as the declaration states it or as it is by default.</summary>
/// <param name="Name">The name of the attribute's property.</param>
/// <param name="Value">An <c>int</c>, a <c>double</c>, a <c>bool</c>, a <c>string</c>, which is the member's name of an enumeration, or an
/// <c>EquatableArray&lt;int&gt;</c>: all are compared by value.</param>
internal sealed record LayerArgument(string Name, object Value);
