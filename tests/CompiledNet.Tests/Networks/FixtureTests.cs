using CompiledNet.Tests.Fixtures;

namespace CompiledNet.Tests.Networks;

/// <summary>Every network of the fixtures gives what PyTorch gives, in both forms, fused and not.</summary>
public class FixtureTests
{
    private static readonly IReadOnlyDictionary<string, FixtureCase> s_cases = FixtureData.All;

    private static readonly NetworkSet s_networks = new(
        [.. s_cases.Values.SelectMany(fixture => NetworkSet.BothFused(fixture.Name, fixture.Network))]);

    /// <summary>
    /// Logits so large that the probabilities between a softmax or sigmoid and a loss that stand apart are 0 in any precision. What is
    /// right there is another value, which the documentation gives; <c>ExtremeTests</c> has it.
    /// </summary>
    private static readonly HashSet<string> s_fusedOnly =
    [
        "LogitsOfTenThousand", "LogitsOfTenThousandDistributions", "LogitsOfTenThousandBinary",
    ];

    public static TheoryData<string> Names => [.. s_cases.Keys];

    public static TheoryData<string> UnfusedNames => [.. s_cases.Keys.Except(s_fusedOnly)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Emitted(string name) => Compare(name, Form.Emitted, fuse: true);

    [Theory]
    [MemberData(nameof(UnfusedNames))]
    public void Emitted_without_fusion(string name) => Compare(name, Form.Emitted, fuse: false);

    [Theory]
    [MemberData(nameof(Names))]
    public void Library(string name) => Compare(name, Form.Library, fuse: true);

    [Theory]
    [MemberData(nameof(UnfusedNames))]
    public void Library_without_fusion(string name) => Compare(name, Form.Library, fuse: false);

    private static void Compare(string name, Form form, bool fuse)
    {
        FixtureCase fixture = s_cases[name];
        CompiledTestNetwork network = s_networks.Get(name, form, fuse);
        NpyArchive arrays = fixture.LoadArrays();
        NetworkData data = FixtureData.Data(fixture, arrays, network.Info.ParameterTable.Select(parameter => parameter.Name));
        NetworkResults actual = fixture.Mode == FixtureMode.Inference ? NetworkRun.Inference(network, data) : NetworkRun.Of(network, data);
        Tolerance.Close(FixtureData.Expected(fixture, arrays), actual);
    }
}
