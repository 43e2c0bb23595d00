using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Passes;
using CompiledNet.Generator.Tests.Snapshots;
using static CompiledNet.Generator.Tests.Harness.Declarations;
using static CompiledNet.Generator.Tests.Snapshots.Verifier;
using IrVerifier = CompiledNet.Generator.Passes.Verifier;

namespace CompiledNet.Generator.Tests.Ir;

/// <summary>
/// Gradients of parameters are values: those of all uses are summed, one update follows, and fusion is a pass for all kinds.
/// </summary>
public sealed class ParameterGradientTests
{
    private const string Tied = "[Input(3, Tokens = true)]\n[Embedding(20, 7), Flatten]\n[Dense(7), Tanh]\n" +
        "[Dense(20, Tied = \"embedding1\")]\n[Softmax, CrossEntropy]";

    private const string TwoHeads = "[Input(3, Tokens = true)]\n[Embedding(20, 7), Flatten]\n[Dense(7, Name = \"body\")]\n" +
        "[Dense(20, Tied = \"embedding1\", Bias = false)]\n[Softmax, CrossEntropy]\n" +
        "[From(\"body\"), Tanh, Dense(20, Tied = \"embedding1\"), MeanSquaredError]";

    private const string NotLookedUp = "[Input(3, Tokens = true)]\n[Embedding(70, 5, Name = \"b\")]\n" +
        "[From(\"input1\"), Embedding(11, 5), Flatten]\n[Dense(5)]\n[Dense(70, Tied = \"b\", Bias = false)]\n[MeanSquaredError]";

    private const string EveryKind = "[Input(4, 6, 6)]\n[Conv2D(8, 3), BatchNorm, PReLU]\n[Conv2D(8, 3, Groups = 2, Padding = 1)]\n" +
        "[Conv2D(8, 3, Groups = 8, Padding = 1), BatchNorm]\n" +
        "[Flatten, LayerNorm, Dense(5, Bias = false), LayerNorm]\n[Dense(3)]\n[Softmax, CrossEntropy]";

    public static TheoryData<string, string> Networks => new()
    {
        { "tied", Tied },
        { "two heads", TwoHeads },
        { "not looked up", NotLookedUp },
        { "every kind", EveryKind },
    };

    [Theory]
    [InlineData("Fused", "Network")]
    [InlineData("Unfused", "Network(Fuse = false)")]
    public Task ATiedTable(string name, string network)
    {
        var printed = new List<string>();
        PassPipeline.Run(ModelOf(Net(Tied, network)), (pass, function) =>
        {
            if (function.Name == "TrainOnLabels" && pass is ("differentiation" or "update fusion"))
            {
                printed.Add($"after {pass}:\n{IrPrinter.Print(function)}");
            }
        });
        return Verify([new Target("txt", string.Join("\n", printed))], name);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void EveryParameterIsUpdatedOnce(string what, string layers)
    {
        foreach (string network in new[] { "Network", "Network(Fuse = false)" })
        {
            CompiledNetwork compiled = PassPipeline.Run(ModelOf(Net(layers, network)));
            foreach (Program program in compiled.Training.Programs)
            {
                IEnumerable<string> updated = compiled.Training.Operations
                    .Where(operation => (operation.Results & program.Main) != 0)
                    .SelectMany(operation => operation.UpdatedParameters)
                    .Select(parameter => parameter.Name);
                IEnumerable<string> all = compiled.Parameters.All.Select(parameter => parameter.Name);
                Assert.True(
                    all.Order(StringComparer.Ordinal).SequenceEqual(updated.Order(StringComparer.Ordinal)),
                    $"{what}: {program} updates {string.Join(", ", updated)}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void WithoutFusionOnlyUpdatesChangeParameters(string what, string layers)
    {
        CompiledNetwork network = PassPipeline.Run(ModelOf(Net(layers, "Network(Fuse = false)")));
        List<Operation> operations = network.Training.Operations;
        Assert.All(operations.OfType<ParameterGradientOperation>(), operation => Assert.False(operation.IsUpdateFused, what));
        Assert.All(operations, operation => Assert.True(
            !operation.UpdatedParameters.Any(parameter => parameter.IsTrainable) || operation is UpdateOperation,
            $"{what}: {Describe(operation)}"));
    }

    [Fact]
    public void WithFusionNoUpdateStandsAloneWhereGradientsHaveNoOtherReader()
    {
        Function training = PassPipeline.Run(ModelOf(Net(EveryKind))).Training;

        // The gradient of a grouped convolution's weights has another reader, so that the bias beside it is stored, too.
        Assert.Equal(["conv2.bias"], training.Operations.OfType<UpdateOperation>().Select(update => update.Parameter.Name));
        Assert.All(training.Operations.OfType<ParameterGradientOperation>(), operation => Assert.Equal(
            operation is not WeightGradientOperation { Weights.Name: "conv2.weight" }, operation.IsUpdateFused));
    }

    [Fact]
    public void TheUsesOfATableAreAddedInTheOrderOfTheWalkAndTheSumIsHandedToTheUpdate()
    {
        Function training = PassPipeline.Run(ModelOf(Net(TwoHeads))).Training;
        List<string> order = [.. training.Operations
            .Where(operation =>
                operation is ArrangeTableOperation or ArrangedTableGradientOperation or ScatterOperation or GradientSumOperation)
            .Select(operation => operation.Mnemonic)];

        // One arrangement for both heads; the gradients of their weights are added before they become the table's.
        Assert.Equal(
            [
                "arrange-table", "transpose-table", "transpose-table", "sum-gradients", "arrange-table-gradient", "scatter", "sum-gradients",
            ],
            order);
        List<GradientSumOperation> sums = [.. training.Operations.OfType<GradientSumOperation>()];
        Assert.Equal([false, true], sums.Select(sum => sum.IsUpdateFused));
    }

    [Fact]
    public void AUseThatIsTheOnlyOneHasNoSum()
    {
        Function training = PassPipeline.Run(ModelOf(Net(NotLookedUp))).Training;
        Assert.Empty(training.Operations.OfType<GradientSumOperation>());
        Assert.True(Assert.Single(training.Operations.OfType<ArrangedTableGradientOperation>()).IsUpdateFused);
        Assert.Equal("embedding2.weight", Assert.Single(training.Operations.OfType<ScatterOperation>()).Table.Name);
    }

    [Fact]
    public void TwoProductsMayReadOneParameter()
    {
        Function function = Stopped.After(
            "lowering", "TrainOnTargets", "[Input(4)]\n[Dense(4), Tanh]\n[Dense(4, Bias = false), Tanh]\n[MeanSquaredError]");
        Value shared = function.Parameters["dense1.weight"];
        function.Operations.OfType<ContractionOperation>().Last().ReplaceInput(function.Parameters["dense2.weight"], shared);
        Differentiation.Run(function);
        IrVerifier.Run(function, "the test");
        GradientSumOperation sum = Assert.Single(function.Operations.OfType<GradientSumOperation>());
        Assert.Equal(
            ["weight-gradient of dense2", "weight-gradient of dense1"], sum.Inputs.Select(input => Describe(function.ProducerOf(input)!)));
        Assert.Equal(["dense1.weight", "dense1.bias"], Updated(function));
        UpdateFusion.Run(function);
        IrVerifier.Run(function, "the test");
        Assert.True(sum.IsUpdateFused);
        Assert.Equal(["dense1.bias"], Updated(function));
    }

    [Fact]
    public void TheVerifierRejectsAReadAfterTheUpdate()
    {
        Function function = Stopped.After(
            "differentiation", "TrainOnTargets", "[Input(4)]\n[Dense(4), Tanh]\n[Dense(4)]\n[MeanSquaredError]");
        Operation gradient = function.Operations.OfType<WeightGradientOperation>().First();
        Operation update = function.Operations.OfType<UpdateOperation>().First();
        function.Operations.Remove(gradient);
        function.Operations.Remove(update);
        function.Operations.InsertRange(function.Operations.FindIndex(operation => operation is TransposeOperation), [gradient, update]);
        string message = Assert.Throws<InvalidOperationException>(() => IrVerifier.Run(function, "the test")).Message;
        Assert.Contains("reads dense2.weight, which was updated before", message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Updated(Function function) =>
        function.Operations.OfType<UpdateOperation>().Select(update => update.Parameter.Name);

    private static string Describe(Operation operation) => $"{operation.Mnemonic} of {operation.Label}";
}
