using CompiledNet.Runtime;

namespace CompiledNet.Tests.Serialization;

/// <summary>Parameters move between the interchange layout and the network's own, whole and in pieces.</summary>
public class ParameterLayoutTests
{
    private const int Offset = 32;

    /// <summary>Layouts, with the formula of each written out a second time.</summary>
    private static readonly Dictionary<string, (ParameterLayout Layout, Func<int, int> Position)> s_layouts = new()
    {
        ["vector of 37"] = (ParameterLayout.Vector(Offset, 37), i => Offset + i),
        ["table of 5 x 18"] = (ParameterLayout.Table(Offset, 5, 18), i => Offset + (i / 18 * 32) + (i % 18)),
        ["weights of 16 x 16"] = (ParameterLayout.Panels(Offset, 16, 16, 272), i => Offset + (i % 16 * 16) + (i / 16)),
        ["weights of 37 x 21"] = (
            ParameterLayout.Panels(Offset, 37, 21, 352), i => Offset + (i / 21 / 16 * 352) + (i % 21 * 16) + (i / 21 % 16)),
        ["weights of 1 x 100"] = (ParameterLayout.Panels(Offset, 1, 100, 1616), i => Offset + (i * 16)),
        ["weights of 100 x 1"] = (ParameterLayout.Panels(Offset, 100, 1, 32), i => Offset + (i / 16 * 32) + (i % 16)),
        ["filters of 19 x 18 x 6"] = (
            ParameterLayout.Filters(Offset, 19, 18, 6, 1744), i => FilterPosition(i / 108, i / 6 % 18, i % 6, 18, 6, 1744)),
        ["filters of 3 x 35 x 1"] = (ParameterLayout.Filters(Offset, 3, 35, 1, 576), i => FilterPosition(i / 35, i % 35, 0, 35, 1, 576)),
    };

    public static TheoryData<string> Names => [.. s_layouts.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_element_goes_where_the_formula_says(string name)
    {
        (ParameterLayout layout, Func<int, int> position) = s_layouts[name];
        float[] values = Values(layout.Length), block = new float[layout.End];
        layout.Import(0, values, block);
        Assert.Equal(values, Enumerable.Range(0, layout.Length).Select(i => block[position(i)]));
        Assert.Equal(layout.Length, block.Count(value => value != 0));

        float[] exported = new float[layout.Length];
        layout.Export(0, block, exported);
        Assert.Equal(values, exported);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Pieces_of_any_length_give_the_same_as_the_whole(string name)
    {
        ParameterLayout layout = s_layouts[name].Layout;
        float[] values = Values(layout.Length), whole = new float[layout.End];
        layout.Import(0, values, whole);
        foreach (int piece in new[] { 1, 2, 5, 16, 17, 22, layout.GroupLength, layout.GroupLength + 3 })
        {
            float[] block = new float[layout.End], exported = new float[layout.Length];
            for (int start = 0; start < layout.Length; start += piece)
            {
                int count = Math.Min(piece, layout.Length - start);
                layout.Import(start, values.AsSpan(start, count), block);
                layout.Export(start, whole, exported.AsSpan(start, count));
            }

            Assert.Equal(whole, block);
            Assert.Equal(values, exported);
        }
    }

    [Fact]
    public void A_block_that_is_too_short_is_refused()
    {
        ParameterLayout layout = s_layouts["weights of 37 x 21"].Layout;
        Assert.Throws<ArgumentOutOfRangeException>(() => layout.Import(0, Values(layout.Length), new float[layout.End - 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => layout.Export(0, new float[layout.End - 1], new float[layout.Length]));
    }

    private static int FilterPosition(int filter, int channel, int tap, int channels, int taps, int stride)
    {
        int block = channel / 16 * 16, width = Math.Min(channels - block, 16);
        return Offset + (filter / 16 * stride) + (((block * taps) + (tap * width) + (channel - block)) * 16) + (filter % 16);
    }

    private static float[] Values(int length) => [.. Enumerable.Range(1, length).Select(i => (float)i)];
}
