using System.Globalization;

namespace CompiledNet.Tests.Width;

public class ExpectedWidthTests
{
    [Fact]
    public void The_process_has_the_width_that_it_was_started_for()
    {
        if (Environment.GetEnvironmentVariable(VectorBits.ExpectedVariable) is { } expected)
        {
            Assert.Equal(int.Parse(expected, CultureInfo.InvariantCulture), VectorBits.Current);
        }
    }
}
