using CompiledNet;

/// <summary>The page's MnistNet, its trainer and a batch.</summary>
internal static class Context
{
    public static void Run(
        IdxDataset data,
        MnistNet net,
        MnistNet averaged,
        Trainer<MnistNet, Adam> trainer,
        float[] inputs,
        int[] labels,
        float[] sampleWeights,
        float[] gradients,
        float[] probabilities,
        float[] targets,
        float[] predictions)
    {
/* block */
    }
}
