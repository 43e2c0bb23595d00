using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.Generator.Tests.Diagnostics;

/// <summary>What is said of training a network that has no loss, beside what C# says.</summary>
public sealed class MissingLossTests
{
    private const string Id = Model.ProblemIds.MissingLoss;
    private const string Without = "using CompiledNet; [Network] [Input(4)] [Dense(3)] partial class Net;";
    private const string With = "using CompiledNet; [Network] [Input(4)] [Dense(3)] [MeanSquaredError] partial class Net;";

    public static TheoryData<string, string> Uses => new()
    {
        { "Step", "static void Use(Trainer<Net, Adam> trainer, float[] x) => trainer.Step(x, x);" },
        { "Fit", "static void Use(Trainer<Net, Adam> trainer, Dataset<float, float> data) => trainer.Fit(data);" },
        { "Loss", "static void Use(Net net, float[] x) => net.Loss(x, x);" },
        { "Backward", "static void Use(Net net, float[] x) => net.Backward(x, x, x);" },
        { "Evaluate", "static void Use(Net net, Dataset<float, float> data) => net.Evaluate(data);" },
    };

    [Theory]
    [MemberData(nameof(Uses))]
    public async Task It_is_said_at_the_call(string member, string use)
    {
        Diagnostic said = Assert.Single(await Analysis.Run(Without, Use(use)), diagnostic => diagnostic.Id == Id);
        Assert.Equal("File1.cs", said.Location.SourceTree!.FilePath);
        SourceText text = await said.Location.SourceTree.GetTextAsync(TestContext.Current.CancellationToken);
        Assert.Equal(member, text.ToString(said.Location.SourceSpan));
    }

    [Theory]
    [MemberData(nameof(Uses))]
    public async Task Nothing_is_said_with_a_loss(string member, string use)
    {
        Assert.NotEmpty(member);
        Assert.Empty(await Analysis.Run(With, Use(use)));
    }

    [Fact]
    public async Task Nothing_is_said_of_a_member_of_the_class_itself() =>
        Assert.Empty(
            await Analysis.Run(Without, "partial class Net { public float Loss() => 0; } class User { float Use(Net net) => net.Loss(); }"));

    private static string Use(string use) => $"using CompiledNet; class User {{ {use} }}";
}
