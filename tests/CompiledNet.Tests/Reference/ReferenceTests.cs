extern alias Generator;

using CompiledNet.Tests.Fixtures;
using CompiledNet.Tests.Networks;
using Generator::CompiledNet.Generator.Model;

namespace CompiledNet.Tests.Reference;

/// <summary>The reference itself: its reverse mode against central differences, its values against PyTorch's.</summary>
public class ReferenceTests
{
    private const double Step = 1e-5;

    private static readonly IReadOnlyDictionary<string, FixtureCase> s_fixtures = FixtureData.All;

    private static readonly Lazy<IReadOnlyDictionary<string, ParsedNetwork>> s_fixtureModels =
        new(() => NetworkCompiler.Parse([.. s_fixtures.Values.Select(fixture => new NetworkDeclaration(fixture.Name, fixture.Network))]));

    private static readonly (string Layers, bool Fuse)[] s_networks =
    [
        ("[Input(3)] [Dense(4), ReLU] [Dense(2, Bias = false)] [MeanSquaredError]", true),
        ("[Input(3)] [Dense(4), LeakyReLU(0.2)] [Dense(2)] [MeanAbsoluteError(Weight = 0.5)]", true),
        ("[Input(3)] [Dense(4), ELU(0.7)] [Dense(2)] [Huber(Delta = 0.5)]", true),
        ("[Input(3)] [Dense(4), GELU] [Dense(5)] [Softmax, CrossEntropy(LabelSmoothing = 0.1)]", true),
        ("[Input(3)] [Dense(4), GELU(Approximate = true)] [Dense(5)] [Softmax, CrossEntropy(LabelSmoothing = 0.1, Weight = 2)]", false),
        ("[Input(3)] [Dense(4), SiLU] [Dense(5)] [LogSoftmax, NegativeLogLikelihood(Weight = 2)]", true),
        ("[Input(3)] [Dense(4), Tanh, Softmax] [Dense(3)] [Sigmoid, BinaryCrossEntropy(Weight = 3)]", true),
        ("[Input(3)] [Dense(4), Softplus, LogSoftmax] [Dense(3)] [Sigmoid, BinaryCrossEntropy]", false),
        (
            "[Input(2, 3)] [Dense(4), HardSigmoid] [Flatten] [Reshape(4, 2)] [Dense(3), HardSigmoid] [Softmax] [Flatten] [CrossEntropy]",
            true),
        ("[Input(2, 3)] [Dense(5), Sigmoid]", true),
        (
            "[Input(4, 7)] [Conv1D(6, 3, Stride = 2, Padding = 2, Groups = 2)] [PReLU] [MaxPool1D(2, Stride = 1, Padding = 1)] [MeanSquaredError]",
            true),
        (
            "[Input(2, 5, 4)] [Conv2D(3, 2, 3, Dilation = 2, Padding = 2, Bias = false)] [AveragePool2D(3, Stride = 2, Padding = 1)] [Transpose] [MeanSquaredError]",
            true),
        ("[Input(3, 4)] [BatchNorm(Epsilon = 0.1)] [LayerNorm(Epsilon = 0.2)] [GlobalAveragePool] [Dense(2)] [MeanSquaredError]", true),
        (
            "[Input(2, 3)] [Dense(3, Name = \"a\"), Tanh] [Add(\"a\")] [Multiply(\"a\", \"input1\")] [Concat(\"a\", \"a\", Axis = 1)] [From(\"tanh1\")] [MeanSquaredError]",
            true),
        (
            "[Input(2, Tokens = true)] [Embedding(5, 3), Tanh] [Dense(5, Tied = \"embedding1\"), Sigmoid] [Dense(3)] "
                + "[Dense(5, Tied = \"embedding1\", Bias = false)] [MeanSquaredError]",
            true
        ),
        (
            "[Input(3, Name = \"x\")] [Dense(4), Tanh(Name = \"a\"), Output] [Input(2, Tokens = true, Name = \"t\")] [Embedding(5, 2), Flatten, Multiply(\"a\"), Concat(\"x\")] "
                + "[Dense(3), Softmax, CrossEntropy(Name = \"k\")] [From(\"a\"), Dense(2), Huber(Name = \"h\", Weight = 0.3)] [From(\"k\"), Add(\"x\"), MeanSquaredError(Weight = 2)]",
            true
        ),
    ];

    /// <summary>Every kind of layer, both kinds of each joined loss, and shapes that are no multiple of anything.</summary>
    public static TheoryData<string, bool> Networks => new(Elementwise.Attributes
        .Select(attribute => ($"[Input(3)] [Dense(4), {attribute}] [Dense(2)] [MeanSquaredError]", true)).Concat(s_networks));

    public static TheoryData<string> FixtureNames => [.. s_fixtures.Keys];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Gradients_are_central_differences(string layers, bool fuse)
    {
        ReferenceNetwork network = Interpret(layers, fuse);
        foreach (bool labels in new[] { true, false })
        {
            NetworkData data = RandomData.Draw(network, rows: 3, seed: 5, labels);
            double[][] inputs = ReferenceResults.Widen(data.AllInputs), outputGradients = ReferenceResults.Widen(data.AllOutputGradients);
            double[][] targets = ReferenceResults.Dense(network, data.AllTargets);
            Dictionary<string, double[]> parameters = ReferenceResults.Widen(data.Parameters);
            Dictionary<string, double[]> variables = Variables(network, inputs, targets, parameters);
            Compare(
                Run().Products(outputGradients), () => Run().Outputs.Zip(outputGradients, (y, g) => y.Zip(g, (a, b) => a * b).Sum()).Sum());
            if (targets.Length > 0)
            {
                Compare(Run().Gradients(targets), () => Run().Loss(targets));
            }

            ReferenceRun Run() => network.Run(data.Rows, inputs, parameters);

            void Compare(Dictionary<string, double[]> gradients, Func<double> value)
            {
                IEnumerable<KeyValuePair<string, double[]>> trained = gradients
                    .Where(gradient => !gradient.Key.Contains(".running_", StringComparison.Ordinal));
                foreach ((string name, double[] gradient) in trained)
                {
                    CompareWithDifferences(name, gradient, variables[name], value);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(FixtureNames))]
    public void Values_and_gradients_are_those_of_PyTorch(string name)
    {
        NpyArchive arrays = s_fixtures[name].LoadArrays();
        var network = new ReferenceNetwork(NetworkCompiler.Accepted(s_fixtureModels.Value[name]));
        NetworkData data = FixtureData.Data(s_fixtures[name], arrays, network.Parameters.Select(parameter => parameter.Name));
        NetworkResults expected = FixtureData.Expected(s_fixtures[name], arrays), actual = ReferenceResults.Of(network, data);
        Tolerance.Close(expected, actual);

        // PyTorch computed in double as well; what differs is the rounding of the file to float32.
        Tolerance.Close("output", expected.Output, actual.Output, 1e-7);
        Assert.All(expected.Gradients, gradient => Tolerance.Close(gradient.Key, gradient.Value, actual.Gradients[gradient.Key], 1e-7));
        Assert.All(expected.Products, product => Tolerance.Close(product.Key, product.Value, actual.Products[product.Key], 1e-7));
    }

    /// <summary>Everything that there are gradients by, under their names.</summary>
    private static Dictionary<string, double[]> Variables(
        ReferenceNetwork network, double[][] inputs, double[][] targets, Dictionary<string, double[]> parameters)
    {
        var variables = new Dictionary<string, double[]>(parameters);
        for (int i = 0; i < inputs.Length; i++)
        {
            variables.Add(ReferenceNetwork.Key(NetworkResults.Input, network.Inputs[i].Name, inputs.Length), inputs[i]);
        }

        for (int i = 0; i < targets.Length; i++)
        {
            variables.Add(ReferenceNetwork.Key(NetworkResults.Targets, network.Heads[i].Name, targets.Length), targets[i]);
        }

        return variables;
    }

    private static ReferenceNetwork Interpret(string layers, bool fuse) =>
        new(NetworkCompiler.Accepted(NetworkCompiler.Parse([new NetworkDeclaration("Declared", layers, fuse)])["Declared"]));

    private static void CompareWithDifferences(string name, double[] gradient, double[] argument, Func<double> value)
    {
        Assert.Equal(argument.Length, gradient.Length);
        for (int i = 0; i < argument.Length; i++)
        {
            double original = argument[i];
            argument[i] = original + Step;
            double above = value();
            argument[i] = original - Step;
            double below = value();
            argument[i] = original;
            double difference = (above - below) / (2 * Step);
            Assert.True(
                Math.Abs(difference - gradient[i]) <= 1e-7 * Math.Max(1, Math.Abs(difference)),
                $"{name}, element {i}: {gradient[i]} against the difference {difference}.");
        }
    }
}
