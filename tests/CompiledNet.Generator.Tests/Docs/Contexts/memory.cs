using CompiledNet;

/// <summary>Arrays of n examples.</summary>
internal static class Context
{
    public static void Run(int n, float[] inputs, int[] tokens, byte[] bytes, int[] labels, float[] targets, float[] series)
    {
/* block */
    }
}
