namespace CompiledNet.Tests.Reference;

/// <summary>
/// One layer, computed as its definition says and in double. Values are [rows, elements of an example], the latter in row-major order.
/// </summary>
/// <param name="shape">The shape of an example of the result.</param>
internal abstract class ReferenceLayer(int[] shape)
{
    /// <summary>The shape of an example of the result.</summary>
    public int[] Shape { get; } = shape;

    /// <summary>The layer's parameters: names and interchange shapes.</summary>
    public virtual IReadOnlyList<(string Name, int[] Shape)> Parameters => [];

    /// <summary>The result.</summary>
    public abstract double[] Forward(LayerCall call);

    /// <summary>The gradient by each input; those by the parameters are added to the call's.</summary>
    /// <param name="call">What <see cref="Forward"/> was given.</param>
    /// <param name="output">What it gave.</param>
    /// <param name="upstream">The gradient by that.</param>
    public abstract double[][] Backward(LayerCall call, double[] output, double[] upstream);

    /// <summary>How close the inputs come to where the derivative jumps; results in float32 may lie on the other side.</summary>
    public virtual double KinkDistance(LayerCall call) => double.PositiveInfinity;

    /// <summary>The number of elements of a shape.</summary>
    public static int LengthOf(IEnumerable<int> shape) => shape.Aggregate(1, (product, extent) => product * extent);
}
