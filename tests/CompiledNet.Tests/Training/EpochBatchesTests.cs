using CompiledNet.Runtime;

namespace CompiledNet.Tests.Training;

public class EpochBatchesTests
{
    [Fact]
    public void The_steps_of_an_epoch_take_every_example_once_and_are_as_many_as_announced()
    {
        foreach (int minimum in (int[])[1, 2])
        {
            foreach (int batch in (int[])[2, 3, 5, 16, 100, int.MaxValue])
            {
                for (int count = minimum; count < 70; count++)
                {
                    var batches = new EpochBatches(count, batch, minimum);
                    int steps = 0;
                    for (int first = 0, rows; first < count; first += rows, steps++)
                    {
                        rows = batches.RowsAt(first);
                        Assert.InRange(rows, minimum, batches.MostRows);
                        Assert.True(rows == batch || first + rows == count);
                    }

                    Assert.Equal(steps, batches.Steps);
                }
            }
        }
    }
}
