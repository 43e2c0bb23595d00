namespace CompiledNet.Tests.Reference;

/// <summary>A loss by its definition: the mean over what the kind of loss averages over, times its weight.</summary>
internal abstract class ReferenceLoss
{
    /// <summary>
    /// The number of layers before the loss that it is one with, because their results would not be finite where the loss is.
    /// </summary>
    public virtual int JoinedLayers => 0;

    /// <summary>The loss.</summary>
    /// <param name="x">What it reads: the network's output, or what the joined layers read.</param>
    /// <param name="t">The targets, labels as distributions.</param>
    public abstract double Value(double[] x, double[] t);

    /// <summary>The gradients by both.</summary>
    public abstract (double[] Input, double[] Targets) Gradients(double[] x, double[] t);

    /// <summary>How close the arguments come to where the derivative jumps.</summary>
    public virtual double KinkDistance(double[] x, double[] t) => double.PositiveInfinity;
}
