using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Networks;

/// <summary>Compares everything that a compiled network gives with the reference, on random data.</summary>
internal static class ReferenceAgreement
{
    /// <summary>Terms are of the size of 1, so this is a third of their last bit.</summary>
    private const double Rounding = 2e-8;

    private const int Attempts = 20;

    /// <summary>
    /// Fails where a variant of one network differs, and says which. Cross-entropy is run on labels and on distributions.
    /// </summary>
    public static void Check(IReadOnlyList<CompiledTestNetwork> variants, int rows, int seed)
    {
        var reference = new ReferenceNetwork(variants[0].Model);
        foreach (bool takesLabels in Targets(variants[0]))
        {
            NetworkData data = RandomData.Draw(reference, rows, seed, takesLabels);
            Compare(
                variants, data, ReferenceResults.Of(reference, data), null,
                $"{rows} rows, seed {seed}{(takesLabels ? string.Empty : ", distributions")}");
        }
    }

    /// <summary>
    /// The same for a network that may multiply errors: what noise changes is forgiven. False where no data leave anything to compare.
    /// </summary>
    public static bool CheckConditioned(IReadOnlyList<CompiledTestNetwork> variants, int rows, int seed)
    {
        var reference = new ReferenceNetwork(variants[0].Model);
        foreach (bool takesLabels in Targets(variants[0]))
        {
            int attempt = seed * Attempts;
            NetworkData? data;
            NetworkResults expected, deviations;
            do
            {
                if (attempt == (seed + 1) * Attempts)
                {
                    return false;
                }

                data = RandomData.TryDraw(reference, rows, attempt++, takesLabels);
                if (data is null)
                {
                    return false;
                }

                expected = ReferenceResults.Of(reference, data);
                deviations = Conditioning.Deviations(reference, data, expected);
            }
            while (!Conditioning.IsGood(expected, deviations));
            Compare(
                variants, data, expected, deviations, $"{rows} rows, data {attempt - 1}{(takesLabels ? string.Empty : ", distributions")}");
        }

        return true;
    }

    /// <summary>With labels; where the targets of the one loss may be distributions as well, without them too.</summary>
    private static bool[] Targets(CompiledTestNetwork network) => network.Info.Targets.Count > 1 ? [true, false] : [true];

    private static void Compare(
        IReadOnlyList<CompiledTestNetwork> variants, NetworkData data, NetworkResults expected, NetworkResults? deviations, string what)
    {
        foreach (CompiledTestNetwork network in variants)
        {
            double rounding = network.Slots.Positions * Rounding;
            try
            {
                Tolerance.Close(expected, NetworkRun.Of(network, data), rounding, data.Rows * rounding, deviations);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"{network}\n{what}: {exception.Message}", exception);
            }
        }
    }
}
