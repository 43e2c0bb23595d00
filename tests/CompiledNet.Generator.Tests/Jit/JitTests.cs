using System.Reflection;
using CompiledNet.Generator.Tests.Harness;

namespace CompiledNet.Generator.Tests.Jit;

/// <summary>What the JIT compiler makes of generated code, asked of this machine's own.</summary>
[Collection(nameof(JitTests))]
public sealed class JitTests
{
    [Theory]
    [InlineData("Tiles", "Network, Input(784), Dense(128), ReLU, Dense(10), Softmax, CrossEntropy")]
    [
        InlineData("HeavyEpilogues", "Network, Input(20), Dense(33), GELU, Dense(17), SiLU, Dense(9), ELU, Dense(5), Sigmoid, BinaryCrossEntropy")]
    [InlineData("LightEpilogues", "Network, Input(20), Dense(33), LeakyReLU, Dense(17), ELU(0.3), Dense(9), HardSigmoid, Dense(5), Huber")]
    [InlineData("Tiny", "Network, Input(4), Dense(16), ReLU, Dense(16), ReLU, Dense(3), Softmax, CrossEntropy")]
    [
        InlineData("LargestTiny", "Network, Input(16), Dense(16), Tanh, Dense(16), Tanh, Dense(16), Tanh, Dense(16), LogSoftmax, NegativeLogLikelihood")]
    [InlineData("DeepTiny", "Network, Input(64), Dense(16), ReLU")]
    [InlineData("WideTiny", "Network, Input(16), Dense(64), GELU")]
    [
        InlineData("LongTiny", "Network, Input(9), Dense(9), SiLU, Dense(9), SiLU, Dense(9), SiLU, Dense(9), SiLU, Dense(9), Softmax, CrossEntropy")]
    [InlineData("Unfused", "Network(Fuse = false), Input(20), Dense(33), Softplus, Dense(7), MeanAbsoluteError")]
    [
        InlineData("Images", "Network, Input(3, 12, 12), Conv2D(6, 5), ReLU, MaxPool2D(2), Conv2D(16, 3), BatchNorm, ReLU, Flatten, Dense(10), Softmax, CrossEntropy")]
    [InlineData("Poolings", "Network, Input(20, 12, 12), MaxPool2D(2), AveragePool2D(3, Stride = 2, Padding = 1), MaxPool2D(3, Stride = 2)")]
    [
        InlineData("Normalized", "Network, Input(20), Dense(33), BatchNorm, HardSigmoid, Dense(17), BatchNorm, Dense(5), BatchNorm, Sigmoid, MeanSquaredError")]
    [
        InlineData("Winograd", "Network, Input(32, 8, 8), Conv2D(33, 3, Padding = 1), BatchNorm, HardSigmoid, Conv2D(32, 3, Padding = 1), ReLU, Flatten, Dense(10)")]
    public void EveryCallOfHotCodeIsInlined(string name, string attributes)
    {
        Generation generation = Generation.Run(
            $"using CompiledNet;\nnamespace Audited;\n[{attributes}] public sealed partial class {name};");
        Assert.Null(generation.Result.Exception);
        Type programs = Compilations.Load(generation.Output)
            .GetTypes()
            .Single(type => type.Name.EndsWith("__Programs", StringComparison.Ordinal));
        string complaints = string.Join(
            "\n",
            JitAudit.Complaints(
                [.. HotMethods.Of(programs), .. HotMethods.OfTiles(programs), .. HotMethods.OfKernels("WinogradTiles", programs)]));
        Assert.True(complaints.Length == 0, complaints);
    }

    [Fact]
    public void EveryCallOfTheLibrarysTilesIsInlined()
    {
        string complaints = string.Join("\n", JitAudit.Complaints(HotMethods.OfTiles(), areNew: false));
        Assert.True(complaints.Length == 0, complaints);
    }

    [Theory]
    [InlineData("WinogradTiles")]
    [InlineData("WinogradWeights")]
    public void EveryCallOfTheLibrarysTransformsIsInlined(string type)
    {
        string complaints = string.Join("\n", JitAudit.Complaints(HotMethods.OfKernels(type), areNew: false));
        Assert.True(complaints.Length == 0, complaints);
    }

    /// <summary>So many calls that the compiler stops inlining, and still calls the method optimised.</summary>
    [Fact]
    public void TheAuditSeesTooManyCalls()
    {
        string body = string.Concat(Enumerable.Range(0, 1200).Select(i => $"a = TSimd.MultiplyAdd(TSimd.Load(ref x, {i}), a, a);\n"));
        IReadOnlyList<string> complaints = Audit("TooManyCalls", "[MethodImpl(MethodImplOptions.AggressiveOptimization)]", body);
        Assert.Contains(complaints, complaint => complaint.Contains("were not inlined", StringComparison.Ordinal));
        Assert.DoesNotContain(complaints, complaint => complaint.Contains("compiled in tier", StringComparison.Ordinal));
    }

    /// <summary>So many locals that the compiler gives up, whatever the method's attribute asks for.</summary>
    [Fact]
    public void TheAuditSeesTooManyLocals()
    {
        string body = string.Concat(
            Enumerable.Range(0, 2500).Select(i => $"TVector v{i} = TSimd.Load(ref x, {i}); a = TSimd.Add(a, v{i});\n"));
        Assert.Contains(
            Audit("TooManyLocals", "[MethodImpl(MethodImplOptions.AggressiveOptimization)]", body),
            complaint => complaint.Contains("compiled in tier", StringComparison.Ordinal));
    }

    [Fact]
    public void TheAuditSeesCodeThatIsNotOptimised() => Assert.Contains(
        Audit("Quick", string.Empty, "a = TSimd.Load(ref x, 0);"),
        complaint => complaint.Contains("compiled in tier", StringComparison.Ordinal));

    [Fact]
    public void TheAuditSeesCodeWithoutCalls() =>
        Assert.Equal(["Hot: no call was inlined"], Audit("Nothing", "[MethodImpl(MethodImplOptions.AggressiveOptimization)]", "x = 1;"));

    [Fact]
    public void TheAuditLetsAShortMethodPass() =>
        Assert.Empty(
            Audit("Short", "[MethodImpl(MethodImplOptions.AggressiveOptimization)]", "a = TSimd.MultiplyAdd(TSimd.Load(ref x, 0), a, a);"));

    private static IReadOnlyList<string> Audit(string name, string attribute, string body)
    {
        string source = $$"""
            using System.Runtime.CompilerServices;
            using CompiledNet.Runtime;
            static class {{name}}
            {
                {{attribute}}
                static void Hot<TSimd, TVector>(ref float x)
                    where TSimd : ISimd<TVector>
                    where TVector : struct
                {
                    TVector a = default;
                    {{body}}
                }
            }
            """;
        Type type = Compilations.Load(Compilations.Create(source)).GetType(name, throwOnError: true)!;
        MethodInfo method = type.GetMethod("Hot", BindingFlags.Static | BindingFlags.NonPublic)!;
        return JitAudit.Complaints([HotMethods.OfWidestVectors(method)]);
    }
}

/// <summary>The audits run alone: what they listen to would hear every other test as well.</summary>
[CollectionDefinition(nameof(JitTests), DisableParallelization = true)]
public sealed class AloneWhileListening;
