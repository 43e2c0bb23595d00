using CompiledNet.Benchmarks.Kernels;
using CompiledNet.Runtime;

namespace CompiledNet.Benchmarks.Native;

/// <summary>
/// The three products of a dense layer as a library of matrix products does them, on row-major matrices of the same size; weights are
/// [inputs, outputs], which these libraries like best. The step of the gradient descent is the product's own accumulation, at no cost.
/// </summary>
/// <param name="library">The library.</param>
/// <param name="inputs">Inputs of the layer.</param>
/// <param name="outputs">Outputs of the layer.</param>
/// <param name="rows">Rows of the batch.</param>
internal sealed unsafe class MatrixWork(MatrixLibrary library, int inputs, int outputs, int rows)
{
    private readonly AlignedBuffer _x = RandomBuffers.Create((nint)rows * inputs);
    private readonly AlignedBuffer _y = RandomBuffers.Create((nint)rows * outputs);
    private readonly AlignedBuffer _dx = RandomBuffers.Create((nint)rows * inputs);
    private readonly AlignedBuffer _w = RandomBuffers.Create((nint)inputs * outputs);

    public Action<long> Forward() => iterations =>
    {
        for (long i = 0; i < iterations; i++)
        {
            library.Multiply(false, false, rows, outputs, inputs, 1, At(_x), inputs, At(_w), outputs, 0, At(_y), outputs);
        }

        KeepAlive();
    };

    public Action<long> WeightGradient() => iterations =>
    {
        for (long i = 0; i < iterations; i++)
        {
            library.Multiply(
                true, false, inputs, outputs, rows, -(float)SlowDescent.Rate, At(_x), inputs, At(_y), outputs, 1, At(_w), outputs);
        }

        KeepAlive();
    };

    public Action<long> InputGradient() => iterations =>
    {
        for (long i = 0; i < iterations; i++)
        {
            library.Multiply(false, true, rows, inputs, outputs, 1, At(_y), outputs, At(_w), outputs, 0, At(_dx), inputs);
        }

        KeepAlive();
    };

    private static float* At(AlignedBuffer buffer) => (float*)buffer.Address;

    private void KeepAlive() => GC.KeepAlive(this);
}
