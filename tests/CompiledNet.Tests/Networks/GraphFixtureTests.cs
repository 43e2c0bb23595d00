using CompiledNet.Tests.Fixtures;

namespace CompiledNet.Tests.Networks;

/// <summary>Convolution, pooling, normalisation, embeddings and taps give what PyTorch gives, in both forms, fused and not.</summary>
public class GraphFixtureTests
{
    private const string Unfused = "Unfused";

    private static readonly Dictionary<string, FixtureCase> s_cases =
        FixtureCase.LoadList(Path.Combine(FixtureData.Folder, "networks-graphs.json")).ToDictionary(fixture => fixture.Name);

    private static readonly Dictionary<Form, Lazy<IReadOnlyDictionary<string, CompiledTestNetwork>>> s_networks =
        Enum.GetValues<Form>().ToDictionary(form => form, form => new Lazy<IReadOnlyDictionary<string, CompiledTestNetwork>>(() => NetworkCompiler.Compile(
            [.. s_cases.Values.SelectMany<FixtureCase, NetworkDeclaration>(fixture => [new(fixture.Name, fixture.Network), new(fixture.Name + Unfused, fixture.Network, Fuse: false)])],
            form)));

    public static TheoryData<string> Names => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Emitted(string name) => Compare(name, Form.Emitted, fuse: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void Emitted_without_fusion(string name) => Compare(name, Form.Emitted, fuse: false);

    [Theory]
    [MemberData(nameof(Names))]
    public void Library(string name) => Compare(name, Form.Library, fuse: true);

    private static void Compare(string name, Form form, bool fuse)
    {
        FixtureCase fixture = s_cases[name];
        CompiledTestNetwork network = s_networks[form].Value[fuse ? name : name + Unfused].NewInstance();
        NpyArchive arrays = fixture.LoadArrays();
        Import(network, arrays);

        float[] inputs = network.Info.Vocabulary > 0 ? Array.ConvertAll(arrays["input"].Ints, token => (float)token) : arrays["input"].Floats;
        float[] output = new float[arrays["output"].Length];
        network.Predict(inputs, output);
        Close("output", arrays["output"], output, Tolerance.Forward);

        LossTargets? targets = fixture.Targets switch
        {
            FixtureTargets.Labels => LossTargets.OfLabels(arrays["labels"].Ints),
            FixtureTargets.Targets => LossTargets.OfValues(arrays["targets"].Floats),
            _ => null,
        };
        if (targets is not null)
        {
            Tolerance.Close("loss", [arrays["loss"].Scalar], [network.Loss(inputs, targets)], Tolerance.Forward);
        }

        if (fixture.Mode == FixtureMode.Inference)
        {
            return;
        }

        bool hasInputGradients = arrays.Contains("vjp.input");
        float[] inputGradients = hasInputGradients ? new float[inputs.Length] : [];
        float[] block = new float[network.Info.ParameterLength];
        Array.Fill(block, float.NaN);
        network.BackwardFrom(inputs, arrays["outputGradients"].Floats, block, inputGradients);
        CloseGradients(network, arrays, "vjp.", block, inputGradients);
        if (targets is null)
        {
            return;
        }

        Array.Fill(block, float.NaN);
        float loss = network.Backward(inputs, targets, block, inputGradients);
        string expected = arrays.Contains("training.loss") ? "training.loss" : "loss";
        Tolerance.Close("the loss of Backward", [arrays[expected].Scalar], [loss], Tolerance.Forward);
        CloseGradients(network, arrays, "grad.", block, inputGradients);
    }

    private static void Import(CompiledTestNetwork network, NpyArchive arrays)
    {
        network.Parameters.Fill(float.NaN);
        foreach (ParameterInfo parameter in network.Info.ParameterTable)
        {
            parameter.Import(arrays[parameter.Name].Floats, network.Parameters);
        }
    }

    private static void CloseGradients(CompiledTestNetwork network, NpyArchive arrays, string prefix, float[] block, float[] inputGradients)
    {
        foreach (ParameterInfo parameter in network.Info.ParameterTable)
        {
            float[] values = new float[parameter.Length];
            parameter.Export(block, values);
            string expected = parameter.IsTrainable ? prefix + parameter.Name : "statistics." + parameter.Name;
            Close(expected, arrays[expected], values, Tolerance.Gradient);
        }

        if (inputGradients.Length > 0)
        {
            Close(prefix + "input", arrays[prefix + "input"], inputGradients, Tolerance.Gradient);
        }
    }

    private static void Close(string what, NpyArray expected, float[] actual, double inNorm) =>
        Tolerance.Close(what, Array.ConvertAll(expected.Floats, value => (double)value), Array.ConvertAll(actual, value => (double)value), inNorm);
}
