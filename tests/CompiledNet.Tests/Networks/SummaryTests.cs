namespace CompiledNet.Tests.Networks;

/// <summary>The summary counts what is trained, and the multiply-adds of dense layers and of convolutions.</summary>
public class SummaryTests
{
    [Fact]
    public void Convolutions_have_multiply_adds_and_running_statistics_are_no_parameters()
    {
        // conv1: 3 · 9 inputs to each of 10 x 9 x 9 outputs; conv2: 10 · 9; conv3: 10 · 9 to each of 17 x 4 x 4; dense1: 27 to 5.
        string[] lines = ResidualNet.Summary.Split('\n');
        Assert.Equal(["10x9x9", "280", "21,870"], Cells(lines, "conv1"));
        Assert.Equal(["10x9x9", "20"], Cells(lines, "batchnorm1"));
        Assert.Equal(["10x9x9", "900", "72,900"], Cells(lines, "conv2"));
        Assert.Equal(["17x4x4", "1,547", "24,480"], Cells(lines, "conv3"));
        Assert.Equal(["5", "140", "135"], Cells(lines, "dense1"));
        Assert.Equal([ResidualNet.ParameterCount.ToString("N0", System.Globalization.CultureInfo.InvariantCulture), "119,385"], Cells(lines, "total"));
    }

    private static IEnumerable<string> Cells(string[] lines, string layer) =>
        lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Single(cells => cells[0] == layer).Skip(1);
}
