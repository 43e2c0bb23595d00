namespace CompiledNet.Generator.Model;

/// <summary>Where the generated part belongs: the class and what contains it. Names are as declared, without escapes.</summary>
/// <param name="Namespace">The namespace, empty for the global one.</param>
/// <param name="Containers">The containing types from the outside in, each as <c>class Outer</c> or <c>partial struct Outer&lt;T&gt;</c> is
/// continued.</param>
/// <param name="Name">The class's name.</param>
/// <param name="NameFromNamespace">The name as code in its namespace refers to it: with the containing types.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>, as a class beside it that may name it; empty where none may.</param>
/// <param name="StepsClass">The name of a class beside it that no other type has.</param>
internal sealed record TypeModel(
    string Namespace, EquatableArray<string> Containers, string Name, string NameFromNamespace, string Accessibility, string StepsClass);
