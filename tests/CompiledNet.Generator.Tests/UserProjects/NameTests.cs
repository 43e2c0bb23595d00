using CompiledNet.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Tests.UserProjects;

/// <summary>Names of classes, namespaces and layers that are those of something else too.</summary>
public sealed class NameTests
{
    private const string Classifier = "Network, Input(4), Dense(3), ReLU, Softmax, CrossEntropy";

    private const string Heads =
        "Network, Input(4), Dense(3, Name = \"a\"), Softmax, CrossEntropy, Input(2), Dense(3), Add(\"a\"), MeanSquaredError";

    [Theory]
    [InlineData("@class")]
    [InlineData("@record")]
    [InlineData("async")]
    [InlineData("file_")]
    [InlineData("Größe")]
    [InlineData("ネット")]
    [InlineData("_1")]
    [InlineData("System")]
    [InlineData("Dense")]
    [InlineData("Frame")]
    [InlineData("Span")]
    [InlineData("Vector256")]
    [InlineData("TSimd")]
    [InlineData("TVector")]
    [InlineData("NetworkInfo")]
    [InlineData("Trainer")]
    [InlineData("ParameterInfo")]
    [InlineData("Runtime")]
    [InlineData("Attribute")]
    [InlineData("Single")]
    public void Classes(string name) => Compiles($"using CompiledNet;\nnamespace User;\n[{Classifier}] public partial class {name};");

    [Theory]
    [InlineData("@var")]
    [InlineData("@dynamic")]
    [InlineData("SlotSpans")]
    [InlineData("Description")]
    public void ClassesOfSeveralHeads(string name) =>
        Compiles($"using CompiledNet;\nnamespace User;\n[{Heads}] public partial class {name};", kernels: "Library");

    [Theory]
    [InlineData("namespace System.Mine;")]
    [InlineData("namespace User.CompiledNet;")]
    [InlineData("namespace User.System.Runtime;")]
    [InlineData("namespace CompiledNet;")]
    [InlineData("namespace CompiledNet.Runtime.Mine;")]
    [InlineData("namespace @namespace.@class;")]
    [InlineData("namespace Größe;")]
    public void Namespaces(string space) => Compiles($"{space}\n[{Qualified(Classifier)}] public partial class Net;", kernels: "Library");

    [Theory]
    [InlineData("rows")]
    [InlineData("frame")]
    [InlineData("scratch")]
    [InlineData("parameters")]
    [InlineData("worker")]
    [InlineData("update")]
    [InlineData("chunk")]
    [InlineData("program")]
    [InlineData("x")]
    [InlineData("y")]
    [InlineData("i")]
    [InlineData("stride")]
    [InlineData("Equals")]
    [InlineData("equals")]
    [InlineData("GetHashCode")]
    [InlineData("run")]
    [InlineData("Run")]
    [InlineData("predict")]
    [InlineData("Predict")]
    [InlineData("losses")]
    [InlineData("labels")]
    [InlineData("targets")]
    [InlineData("output")]
    [InlineData("class")]
    [InlineData("int")]
    [InlineData("await")]
    [InlineData("_")]
    [InlineData("__parameters")]
    [InlineData("a.b.c")]
    [InlineData("a.B")]
    [InlineData("Größe.ネット")]
    [InlineData("dense1.gradient")]
    [InlineData("TSimd")]
    [InlineData("TUpdate")]
    [InlineData("OutputUnpack")]
    [InlineData("Dense1Forward")]
    public void Layers(string name) =>
        Compiles(
            $"using CompiledNet;\n[Network, Input(4), Dense(3, Name = \"{name}\"), Sigmoid, MeanSquaredError] public partial class Net;",
            kernels: "Library");

    [Theory]
    [InlineData("Tile6")]
    [InlineData("Product")]
    [InlineData("GradientTile2")]
    [InlineData("PredictRow")]
    [InlineData("PredictRowBy8")]
    public void LayersNamedLikeTheTiles(string name) =>
        Compiles(
            $"using CompiledNet;\n[Network, Input(4), Dense(5, Name = \"{name}\"), ReLU, Dense(3), MeanSquaredError] public partial class Net;");

    [Fact]
    public void LayersThatDifferOnlyInCaseOrDots() => Compiles(
        "using CompiledNet;\n[Network, Input(4), Dense(5, Name = \"a.b\"), ReLU(Name = \"aB\"), Dense(3, Name = \"AB\"), Dense(3, Name = \"A.B\"), Tanh(Name = \"a_b\"), Sigmoid(Name = \"A_B\")] public partial class Net;");

    [Theory]
    [InlineData("partial class Outer<T> {", "}")]
    [InlineData("public partial struct Outer {", "}")]
    [InlineData("internal partial record Outer(int X) {", "}")]
    [InlineData("partial record struct Outer<T, @class>(T X) where T : struct {", "}")]
    [InlineData("partial interface IOuter<T> {", "}")]
    [InlineData("readonly partial struct Outer { ref partial struct Inner<T> where T : new() {", "} }")]
    [InlineData("static partial class Outer { public static partial class @static {", "} }")]
    [InlineData("partial class Net<T> {", "}")]
    public void Containers(string open, string close) =>
        Compiles($"using CompiledNet;\nnamespace User {{ {open} [{Classifier}] internal sealed partial class Inner2; {close} }}");

    [Fact]
    public void ManyOfTheSameName() => Compiles(
        $"using CompiledNet;\n[{Classifier}] partial class Net; namespace A {{ [{Classifier}] partial class Net; partial class B {{ [{Classifier}] partial class Net; }} partial class B<T> {{ [{Classifier}] partial class Net; }} }} namespace A.B2 {{ [{Classifier}] partial class Net; [{Classifier}] partial class NET; }}",
        count: 6);

    [Theory]
    [InlineData("public int Other = 1; public void Method() { } public override string ToString() => \"\";")]
    [InlineData("public int frame = 1, rows = 2, Tile6 = 3, scratch = 4; public class Product; public static int TSimd() => 1;")]
    [InlineData("public Net(string path) : this(1) { }")]
    [
        InlineData("public Net(object values, int _) : this(1) { } public void Save(System.IO.Stream stream) { } public static Net Load(string path, bool all) => Load(path); public Net Clone() => new(1);")]
    [InlineData("public override bool Equals(object? other) => true; public override int GetHashCode() => 1;")]
    public void OtherMembersOfTheClass(string members) => Compiles($"using CompiledNet;\n[{Classifier}] partial class Net {{ {members} }}");

    [Theory]
    [InlineData("interface IOwn; [L] partial class Net : IOwn;")]
    [InlineData("class Base { public int Length = 1; protected virtual void Other() { } } [L] partial class Net : Base;")]
    [InlineData("[L] partial class Net; partial class Net { public int Other => Net.InputLength; }")]
    [InlineData("[System.Serializable] [L] [System.Obsolete] partial class Net;")]
    [
        InlineData("partial class Outer { protected class Frame; class Info; static int InputLength() => 1; [L] private protected sealed partial class Net; }")]
    public void Surroundings(string source) =>
        Compiles("using CompiledNet;\n" + source.Replace("[L]", $"[{Classifier}]", StringComparison.Ordinal));

    private static string Qualified(string layers) => string.Join(", ", layers.Split(", ").Select(layer => "global::CompiledNet." + layer));

    private static void Compiles(string source, int count = 1, string kernels = "Emitted")
    {
        Generation generation = Generation.Run(source, kernels);
        Assert.Null(generation.Result.Exception);
        Assert.Equal(count, generation.Result.GeneratedSources.Length);
        Assert.DoesNotContain("Not compiled: ", generation.Result.GeneratedSources[0].SourceText.ToString(), StringComparison.Ordinal);
        Assert.Empty(generation.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }
}
