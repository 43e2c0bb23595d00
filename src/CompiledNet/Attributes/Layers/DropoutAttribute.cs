namespace CompiledNet;

/// <summary>
/// In training, sets each element to zero with a chance of <c>rate</c> and divides the others by 1 − rate; in inference, nothing.
/// The mask depends on the network's seed, the layer, the step, the row and the element only.
/// </summary>
/// <param name="rate">The chance, in [0, 1).</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>The chance.</summary>
    public double Rate { get; } = rate;
}
