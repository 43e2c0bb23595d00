namespace CompiledNet.Generator.Model;

/// <summary>Where the generated part belongs: the class and what contains it. Names are as declared, without escapes.</summary>
/// <param name="Namespace">The namespace, empty for the global one.</param>
/// <param name="Containers">The containing types from the outside in, each as <c>class Outer</c> or <c>partial struct Outer&lt;T&gt;</c> is continued.</param>
/// <param name="Name">The class's name.</param>
internal sealed record TypeModel(string Namespace, EquatableArray<string> Containers, string Name);
