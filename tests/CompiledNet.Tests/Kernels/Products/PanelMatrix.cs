using CompiledNet.Runtime;

namespace CompiledNet.Tests.Kernels;

/// <summary>
/// A matrix in panels of 16 columns, [columns / 16][rows][16]; what pads it is not a number, so that it shows where it is read.
/// </summary>
internal sealed class PanelMatrix
{
    private readonly AlignedBuffer _memory;

    public PanelMatrix(int rows, int columns, nint stride)
    {
        (Rows, Columns, Stride) = (rows, columns, stride);
        _memory = new AlignedBuffer(Panel.Count(columns) * stride);
        _memory.Span.Fill(float.NaN);
    }

    public int Rows { get; }

    public int Columns { get; }

    public nint Stride { get; }

    public ref float Origin => ref _memory.Origin;

    public Panels Panels => new(ref Origin, Stride);

    public ref float this[int row, int column] =>
        ref _memory.Span[(int)((column / Panel.Width * Stride) + (row * Panel.Width) + (column % Panel.Width))];

    /// <summary>Values in [-1, 1).</summary>
    public static PanelMatrix Random(int rows, int columns, nint stride, int seed)
    {
        var matrix = new PanelMatrix(rows, columns, stride);
        var random = new Random(seed);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                matrix[row, column] = (float)((2 * random.NextDouble()) - 1);
            }
        }

        return matrix;
    }

    /// <summary>Values of a batch.</summary>
    public static PanelMatrix Batch(int rows, int columns, int seed) => Random(rows, columns, Panel.Stride(rows), seed);

    /// <summary>Weights: a column is an output, a row an input.</summary>
    public static PanelMatrix Weights(int inputs, int outputs, int seed) => Random(inputs, outputs, WeightStride(inputs), seed);

    /// <summary>Floats from one panel of outputs to the next.</summary>
    public static nint WeightStride(int inputs) => (inputs + 1) * (nint)Panel.Width;

    /// <summary>Fails unless every element is what a function of its row and column gives, within some roundings of a sum.</summary>
    public void AssertClose(Func<int, int, double> expected, int terms, string what)
    {
        double tolerance = 2e-7 * Math.Max(1, terms);
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                double value = expected(row, column);
                Assert.True(
                    Math.Abs(this[row, column] - value) <= tolerance,
                    $"{what}: element ({row}, {column}) is {this[row, column]:R} instead of {value:R}.");
            }
        }
    }
}
