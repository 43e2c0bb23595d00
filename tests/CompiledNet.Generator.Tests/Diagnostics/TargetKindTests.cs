using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.Generator.Tests.Diagnostics;

/// <summary>Targets of another kind than the loss takes, beside what C# says of the call.</summary>
public sealed class TargetKindTests
{
    private const string Id = Model.ProblemIds.TargetsOfOtherKind;

    [Theory]
    [
        InlineData("Sigmoid, BinaryCrossEntropy", "trainer.Fit(labels)", "labels", "'Fit' is given class labels, but [BinaryCrossEntropy] of 'Net' takes values")]
    [InlineData("Sigmoid, BinaryCrossEntropy", "trainer.Fit(table.Training, table.Test)", "table.Training", "'Fit' is given class labels")]
    [
        InlineData("MeanSquaredError", "net.Evaluate(labels)", "labels", "'Evaluate' is given class labels, but [MeanSquaredError] of 'Net' takes values")]
    [InlineData("MeanSquaredError", "trainer.Evaluate(labels)", "labels", "'Evaluate' is given class labels")]
    [InlineData("Huber", "trainer.Step(x, y)", "y", "'Step' is given class labels, but [Huber] of 'Net' takes values")]
    [InlineData("Huber", "net.Loss(x, y.AsSpan())", "y.AsSpan()", "'Loss' is given class labels")]
    [
        InlineData("LogSoftmax, NegativeLogLikelihood", "trainer.Fit(values)", "values", "'Fit' is given values, but [NegativeLogLikelihood] of 'Net' takes class labels")]
    [InlineData("LogSoftmax, NegativeLogLikelihood", "net.Backward(x, x, x)", "x", "'Backward' is given values")]
    public async Task It_is_said_at_the_targets(string layers, string call, string place, string message)
    {
        Diagnostic said = Assert.Single(await Run(layers, call), diagnostic => diagnostic.Id == Id);
        Assert.StartsWith(message, said.GetMessage(null), StringComparison.Ordinal);
        SourceText text = await said.Location.SourceTree!.GetTextAsync(TestContext.Current.CancellationToken);
        Assert.Equal(place, text.ToString(said.Location.SourceSpan));
    }

    [Theory]
    [InlineData("Sigmoid, BinaryCrossEntropy", "trainer.Fit(values)")]
    [InlineData("Softmax, CrossEntropy", "trainer.Fit(values)")]
    [InlineData("Softmax, CrossEntropy", "trainer.Fit(labels, labels)")]
    [InlineData("LogSoftmax, NegativeLogLikelihood", "trainer.Step(x, y)")]
    [InlineData("MeanSquaredError", "net.Backward(x, x, x)")]
    public async Task Nothing_is_said_of_the_right_kind(string layers, string call) => Assert.Empty(await Run(layers, call));

    [Fact]
    public async Task Nothing_is_said_of_a_mistake_of_another_kind() =>
        Assert.DoesNotContain(await Run("MeanSquaredError", "trainer.Step(x, \"targets\")"), diagnostic => diagnostic.Id == Id);

    private static async Task<IReadOnlyList<Diagnostic>> Run(string layers, string call) => await Analysis.Run(
        $"using CompiledNet; [Network, Input(4), Dense(3), {layers}] partial class Net;",
        $$"""
        using System;
        using CompiledNet;
        class User
        {
            void Use(Net net, Trainer<Net, Adam> trainer, Dataset<float, int> labels, Dataset<float, float> values, CsvDataset<int> table, float[] x, int[] y) => {{call}};
        }
        """);
}
