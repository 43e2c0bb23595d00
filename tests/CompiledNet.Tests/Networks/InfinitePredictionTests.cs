namespace CompiledNet.Tests.Networks;

/// <summary>Losses of values and their gradients at infinite and very large predictions, and at NaN.</summary>
public class InfinitePredictionTests
{
    private const float Infinity = float.PositiveInfinity;

    private static readonly NetworkSet s_networks = new(
    [
        .. NetworkSet.BothFused("Huber", "[Input(1)] [Huber(Delta = 0.7)]"),
        .. NetworkSet.BothFused("MeanAbsoluteError", "[Input(1)] [MeanAbsoluteError]"),
        .. NetworkSet.BothFused("MeanSquaredError", "[Input(1)] [MeanSquaredError]"),
    ]);

    public static TheoryData<Form, string, float, float, float> Cases
    {
        get
        {
            var cases = new TheoryData<Form, string, float, float, float>();
            foreach (Form form in Enum.GetValues<Form>())
            {
                foreach (float sign in new[] { 1f, -1f })
                {
                    cases.Add(form, "Huber", sign * Infinity, Infinity, sign * 0.7f);
                    cases.Add(form, "Huber", sign * 1e30f, 0.7e30f, sign * 0.7f);
                    cases.Add(form, "Huber", sign * 0.5f, 0.125f, sign * 0.5f);
                    cases.Add(form, "Huber", sign * 0.7f, 0.245f, sign * 0.7f);
                    cases.Add(form, "MeanAbsoluteError", sign * Infinity, Infinity, sign);
                    cases.Add(form, "MeanSquaredError", sign * Infinity, Infinity, sign * Infinity);
                }

                cases.Add(form, "Huber", float.NaN, float.NaN, float.NaN);
                cases.Add(form, "MeanSquaredError", float.NaN, float.NaN, float.NaN);

                // PyTorch's sign of NaN.
                cases.Add(form, "MeanAbsoluteError", float.NaN, float.NaN, 0);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_gradient_is_the_limit(Form form, string name, float prediction, float loss, float gradient)
    {
        CompiledTestNetwork network = s_networks.Get(name, form);
        float[] dx = new float[1];
        Assert.Equal(loss, network.Backward([prediction], LossTargets.OfValues([0]), [], dx), Close);
        Assert.Equal(gradient, dx[0], Close);

        static bool Close(float a, float b) => a.Equals(b) || Math.Abs(a - b) <= 1e-6f * Math.Abs(a);
    }
}
