namespace CompiledNet.Tests.Reference;

/// <summary>Inference or training; the latter depends on the network's seed and on the step.</summary>
/// <param name="IsTraining">Whether batch normalisation takes the batch's statistics, and dropout drops.</param>
/// <param name="Seed">The seed of the network.</param>
/// <param name="Step">The training step.</param>
internal sealed record ReferenceMode(bool IsTraining, int Seed = 0, ulong Step = 0)
{
    public static ReferenceMode Inference { get; } = new(IsTraining: false);

    public static ReferenceMode Training { get; } = new(IsTraining: true);
}
