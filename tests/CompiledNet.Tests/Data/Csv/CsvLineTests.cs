using System.Text;

namespace CompiledNet.Tests.Data.Csv;

/// <summary>Files of other systems and tools: ends of lines and byte-order marks.</summary>
public sealed class CsvLineTests
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\r\r\n")]
    public void Lines_end_in_LF_in_CR_LF_or_in_CR(string end)
    {
        foreach (string last in new[] { "", end, end + end })
        {
            CsvDataset<int> data = Load(string.Join(end, "a,y", "1,p", "", "2,\"q\"", "\"3\",p") + last);
            Assert.Equal([1f, 2, 3], data.Training.AllInputs());
            Assert.Equal([0, 1, 0], data.Training.AllTargets());
        }
    }

    [Fact]
    public void An_end_of_line_in_quotes_is_a_part_of_the_text() =>
        Assert.Equal(["p\r\r\nq"], Load("a,y\r1,\"p\r\r\nq\"\r").ClassNames);

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\uFEFF\uFEFF")]
    [InlineData("\uFEFF\uFEFF\uFEFF")]
    public void Byte_order_marks_at_the_beginning_are_passed_over(string marks)
    {
        Assert.Equal(["a"], Load(marks + "a,y\n1,p").InputNames);
        Assert.Equal(["a"], Load(marks + "\"a\",y\n1,p").InputNames);
    }

    private static CsvDataset<int> Load(string text) =>
        CsvDataset.LoadClasses(
            new MemoryStream(Encoding.UTF8.GetBytes(text)), "y", new CsvOptions { TestFraction = 0, Standardize = false });
}
