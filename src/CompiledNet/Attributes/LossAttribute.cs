namespace CompiledNet;

/// <summary>A loss: the last layer. Losses are means over rows, as PyTorch's <c>reduction='mean'</c>.</summary>
#pragma warning disable CS3015 // Only what derives from it is written, and has constructors that are CLS-compliant.
public abstract class LossAttribute : LayerAttribute
{
    private protected LossAttribute()
    {
    }

    /// <summary>What the loss is multiplied by, finite.</summary>
    public double Weight { get; set; } = 1;
}
