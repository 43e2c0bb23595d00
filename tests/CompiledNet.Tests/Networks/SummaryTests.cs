namespace CompiledNet.Tests.Networks;

/// <summary>
/// The summary counts what is trained, the multiply-adds of dense layers and of convolutions, and what parameters take in memory.
/// </summary>
public class SummaryTests
{
    [Fact]
    public void Convolutions_have_multiply_adds_and_running_statistics_are_no_parameters()
    {
        // conv1: 3 · 9 inputs to each of 10 x 9 x 9 outputs; conv2: 10 · 9; conv3: 10 · 9 to each of 17 x 4 x 4; dense1: 27 to 5.
        // Bytes: weights in panels of 16 outputs, each with one row of 16 more, and vectors of 16; running statistics count here.
        string[] lines = ResidualNet.Summary.Split('\n');
        Assert.Equal(["10x9x9", "280", "21,870", Bytes((27 + 1 + 1) * 16)], Cells(lines, "conv1"));
        Assert.Equal(["10x9x9", "20", Bytes(4 * 16), "conv1", "(inference)"], Cells(lines, "batchnorm1"));
        Assert.Equal(["10x9x9", "900", "72,900", Bytes((90 + 1) * 16)], Cells(lines, "conv2"));
        Assert.Equal(["17x4x4", "1,547", "24,480", Bytes((90 + 1 + 1) * 32)], Cells(lines, "conv3"));
        Assert.Equal(["5", "140", "135", Bytes((27 + 1 + 1) * 16)], Cells(lines, "dense1"));
        Assert.Equal([Number(ResidualNet.ParameterCount), "119,385", Bytes(ResidualNet.ParameterLength)], Cells(lines, "total"));
    }

    [Fact]
    public void What_is_fused_is_named_and_whether_it_is_in_inference_only()
    {
        string[] lines = ResidualNet.Summary.Split('\n');
        string[] expected =
        [
            "conv1: ", "batchnorm1: conv1 (inference)", "stem: conv1 (inference)", "conv2: ", "batchnorm2: conv2 (inference)", "add1: conv2 (inference)",
            "relu2: conv2 (inference)", "dropout1: gone (inference)", "pool: ", "conv3: ", "relu3: conv3", "dense1: ", "crossentropy1: softmax1",
        ];
        Assert.All(expected, line => Assert.Equal(line, $"{line.Split(':')[0]}: {FusedWith(lines, line.Split(':')[0])}"));
    }

    [Fact]
    public void A_layer_does_not_count_for_one_whose_name_its_own_begins_with()
    {
        // enc, 4 to 3; enc.conv1, 3 to 2; enc.conv1.x, 2 to 1; encoder, 1 to 5.
        string[] lines = DottedNames.Summary.Split('\n');
        Assert.Equal(["3", "15", "12", Bytes((4 + 1 + 1) * 16)], Cells(lines, "enc"));
        Assert.Equal(["2", "8", "6", Bytes((3 + 1 + 1) * 16)], Cells(lines, "enc.conv1"));
        Assert.Equal(["1", "3", "2", Bytes((2 + 1 + 1) * 16)], Cells(lines, "enc.conv1.x"));
        Assert.Equal(["5", "10", "5", Bytes((1 + 1 + 1) * 16)], Cells(lines, "encoder"));
        Assert.Equal([Number(DottedNames.ParameterCount), "25", Bytes(DottedNames.ParameterLength)], Cells(lines, "total"));
    }

    private static string Number(long value) => value.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);

    private static string Bytes(int floats) => Number(4L * floats);

    /// <summary>The last column, which may have spaces.</summary>
    private static string FusedWith(string[] lines, string layer)
    {
        string line = lines.Single(candidate => candidate.Split(' ')[0] == layer);
        int column = lines[0].IndexOf("fused with", StringComparison.Ordinal);
        return line.Length > column ? line[column..] : string.Empty;
    }

    private static IEnumerable<string> Cells(string[] lines, string layer) =>
        lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Single(cells => cells[0] == layer).Skip(1);
}
