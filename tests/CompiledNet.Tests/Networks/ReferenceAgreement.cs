using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Networks;

/// <summary>Compares everything that a compiled network gives with the reference, on random data.</summary>
internal static class ReferenceAgreement
{
    /// <summary>Terms are of the size of 1, so this is a third of their last bit.</summary>
    private const double Rounding = 2e-8;

    /// <summary>Fails where a variant of one network differs, and says which. Cross-entropy is run on labels and on distributions.</summary>
    public static void Check(IReadOnlyList<CompiledTestNetwork> variants, int rows, int seed)
    {
        var reference = new ReferenceNetwork(variants[0].Model);
        bool[] labels = variants[0].Info is { LabelLength: > 0, TargetLength: > 0 } ? [true, false] : [true];
        foreach (bool takesLabels in labels)
        {
            NetworkData data = RandomData.Draw(reference, rows, seed, takesLabels);
            NetworkResults expected = ReferenceResults.Of(reference, data);
            foreach (CompiledTestNetwork network in variants)
            {
                try
                {
                    Tolerance.Close(expected, NetworkRun.Of(network, data), Rounding, rows * Rounding);
                }
                catch (Exception exception)
                {
                    throw new InvalidOperationException($"{network}\n{rows} rows, seed {seed}{(takesLabels ? string.Empty : ", distributions")}: {exception.Message}", exception);
                }
            }
        }
    }
}
