namespace CompiledNet.Tests.Networks;

/// <summary>
/// Convolutions that go by Winograd's algorithm against the reference: fixed networks with every kind of epilogue, and others in every run,
/// whose seed a failure names. In both forms, and against the direct form, which networks without fusion have.
/// </summary>
public class WinogradNetworkTests
{
    private const int Drawn = 4;

    private static readonly int[] s_rows = [1, 2, 33];

    /// <summary>Smooth ones, so that rounding never decides between two derivatives.</summary>
    private static readonly string[] s_activations = ["", ", Sigmoid", ", GELU", ", Tanh", ", BatchNorm", ", BatchNorm, SiLU"];

    private static readonly Dictionary<string, string> s_declarations = new()
    {
        ["Bias"] = "[Input(32, 4, 4)] [Conv2D(32, 3, Padding = 1)] [MeanSquaredError]",
        ["Registers"] = "[Input(33, 5, 8)] [Conv2D(40, 3, Padding = 1), ReLU] [Conv2D(33, 3), LeakyReLU] [MeanSquaredError]",
        ["Panels"] = "[Input(32, 4, 7)] [Conv2D(48, 3, Padding = 1), GELU] [Conv2D(32, 3, Padding = 2), PReLU] [MeanSquaredError]",
        ["Folded"] =
            "[Input(40, 4, 4)] [Conv2D(33, 3, Padding = 1, Bias = false), BatchNorm] [Conv2D(32, 3, Padding = 1), BatchNorm, Tanh] " +
            "[MeanSquaredError]",
        ["Residual"] =
            "[Input(32, 4, 4)] [Tanh(Name = \"x\")] [Conv2D(32, 3, Padding = 1), BatchNorm] [Add(\"x\"), Tanh] " +
            "[Conv2D(32, 3, Padding = 1)] [Multiply(\"x\")] [MeanSquaredError]",
    };

    private static readonly NetworkSet s_networks = new(
        [.. s_declarations.SelectMany(network => NetworkSet.BothFused(network.Key, network.Value))]);

    public static TheoryData<string> Names => [.. s_declarations.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Agrees_with_the_reference(string name)
    {
        CompiledTestNetwork[] variants = [.. s_networks.Variants(name)];
        Assert.Equal(variants.Length / 2, variants.Count(IsByWinograd));
        foreach (int rows in s_rows)
        {
            ReferenceAgreement.Check(variants, rows, seed: rows);
        }
    }

    [Fact]
    public void Others_in_every_run_agree_with_the_reference()
    {
        var random = new Random(FreshSeed.Next());
        NetworkDeclaration[] declarations = [.. Enumerable.Range(0, Drawn).Select(i => new NetworkDeclaration($"Drawn{i}", Draw(random)))];
        var compiled = new NetworkSet(declarations);
        foreach (NetworkDeclaration declaration in declarations)
        {
            CompiledTestNetwork[] forms = [.. Enum.GetValues<Form>().Select(form => compiled.Get(declaration.Name, form))];
            Assert.All(forms, network => Assert.True(IsByWinograd(network), $"{network}: {network.Info.Summary}"));
            ReferenceAgreement.Check(forms, random.Next(1, 10), random.Next(1000));
        }
    }

    private static bool IsByWinograd(CompiledTestNetwork network) =>
        network.Info.Summary.Contains("by Winograd's algorithm", StringComparison.Ordinal);

    /// <summary>One or two convolutions; the first goes by Winograd's algorithm.</summary>
    private static string Draw(Random random)
    {
        int height = Pick(4, 6, 7, 8), width = Pick(4, 6, 8, 9);
        string second = random.Next(2) == 0 ? string.Empty : $" [Conv2D({Size()}, 3, Padding = {random.Next(3)}){Activation()}]";
        return $"[Input({Size()}, {height}, {width})] [Conv2D({Size()}, 3, Padding = 1){Activation()}]{second} [MeanSquaredError]";

        int Pick(params int[] sizes) => sizes[random.Next(sizes.Length)];

        int Size() => random.Next(32, 42);

        string Activation() => s_activations[random.Next(s_activations.Length)];
    }
}
