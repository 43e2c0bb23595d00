using CompiledNet.Runtime;

namespace CompiledNet.Tests.Kernels;

/// <summary>Images in channels-last panels become flat rows in PyTorch's order, channels before pixels, and come back.</summary>
public sealed class FlatteningTests
{
    public static TheoryData<int, int, int> Sizes() =>
        new MatrixTheoryData<int, int, int>([1, 3], [2, 4, 7, 8, 25, 256, 257], [1, 7, 8, 9, 16, 17, 40]);

    [Theory, MemberData(nameof(Sizes))]
    public void AFlatRowHasThePlanesOfItsImage(int rows, int positions, int channels)
    {
        PanelMatrix images = PanelMatrix.Batch(rows * positions, channels, 1);
        var flat = new PanelMatrix(rows, channels * positions, Panel.Stride(rows));
        var plan = new MovePlan(1, 1, channels * positions, 0, 0, 1, 0, 0, 1, 0, 0);
        Moves.Copy(
            plan, new Placement(positions, channels, true), images.Panels, new Placement(1, channels * positions, false), flat.Panels, 0,
            rows);
        for (int row = 0; row < rows; row++)
        {
            for (int i = 0; i < channels * positions; i++)
            {
                Assert.Equal(images[(row * positions) + (i % positions), i / positions], flat[row, i]);
            }
        }
    }

    [Theory, MemberData(nameof(Sizes))]
    public void AnImageHasThePixelsOfItsFlatRow(int rows, int positions, int channels)
    {
        PanelMatrix flat = PanelMatrix.Batch(rows, channels * positions, 1);
        var images = new PanelMatrix(rows * positions, channels, Panel.Stride(rows * positions));
        var plan = new MovePlan(1, 1, channels * positions, 0, 0, 1, 0, 0, 1, 0, 0);
        Moves.Copy(
            plan, new Placement(1, channels * positions, false), flat.Panels, new Placement(positions, channels, true), images.Panels, 0,
            rows);
        for (int row = 0; row < rows; row++)
        {
            for (int i = 0; i < channels * positions; i++)
            {
                Assert.Equal(flat[row, i], images[(row * positions) + (i % positions), i / positions]);
            }
        }
    }

    [Fact]
    public void OnlyTheExamplesAskedForAreWritten()
    {
        PanelMatrix images = PanelMatrix.Batch(3 * 9, 20, 1);
        var flat = new PanelMatrix(3, 180, Panel.Stride(3));
        var plan = new MovePlan(1, 1, 180, 0, 0, 1, 0, 0, 1, 0, 0);
        Moves.Copy(
            plan, new Placement(9, 20, true), images.Panels, new Placement(1, 180, false), flat.Panels, 1, 2);
        for (int i = 0; i < 180; i++)
        {
            Assert.True(float.IsNaN(flat[0, i]) && float.IsNaN(flat[2, i]));
            Assert.Equal(images[9 + (i % 9), i / 9], flat[1, i]);
        }
    }
}
