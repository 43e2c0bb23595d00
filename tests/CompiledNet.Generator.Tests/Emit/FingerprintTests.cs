using System.Globalization;
using CompiledNet.Generator.Emit;
using CompiledNet.Generator.Passes;
using CompiledNet.Generator.Tests.Harness;

namespace CompiledNet.Generator.Tests.Emit;

/// <summary>The hash of a declaration that files carry.</summary>
public sealed class FingerprintTests
{
    private const string Plain = "[Input(4)] [Dense(3, Name = \"a\")] [LeakyReLU(0.1)] [Add(\"a\")] [Dropout(0.5)] [Softmax, CrossEntropy]";

    [Theory]
    [InlineData("[Input(4)] [Dense(3), ReLU] [Softmax, CrossEntropy]", "16e1bac801f151ee")]
    [InlineData(Plain, "2ca8043b66fa667c")]
    [InlineData("[Input(5, Tokens = true)] [Embedding(7, 4)] [Flatten, Dense(2)] [MeanSquaredError]", "44fcc21bcf335fcc")]
    [
        InlineData("[Input(2, 8, 8)] [Conv2D(4, 3, Padding = 1), BatchNorm, ReLU, MaxPool2D(2), Reshape(2, 32), Transpose]", "ac7badf98b2ac06e")]
    public void Files_of_every_version_carry_these(string layers, string fingerprint) => Assert.Equal(fingerprint, Of(layers));

    [Theory]
    [InlineData("[Input(4)] [Dense(3, Name = \"a\", Init = Init.He)] [LeakyReLU(0.1)] [Add(\"a\")] [Dropout(0.5)] [Softmax, CrossEntropy]")]
    [
        InlineData("[Input(4)] [Dense(3, Bias = true, Name = \"a\"), LeakyReLU(slope: 0.1), Add([\"a\"]), Dropout(0.5), Softmax, CrossEntropy(LabelSmoothing = 0)]")]
    public void Initialisation_and_the_way_of_writing_do_not_enter(string layers) => Assert.Equal(Of(Plain), Of(layers));

    [Fact]
    public void The_class_fusion_and_culture_do_not_enter()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (other.NumberFormat.NegativeSign, other.NumberFormat.NumberDecimalSeparator) = ("~", ",");
        try
        {
            CultureInfo.CurrentCulture = other;
            Assert.Equal(Of(Plain), Of(Plain, "Network(Fuse = false)"));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("[Input(5)] [Dense(3, Name = \"a\")] [LeakyReLU(0.1)] [Add(\"a\")] [Dropout(0.5)] [Softmax, CrossEntropy]")]
    [InlineData("[Input(4)] [Dense(2, Name = \"a\")] [LeakyReLU(0.1)] [Add(\"a\")] [Dropout(0.5)] [Softmax, CrossEntropy]")]
    [InlineData("[Input(4)] [Dense(3, Name = \"b\")] [LeakyReLU(0.1)] [Add(\"b\")] [Dropout(0.5)] [Softmax, CrossEntropy]")]
    [InlineData("[Input(4)] [Dense(3, Bias = false, Name = \"a\")] [LeakyReLU(0.1)] [Add(\"a\")] [Dropout(0.5)] [Softmax, CrossEntropy]")]
    [InlineData("[Input(4)] [Dense(3, Name = \"a\")] [LeakyReLU(0.2)] [Add(\"a\")] [Dropout(0.5)] [Softmax, CrossEntropy]")]
    [
        InlineData("[Input(4)] [Dense(3, Name = \"a\")] [ELU(0.1, Name = \"leakyrelu1\")] [Add(\"a\")] [Dropout(0.5)] [Softmax, CrossEntropy]")]
    [
        InlineData("[Input(4)] [Dense(3, Name = \"a\")] [LeakyReLU(0.1)] [Multiply(\"a\", Name = \"add1\")] [Dropout(0.5)] [Softmax, CrossEntropy]")]
    [InlineData("[Input(4)] [Dense(3, Name = \"a\")] [LeakyReLU(0.1)] [Add(\"leakyrelu1\")] [Dropout(0.5)] [Softmax, CrossEntropy]")]
    [InlineData("[Input(4)] [Dense(3, Name = \"a\")] [LeakyReLU(0.1)] [Add(\"a\")] [Dropout(0.4)] [Softmax, CrossEntropy]")]
    [
        InlineData("[Input(4)] [Dense(3, Name = \"a\")] [LeakyReLU(0.1)] [Add(\"a\")] [Dropout(0.5)] [Softmax, CrossEntropy(LabelSmoothing = 0.1)]")]
    [InlineData("[Input(4)] [Dense(3, Name = \"a\")] [LeakyReLU(0.1)] [Add(\"a\")] [Dropout(0.5)] [Softmax]")]
    public void Everything_that_changes_the_network_enters(string layers) => Assert.NotEqual(Of(Plain), Of(layers));

    private static string Of(string layers, string network = "Network") =>
        Fingerprint.Of(PassPipeline.Run(Declarations.ModelOf(Declarations.Net(layers, network))));
}
