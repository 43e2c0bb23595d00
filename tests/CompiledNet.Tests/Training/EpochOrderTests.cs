using CompiledNet.Runtime;

namespace CompiledNet.Tests.Training;

public class EpochOrderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public void Every_example_comes_once(int count) =>
        Assert.Equal(Enumerable.Range(0, count), Shuffled(count, 3, 1).Order());

    [Fact]
    public void The_order_depends_on_seed_and_epoch_only()
    {
        Assert.Equal(Shuffled(100, 3, 1), Shuffled(100, 3, 1));
        Assert.NotEqual(Shuffled(100, 3, 1), Shuffled(100, 3, 2));
        Assert.NotEqual(Shuffled(100, 3, 1), Shuffled(100, 4, 1));
    }

    [Fact]
    public void The_orders_stay_the_same_in_later_versions() =>
        Assert.Equal([2, 1, 6, 0, 7, 5, 4, 3, 8, 9], Shuffled(10, 3, 1));

    [Fact]
    public void Every_order_of_three_is_about_as_frequent()
    {
        Dictionary<string, int> counts = Enumerable.Range(1, 6000)
            .Select(epoch => string.Join(",", Shuffled(3, 0, epoch)))
            .CountBy(order => order)
            .ToDictionary();
        Assert.Equal(6, counts.Count);

        // Five standard deviations.
        Assert.All(counts.Values, count => Assert.InRange(count, 1000 - 145, 1000 + 145));
    }

    private static int[] Shuffled(int count, int seed, int epoch)
    {
        int[] order = new int[count];
        EpochOrder.Shuffle(order, seed, epoch);
        return order;
    }
}
