using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Passes;
using CompiledNet.Generator.Tests.Snapshots;
using static CompiledNet.Generator.Tests.Harness.Declarations;
using static CompiledNet.Generator.Tests.Snapshots.Verifier;

namespace CompiledNet.Generator.Tests.Ir;

/// <summary>Which convolutions go by Winograd's algorithm: what the table says, by shapes, and nothing without fusion.</summary>
public sealed class ConvolutionFormsTests
{
    private const string Two = "[Input(32, 8, 8)]\n[Conv2D(48, 3, Padding = 1), BatchNorm, ReLU]\n[Conv2D(32, 3)]\n[MeanSquaredError]";

    private const string Smooth = "[Input(32, 6, 6)]\n[Conv2D(48, 3, Padding = 1), Tanh]\n[Conv2D(32, 3)]\n[MeanSquaredError]";

    [Theory]
    [InlineData("[Input(32, 8, 8)]\n[Conv2D(32, 3, Padding = 1)]")]
    [InlineData("[Input(33, 7, 9)]\n[Conv2D(40, 3, Padding = 1)]")]
    [InlineData("[Input(32, 4, 4)]\n[Conv2D(32, 3, Padding = 1)]")]
    [InlineData("[Input(256, 16, 4)]\n[Conv2D(64, 3, Padding = 1, Bias = false)]")]
    public void AllOfItByWinograd(string layers) => Assert.Equal((true, true, true), Forms(layers));

    [Theory]
    [InlineData("[Input(31, 8, 8)]\n[Conv2D(32, 3, Padding = 1)]")]
    [InlineData("[Input(32, 8, 8)]\n[Conv2D(31, 3, Padding = 1)]")]
    [InlineData("[Input(32, 8, 8)]\n[Conv2D(32, 3, Padding = 1, Stride = 2)]")]
    [InlineData("[Input(32, 8, 8)]\n[Conv2D(32, 3, Padding = 1, Dilation = 2)]")]
    [InlineData("[Input(64, 8, 8)]\n[Conv2D(64, 3, Padding = 1, Groups = 2)]")]
    [InlineData("[Input(64, 8, 8)]\n[Conv2D(64, 3, Padding = 1, Groups = 64)]")]
    [InlineData("[Input(32, 8, 8)]\n[Conv2D(32, 5, Padding = 2)]")]
    [InlineData("[Input(32, 8, 8)]\n[Conv2D(32, 3, 1, Padding = 1)]")]
    [InlineData("[Input(32, 8, 8)]\n[Conv2D(32, 3, Padding = 3)]")]
    [InlineData("[Input(32, 64)]\n[Conv1D(32, 3, Padding = 1)]")]
    [InlineData("[Input(32, 3, 3)]\n[Conv2D(32, 3, Padding = 1)]")]
    public void NothingOfItByWinograd(string layers) => Assert.Equal((false, false, false), Forms(layers));

    /// <summary>With a border inside or outside, one side has more tiles than the other.</summary>
    [Theory]
    [InlineData("[Input(32, 6, 6)]\n[Conv2D(32, 3)]", true, false, true)]
    [InlineData("[Input(32, 5, 5)]\n[Conv2D(32, 3, Padding = 1)]", true, true, false)]
    [InlineData("[Input(32, 12, 12)]\n[Conv2D(32, 3, Padding = 2)]", true, true, true)]
    [InlineData("[Input(32, 4, 4)]\n[Conv2D(32, 3, Padding = 2)]", false, true, false)]
    public void EachPartByItsOwnTiles(string layers, bool forward, bool inputGradient, bool weightGradient) =>
        Assert.Equal((forward, inputGradient, weightGradient), Forms(layers));

    [Fact]
    public void NothingWithoutFusion()
    {
        IEnumerable<Operation> operations = Compile(Two, "Network(Fuse = false)").Functions.SelectMany(function => function.Operations);
        Assert.DoesNotContain(
            operations,
            operation => operation is WinogradWeightsOperation or WinogradSumsOperation or WinogradWeightGradientOperation
                or ContractionOperation { Winograd: not null });
    }

    [Fact]
    public void TransformedWeightsAreValuesOfTheirOwn() =>
        Verify([new Target("txt", IrPrinter.Print(Stopped.After("convolution forms", "TrainOnTargets", Two)))]);

    [Fact]
    public void TheSummaryNamesTheLayers() => Verify([new Target("txt", CompiledSource.Of(Net(Smooth)).Network.Info.Summary)]);

    /// <summary>What of the one layer goes by Winograd's algorithm.</summary>
    private static (bool Forward, bool InputGradient, bool WeightGradient) Forms(string layers)
    {
        CompiledNetwork network = Compile(layers);
        List<Operation> training = network.Training.Operations;
        return (
            Has(network.Inference.Operations, isGradient: false), Has(training, isGradient: true),
            training.OfType<WinogradSumsOperation>().Any());

        bool Has(List<Operation> operations, bool isGradient) => operations.OfType<ContractionOperation>()
            .Any(contraction => contraction.IsInputGradient == isGradient && contraction.Winograd is not null);
    }

    private static CompiledNetwork Compile(string layers, string network = "Network") => PassPipeline.Run(ModelOf(Net(layers, network)));
}
