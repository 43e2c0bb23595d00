namespace CompiledNet.Tests.Networks;

/// <summary>
/// Paddings as Keras's <c>padding="same"</c> gives them, and windows as PyTorch's <c>ceil_mode</c> does, against numbers worked out by
/// hand.
/// </summary>
public class SameAndCeilTests
{
    /// <summary>Layer, input, weights, output.</summary>
    private static readonly Dictionary<string, (string Layer, float[] X, float[] Weights, float[] Y)> s_cases = new()
    {
        ["an odd zero stands at the end"] = ("Conv1D(1, 2, Bias = false, Same = true)", [1, 2, 3, 4], [1, 10], [21, 32, 43, 4]),
        ["zeros stand on both sides"] = ("Conv1D(1, 3, Bias = false, Same = true)", [1, 2, 3, 4], [1, 10, 100], [210, 321, 432, 43]),
        ["a stride needs fewer zeros"] = ("Conv1D(1, 3, Stride = 2, Bias = false, Same = true)", [1, 2, 3, 4], [1, 10, 100], [321, 43]),
        ["a dilation needs more"] =
            ("Conv1D(1, 3, Dilation = 2, Bias = false, Same = true)", [1, 2, 3, 4], [1, 10, 100], [310, 420, 31, 42]),
        ["a long stride needs none"] = ("Conv1D(1, 2, Stride = 3, Bias = false, Same = true)", [1, 2, 3, 4, 5], [1, 10], [21, 54]),
        ["padding is never the maximum"] = ("MaxPool1D(2, Same = true)", [-1, -2, -3, -4, -5], [], [-1, -3, -5]),
        ["an average is of what is inside"] = ("AveragePool1D(2, Same = true)", [1, 2, 3, 4, 5], [], [1.5f, 3.5f, 5]),
        ["an average is of what is inside on both sides"] =
            ("AveragePool1D(3, Stride = 1, Same = true)", [3, 6, 9, 12], [], [4.5f, 6, 9, 10.5f]),
        ["a last window is clipped"] = ("AveragePool1D(2, CeilMode = true)", [1, 2, 3, 4, 5], [], [1.5f, 3.5f, 5]),
        ["padding counts, what is past it does not"] =
            ("AveragePool1D(3, Stride = 2, Padding = 1, CeilMode = true)", [3, 6, 9, 12], [], [3, 9, 6]),
        ["no window begins in the padding at the end"] =
            ("MaxPool1D(2, Padding = 1, CeilMode = true)", [1, 2, 3], [], [1, 3]),
    };

    private static readonly NetworkSet s_networks = new(
        [.. s_cases.SelectMany((test, i) => NetworkSet.BothFused($"Case{i}", $"[Input(1, {test.Value.X.Length})] [{test.Value.Layer}]"))]);

    public static TheoryData<string> Names => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_window_gives_the_numbers_worked_out_by_hand(string name)
    {
        (_, float[] x, float[] weights, float[] expected) = s_cases[name];
        foreach (CompiledTestNetwork network in s_networks.Variants($"Case{s_cases.Keys.ToList().IndexOf(name)}"))
        {
            if (weights.Length > 0)
            {
                NetworkRun.Import(network, new Dictionary<string, float[]> { ["conv1.weight"] = weights });
            }

            float[] y = new float[network.Info.OutputLength];
            network.Predict(x, y);
            Assert.Equal(expected, y);
        }
    }
}
