namespace CompiledNet.Tests.Networks;

/// <summary>
/// Losses on logits, and their gradients, against double from denormal numbers to infinities: to a few roundings of the right value,
/// however small.
/// </summary>
public class LogitLossRangeTests
{
    private const double Tolerance = 1e-6;

    /// <summary>Where results would be denormal, zero will do.</summary>
    private const double Denormal = 1.2e-38;

    private static readonly NetworkSet s_networks = new([.. NetworkSet.BothFused("Sigmoid", "[Input(1)] [Sigmoid, BinaryCrossEntropy]")]);

    private static readonly float[] s_logits =
    [
        .. new[]
            {
                0, 1e-40f, 1e-20f, 1e-8f, 1e-4f, 0.1f, 0.7f, 1, 2, 5, 10, 15, 16.7f, 20, 40, 80, 87, 87.5f, 100, 1e4f, 1e30f,
                float.MaxValue, float.PositiveInfinity,
            }
            .SelectMany(z => new[] { z, -z }),
    ];

    public static TheoryData<Form> Forms => [.. Enum.GetValues<Form>()];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Binary_cross_entropy_of_a_sigmoid_cancels_nowhere(Form form)
    {
        CompiledTestNetwork network = s_networks.Get("Sigmoid", form);
        foreach (float z in s_logits)
        {
            foreach (float t in new[] { 0, 1e-7f, 0.1f, 0.25f, 0.5f, 0.9f, 1 - 6e-8f, 1 })
            {
                float[] gradients = new float[1];
                float loss = network.Backward([z], LossTargets.OfValues([t]), new float[network.Info.ParameterLength], gradients);
                string what = $"z = {z:R}, t = {t:R}";

                // No infinity times zero: the limit is the value.
                double wrong = z > 0 ? 1 - (double)t : t;
                Close(what + ", loss", (wrong > 0 ? wrong * Math.Abs((double)z) : 0) + Softplus(-Math.Abs((double)z)), loss, 0);
                double toYes = t * Sigmoid(-z), toNo = (1 - (double)t) * Sigmoid(z);

                // The two cancel where the probability is the target: there the error is that of a rounding of the larger.
                Close(what + ", gradient", toNo - toYes, gradients[0], Tolerance * Math.Min(toYes, toNo));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_logit_of_NaN_makes_loss_and_gradient_NaN(Form form)
    {
        float[] gradients = new float[1];
        CompiledTestNetwork network = s_networks.Get("Sigmoid", form);
        Assert.Equal(
            float.NaN, network.Backward([float.NaN], LossTargets.OfValues([1]), new float[network.Info.ParameterLength], gradients));
        Assert.Equal(float.NaN, gradients[0]);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Binary_cross_entropy_apart_counts_the_smallest_probabilities(Form form)
    {
        CompiledTestNetwork network = s_networks.Get("Sigmoid", form, fuse: false);
        foreach (float z in s_logits.Where(z => z is < 0 and > -80))
        {
            // A yes that is rightly improbable: −log(1 − p) is p.
            float loss = network.Loss([z], LossTargets.OfValues([0]));
            Close($"z = {z:R}", Softplus(z), loss, 0);
        }
    }

    private static void Close(string what, double expected, float actual, double slack) => Assert.True(
        expected == actual || Math.Abs(expected - actual) <= (Tolerance * Math.Abs(expected)) + slack + Denormal,
        $"{what}: {actual:R} instead of {expected:R}");

    private static double Sigmoid(double z) => z >= 0 ? 1 / (1 + Math.Exp(-z)) : Math.Exp(z) / (1 + Math.Exp(z));

    private static double Softplus(double z) => Math.Max(z, 0) + LogOfOnePlus(Math.Exp(-Math.Abs(z)));

    private static double LogOfOnePlus(double y) => y < 1e-5 ? y - (y * y / 2) : Math.Log(1 + y);
}
