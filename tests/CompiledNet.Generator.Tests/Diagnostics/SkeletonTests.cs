using System.Text.RegularExpressions;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Tests.Diagnostics.Cases;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Tests.Diagnostics;

/// <summary>A network that is wrong still has its members, so that code that uses it gives no errors of its own.</summary>
public sealed partial class SkeletonTests
{
    private const string Use = """
        using System;
        using CompiledNet;
        static class Use
        {
            static void Run(float[] inputs, int[] labels, float[] targets, Dataset<float, int> classes, Dataset<float, float> values)
            {
                var net = new Net(seed: 1);
                Span<float> outputs = stackalloc float[Net.OutputLength * 10 / Net.InputLength];
                var gradients = new float[Net.ParameterLength + Net.ParameterCount];
                net.Predict(inputs, outputs);
                net.BackwardFrom(inputs, outputs, gradients);
                net.Parameters[0] = net.Info.Summary.Length + Net.Summary.Length + Net.ParameterTable.Count;
                using var trainer = Trainer.Create(net, new Adam(learningRate: 1e-3), threads: 2);
                trainer.LearningRate = 0;
                trainer.Apply(gradients);
                net.Save("net.safetensors");
                net.SaveNpz("net.npz");
                net.CopyFrom(net.Clone());
                Net[] loaded = [Net.Load("net.safetensors"), Net.Load(System.IO.Stream.Null), Net.Load(net.ToBytes()), Net.LoadNpz("net.npz")];
                //labels float loss = trainer.Step(inputs, labels) + net.Loss(inputs, labels) + net.Backward(inputs, labels, gradients);
                //labels trainer.Fit(classes);
                //labels net.Evaluate(classes);
                //targets float loss2 = trainer.Step(inputs, targets) + net.Loss(inputs, targets);
                //targets loss2 += net.Backward(inputs, targets, gradients, default, gradients);
                //targets trainer.Fit(values);
            }
        }
        """;

    /// <summary>Networks to which members are added.</summary>
    public static TheoryData<string> Cases => [.. AllCases.All.Where(CanBeAddedTo).Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Code_that_uses_a_wrong_network_adds_no_errors(string name)
    {
        DiagnosticCase one = AllCases.Find(name);
        string source = string.Concat(one.Wrong);
        bool takesLabels = !source.Contains("Squared", StringComparison.Ordinal)
            && !source.Contains("Huber", StringComparison.Ordinal)
            && !source.Contains("Binary", StringComparison.Ordinal);
        bool takesTargets = !source.Contains("Likelihood", StringComparison.Ordinal);
        string inputs = source.Contains("Tokens = true", StringComparison.Ordinal) ? "int" : "float";
        bool isPlain = IsPlain(source);
        takesLabels &= isPlain;
        takesTargets &= isPlain;
        string use = (isPlain ? Use : WithoutSlots(Use))
            .Replace("float[] inputs", inputs + "[] inputs", StringComparison.Ordinal)
            .Replace("Dataset<float", "Dataset<" + inputs, StringComparison.Ordinal)
            .Replace("//labels ", takesLabels ? string.Empty : "// ", StringComparison.Ordinal)
            .Replace("//targets ", takesTargets ? string.Empty : "// ", StringComparison.Ordinal);
        Diagnostic only = Assert.Single(await Analysis.Run([.. one.Wrong, use]));
        Assert.Equal(one.Id, only.Id);
    }

    [Fact]
    public async Task Code_that_uses_a_wrong_network_of_several_inputs_and_heads_adds_no_errors()
    {
        string declaration = "using CompiledNet;\n[Network, Input(4), Dense(5, Name = \"a\"), Input(2, Tokens = true, Name = \"words\"), Embedding(9, 3), Flatten, Concat(\"a\", \"b\")]\n"
            + "[Dense(3, Name = \"body\"), Softmax, CrossEntropy(Name = \"kind\"), From(\"body\"), Output(Name = \"code\"), Dense(1), MeanSquaredError(Name = \"price\")]\n"
            + "partial class Net;\n";
        const string use = """
            using CompiledNet;

            class User
            {
                static float Run(float[] input1, int[] words, int[] kind, float[] price, float[] code, float[] gradients)
                {
                    var net = new Net(seed: 1);
                    net.Predict(input1, words, code, code, price);
                    net.BackwardFrom(input1, words, code, code, price, gradients, input1);
                    using var trainer = Trainer.Create(net, new Adam());
                    return trainer.Step(input1, words, kind, price) + net.Loss(input1, words, kind, price)
                        + net.Backward(input1, words, kind, price, gradients, input1Gradients: code, priceGradients: price);
                }
            }
            """;
        Diagnostic only = Assert.Single(await Analysis.Run([declaration, use]));
        Assert.Equal("CNET0032", only.Id);
    }

    [Fact]
    public async Task Code_that_gives_a_wrong_network_with_dropout_its_step_adds_no_errors()
    {
        const string network = "using CompiledNet; [Network] [Input(4)] [Dropout(0.5)] [Dense(0)] [Softmax, CrossEntropy] public partial class Net;";
        const string use = """
            class Use
            {
                float Run(Net net, float[] x, int[] labels, float[] g)
                {
                    net.BackwardFrom(x, x, g, step: 5);
                    return net.Backward(x, labels, g, step: 5) + net.Backward(x, x, g, default, step: 5);
                }
            }
            """;
        Diagnostic only = Assert.Single(await Analysis.Run([network, use]));
        Assert.Equal(ProblemIds.InvalidValue, only.Id);
    }

    [Fact]
    public void Every_member_throws_and_names_the_mistake()
    {
        Compilation compilation = Analysis.Generate(
            ["using CompiledNet; [Network] [Input(4)] [Dense(0)] [Softmax, CrossEntropy] public partial class Net;"]);
        using var stream = new MemoryStream();
        Assert.True(compilation.Emit(stream, cancellationToken: TestContext.Current.CancellationToken).Success);
        Type type = System.Reflection.Assembly.Load(stream.ToArray()).GetType("Net", throwOnError: true)!;

        Exception thrown = Assert.Throws<System.Reflection.TargetInvocationException>(
            () => Activator.CreateInstance(type, 0)).InnerException!;
        Assert.Equal("CNET0010: units is 0, but must be at least 1.", Assert.IsType<InvalidOperationException>(thrown).Message);
        thrown = Assert.Throws<System.Reflection.TargetInvocationException>(
            () => type.GetProperty("Summary")!.GetValue(null)).InnerException!;
        Assert.IsType<InvalidOperationException>(thrown);
    }

    [Fact]
    public void A_declaration_that_C_sharp_refuses_gets_its_members_too()
    {
        Compilation compilation = Analysis.Generate([
            "using CompiledNet; [Network] [Input(4)] [Dense(\"three\")] partial class Net; class Use { Net net = new(); int length = Net.InputLength; }",
            "using CompiledNet; [Network] [Input(4)] [Dens(3)] [CrossEntropy] partial class Other; class Use2 { Other net = new(); int length = Other.InputLength; }"]);
        Assert.Equal(
            ["CS0246", "CS0246", "CS1503"],
            compilation.GetDiagnostics(TestContext.Current.CancellationToken)
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic => diagnostic.Id)
                .Order());
    }

    private static bool CanBeAddedTo(DiagnosticCase one) =>
        one.Id is not (
            ProblemIds.NotPartial or ProblemIds.ContainerNotPartial or ProblemIds.LayerWithoutNetwork or ProblemIds.UnsupportedType)
        && !one.Name.EndsWith("constructor", StringComparison.Ordinal) && !one.Name.EndsWith("the class itself", StringComparison.Ordinal)
        && ProblemIds.SeverityOf(one.Id) == ProblemSeverity.Error
        && !one.Name.EndsWith("property", StringComparison.Ordinal)
            && !one.Name.EndsWith("field of a method's name", StringComparison.Ordinal);

    /// <summary>Whether a declaration has one input and one output.</summary>
    private static bool IsPlain(string source) =>
        source.Split("Input(").Length <= 2 && !Outputs().IsMatch(source) && Losses().Count(source) < 2;

    /// <summary>The code without the lines that a network's slots decide.</summary>
    private static string WithoutSlots(string use) => string.Join('\n', use.Split('\n').Where(line =>
        !line.Contains("net.Predict", StringComparison.Ordinal)
        && !line.Contains("net.BackwardFrom", StringComparison.Ordinal)
        && !line.Contains("OutputLength", StringComparison.Ordinal)));

    [GeneratedRegex(@"\bOutput\b")]
    private static partial Regex Outputs();

    [GeneratedRegex(@"\b(CrossEntropy|NegativeLogLikelihood|BinaryCrossEntropy|MeanSquaredError|MeanAbsoluteError|Huber)\b")]
    private static partial Regex Losses();
}
