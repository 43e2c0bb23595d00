using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Passes;
using CompiledNet.Generator.Tests.Snapshots;
using CompiledNet.Runtime;
using static CompiledNet.Generator.Tests.Harness.Declarations;
using static CompiledNet.Generator.Tests.Snapshots.Verifier;

namespace CompiledNet.Generator.Tests.Ir;

/// <summary>
/// In inference, batch normalisation, dropout, residual additions and activations leave no operation of their own after a product.
/// </summary>
public sealed class InferenceFusionTests
{
    private const string ConvBatchNormReLU = "[Input(3, 8, 8)]\n[Conv2D(20, 3)]\n[BatchNorm, ReLU]\n[Dropout(0.5)]\n[Flatten]\n[Dense(4)]\n[Softmax, CrossEntropy]";
    private const string ConvBatchNormAddReLU = "[Input(20, 8, 8)]\n[ReLU(Name = \"x\")]\n[Conv2D(20, 3, Padding = 1, Bias = false)]\n[BatchNorm]\n[Dropout(0.5)]\n[Add(\"x\"), ReLU]\n[GlobalAveragePool]\n[MeanSquaredError]";
    private const string DenseBatchNormReLU = "[Input(9)]\n[Dense(20)]\n[BatchNorm]\n[Dropout(0.5)]\n[ReLU]\n[Dense(3)]\n[MeanSquaredError]";

    [Theory]
    [InlineData("ConvBatchNormReLU", ConvBatchNormReLU)]
    [InlineData("ConvBatchNormAddReLU", ConvBatchNormAddReLU)]
    [InlineData("DenseBatchNormReLU", DenseBatchNormReLU)]
    public Task ABlockIsOneOperation(string name, string layers)
    {
        foreach (Function function in Compile(layers).Functions.Where(function => !function.IsTraining))
        {
            Assert.DoesNotContain(
                function.Operations,
                operation => operation is NormalizationOperation or DropoutOperation || (operation is MapOperation && operation.Label != "x"));
        }

        CompiledNetwork network = Compile(layers);
        return Verify([new Target("txt", IrPrinter.Print(network.Derivation!) + "\n" + IrPrinter.Print(network.Inference))], name);
    }

    [Theory]
    [InlineData(ConvBatchNormReLU, 2)]
    [InlineData(ConvBatchNormAddReLU, 3)]
    [InlineData(DenseBatchNormReLU, 2)]
    public void WithoutFusionEachStandsAlone(string layers, int operations)
    {
        Function predict = Compile(layers, "Network(Fuse = false)").Inference;
        Assert.Equal(
            operations,
            predict.Operations.Count(
                operation => operation is NormalizationOperation || (operation is MapOperation && operation.Label != "x")));
        Assert.All(
            predict.Operations.OfType<ContractionOperation>(),
            contraction => Assert.True(contraction is { Normalization: null, Epilogue: null }));
    }

    [Theory]
    [InlineData(ConvBatchNormReLU)]
    [InlineData(ConvBatchNormAddReLU)]
    [InlineData(DenseBatchNormReLU)]
    public void InTrainingTheBatchIsNormalised(string layers)
    {
        foreach (Function function in Compile(layers).Functions.Where(function => function.IsTraining))
        {
            Assert.Single(function.Operations.OfType<NormalizationOperation>());
            Assert.All(function.Operations.OfType<ContractionOperation>(), contraction => Assert.Null(contraction.Normalization));
        }
    }

    [Theory]
    [InlineData("another reader", "[Input(4)]\n[Dense(5, Name = \"x\")]\n[BatchNorm]\n[Add(\"x\")]")]
    [InlineData("positions instead of features", "[Input(3, 4)]\n[Dense(5)]\n[BatchNorm]")]
    [InlineData("pixels instead of channels", "[Input(3, 4, 4)]\n[Conv2D(2, 3)]\n[Flatten]\n[BatchNorm]")]
    [InlineData("no product", "[Input(3, 4, 4)]\n[MaxPool2D(2)]\n[BatchNorm]")]
    public void ANormalisationStaysThatFollows(string what, string layers)
    {
        Assert.True(Predict(layers).Operations.Exists(operation => operation is NormalizationOperation), what);
        Assert.Null(Compile(layers).Derivation);
    }

    [Fact]
    public void ASecondNormalisationStays()
    {
        CompiledNetwork network = Compile("[Input(4)]\n[Dense(5)]\n[BatchNorm, BatchNorm]");
        Function predict = network.Inference;
        Assert.Equal("batchnorm1", Assert.Single(network.Derivation!.Operations.OfType<NormalizationFoldOperation>()).Label);
        Assert.Equal("batchnorm2", Assert.Single(predict.Operations.OfType<NormalizationOperation>()).Label);
    }

    [Fact]
    public void AnActivationThatAnotherLayerReadsEndsTheChain()
    {
        Function predict = Predict(
            "[Input(4)]\n[Tanh(Name = \"x\")]\n[Dense(4)]\n[Add(\"x\", Name = \"sum\")]\n[Sigmoid]\n[Multiply(\"sum\")]");
        ContractionOperation contraction = Assert.Single(predict.Operations.OfType<ContractionOperation>());
        Assert.Equal(["sum"], contraction.Epilogue!.Layers.Select(layer => layer.Label));
        Assert.Equal(["x", "sigmoid1", "multiply1"], predict.Operations.OfType<MapOperation>().Select(map => map.Label));
    }

    [Fact]
    public void ASecondOtherOperandEndsTheChain()
    {
        Function predict = Predict("[Input(4)]\n[Tanh(Name = \"x\")]\n[Sigmoid(Name = \"z\")]\n[Dense(4)]\n[Add(\"x\", \"z\")]\n[ReLU]");
        Assert.Equal(
            ["add1"], Assert.Single(predict.Operations.OfType<ContractionOperation>()).Epilogue!.Layers.Select(layer => layer.Label));
    }

    [Fact]
    public void ARowOfInputsThatIsAddedIsPacked()
    {
        Function predict = Predict("[Input(4)]\n[Dense(4)]\n[Add(\"input1\")]");
        Assert.False(Assert.Single(predict.Operations.OfType<PackOperation>()).IsSkippedForOneRow);
    }

    private static Function Predict(string layers) => Compile(layers).Inference;

    private static CompiledNetwork Compile(string layers, string network = "Network") => PassPipeline.Run(ModelOf(Net(layers, network)));
}
