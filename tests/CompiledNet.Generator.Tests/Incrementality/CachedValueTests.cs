using CompiledNet.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Tests.Incrementality;

/// <summary>
/// What the pipeline keeps between runs refers to nothing of the compiler: a symbol, a tree or a location would keep a whole
/// compilation alive and would never be equal to that of the next one.
/// </summary>
public sealed class CachedValueTests
{
    private const string Right = "using CompiledNet;\nnamespace A;\npartial class Outer<T> { [Network, Input(2, 4), Reshape(4, 2), Dense(3, Name = \"d\"), Tanh, Dense(2), Softmax, CrossEntropy(LabelSmoothing = 0.1)] public partial class Right; }";
    private const string Wrong = "using CompiledNet;\n[Network, Dense(0), CrossEntropy, ReLU] public partial class Wrong;\n[Network, Input(1)] public class NotPartial;";

    [Theory]
    [InlineData(TrackingNames.Parsed, 3)]
    [InlineData(TrackingNames.Settings, 1)]
    [InlineData(TrackingNames.Combined, 3)]
    public void NoCachedValueRefersToTheCompiler(string step, int values)
    {
        Generation generation = Generation.Run(Compilations.Create(Right, Wrong));
        object[] cached = [.. generation.Result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Value)];
        Assert.Equal(values, cached.Length);
        Assert.Empty(cached.SelectMany(value => ReachableObjects.Find(value, IsOfTheCompiler)));
    }

    [Fact]
    public void NoGeneratedFileRefersToACompilation()
    {
        Generation generation = Generation.Run(Compilations.Create(Right, Wrong));
        object[] files =
        [
            .. generation.Result.TrackedOutputSteps.SelectMany(steps => steps.Value)
                .SelectMany(run => run.Outputs)
                .Select(output => output.Value),
        ];
        Assert.Equal(3, files.Length);
        Assert.Empty(files.SelectMany(value => ReachableObjects.Find(
            value, found => found is Compilation or ISymbol or SyntaxNode or SyntaxTree or SemanticModel or Location)));
    }

    [Fact]
    public void TheWalkFindsWhatIsHidden()
    {
        CSharpCompilation compilation = Compilations.Create("class C;");
        SyntaxTree tree = compilation.SyntaxTrees[0];
        ISymbol symbol = compilation.GetTypeByMetadataName("C")!;
        Func<string> closure = () => symbol.Name;

        Assert.Equal(
            ["value.<Item>k__BackingField: " + symbol.GetType()], ReachableObjects.Find(new Holder<ISymbol>(symbol), IsOfTheCompiler));
        Assert.Single(ReachableObjects.Find(new Derived(tree.GetRoot()), IsOfTheCompiler));
        Assert.Single(ReachableObjects.Find((1, new Holder<object>(new object[] { "text", tree })), IsOfTheCompiler));
        Assert.Single(ReachableObjects.Find(new List<Location> { Location.Create(tree, default) }, IsOfTheCompiler));
        Assert.Single(ReachableObjects.Find(new Dictionary<string, Compilation> { ["c"] = compilation }, IsOfTheCompiler));
        Assert.Single(ReachableObjects.Find(closure, IsOfTheCompiler));
        Assert.Empty(ReachableObjects.Find(new Holder<object>(new object[] { "text", 1, 2.5, DayOfWeek.Monday }), IsOfTheCompiler));
    }

    private static bool IsOfTheCompiler(object value) =>
        value.GetType().Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal);

    private sealed record Holder<T>(T Item);

    private class Base(SyntaxNode node)
    {
        private readonly SyntaxNode _node = node;

        public override string ToString() => _node.ToString();
    }

    private sealed class Derived(SyntaxNode node) : Base(node);
}
