using CompiledNet.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Tests.UserProjects;

/// <summary>A library that promises to be CLS-compliant can declare networks, and show types of ours.</summary>
public sealed class ClsComplianceTests
{
    private const string Head = "using CompiledNet;\n[assembly: System.CLSCompliant(true)]\nnamespace User;\n";

    [Theory]
    [InlineData("Input(4), Dense(3)")]
    [InlineData("Input(1, 8, 8), Conv2D(6, 3), Dropout(0.5), Flatten, Dense(4), Softmax, CrossEntropy")]
    [
        InlineData("Input(1, 1, 1, 1, 1, 1), Reshape(1, 1, 1, 1, 1), Reshape(1, 1, 1, 1), Reshape(1, 1, 1), Reshape(1, 1), Reshape(1), Reshape(1, 1, 1, 1, 1, 1)")]
    [InlineData("Input(1, 1, 1, 1, 1), MeanSquaredError")]
    [InlineData("Input(2, 4, Tokens = true), Embedding(3, 2), Huber")]
    [
        InlineData("Input(4), ReLU(Name = \"a\"), Add(\"a\"), Multiply(\"a\", \"input1\"), Add(\"a\", \"a\", \"a\"), Add(\"a\", \"a\", \"a\", \"a\"), From(\"a\"), Concat(\"a\", \"a\", \"a\", \"a\", Axis = 0)")]
    public void A_declaration_is_compliant(string layers) =>
        Assert.Empty(Warnings($"{Head}[Network, {layers}] public sealed partial class Net;"));

    [Fact]
    public void What_a_library_shows_of_ours_is_compliant() => Assert.Empty(Warnings(Head + """
        [Network, Input(4), Dense(3), Softmax, CrossEntropy] public sealed partial class Net;
        public class Shown
        {
            public Trainer<Net, Adam>? Trainer { get; set; }
            public TrainingHistory Fit(Dataset<float, int> data, FitOptions options, TrainerOptions trainer, CheckpointOptions checkpoints) => Trainer!.Fit(data, data, options);
            public void Evaluated(Evaluation evaluation, ConfusionMatrix matrix, IMetric<int> metric, NetworkInfo info, ParameterInfo parameter) { }
            public BatchSource<float, int>? Batches(IdxDataset images, CsvDataset<float> table, CsvOptions options, Init init, NetworkFormatException exception) => null;
        }
        """));

    /// <summary>The other forms mean the same as before.</summary>
    [Theory]
    [InlineData("Input(2, 4)", "Input(new[] { 2, 4 })")]
    [InlineData("Input(2, 4), Reshape(8)", "Input(2, 4), Reshape(new int[] { 8 })")]
    [InlineData("Input(2, 4), Reshape(4, 2)", "Input(shape: new[] { 2, 4 }), Reshape([4, 2])")]
    [InlineData("Input(4), ReLU, Add(\"input1\")", "Input(4), ReLU, Add(new[] { \"input1\" })")]
    [InlineData("Input(4), ReLU, Concat(\"input1\", \"input1\")", "Input(4), ReLU, Concat(names: [\"input1\", \"input1\"])")]
    [InlineData("Input(2, 4)", "Input(axis2: 4, axis1: 2)")]
    public void An_array_means_the_same(string layers, string arrays) => Assert.Equal(Text(layers), Text(arrays));

    private static string Text(string layers) =>
        Generation.Run($"using CompiledNet; [Network, {layers}, Dense(3)] partial class Net;").Text;

    private static IEnumerable<Diagnostic> Warnings(string source)
    {
        CSharpCompilation compilation = Compilations.Create(source).WithOptions(Compilations.Options.WithWarningLevel(9999));
        return Generation.Run(compilation, "Library")
            .Output.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
    }
}
