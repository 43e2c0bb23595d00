using System.Text;
using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Passes;
using CompiledNet.Generator.Tests.Snapshots;
using static CompiledNet.Generator.Tests.Harness.Declarations;
using static CompiledNet.Generator.Tests.Snapshots.Verifier;

namespace CompiledNet.Generator.Tests.Ir;

/// <summary>A program after every pass that changed it, and the function that it is merged into.</summary>
public sealed class PrintedIrSnapshots
{
    private const string Classifier = "[Input(2, 3)]\n[Flatten]\n[Dense(20), ReLU]\n[Dense(3)]\n[Softmax, CrossEntropy]";

    [Theory]
    [InlineData("Predict")]
    [InlineData("TrainOnLabels")]
    [InlineData("Inference")]
    [InlineData("Training")]
    public Task AfterEveryPass(string program) => Verify([new Target("txt", Print(Classifier, "Network", program))], program);

    [Fact]
    public Task WithoutFusion() => Verify([new Target("txt", Print(Classifier, "Network(Fuse = false)", "TrainOnLabels"))]);

    private static string Print(string attributes, string network, string program)
    {
        var text = new StringBuilder();
        string last = string.Empty;
        PassPipeline.Run(ModelOf(Net(attributes, network)), (pass, function) =>
        {
            if (function.Name == program)
            {
                string printed = IrPrinter.Print(function);
                text.Append("after ").Append(pass).Append(printed == last ? ": the same\n\n" : ":\n" + printed + "\n");
                last = printed;
            }
        });
        return text.ToString();
    }
}
