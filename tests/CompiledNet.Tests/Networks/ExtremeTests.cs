using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Networks;

/// <summary>
/// Logits of ±10,000, infinities and NaN: the right value wherever there is one, and the documented one where there is none.
/// </summary>
public class ExtremeTests
{
    private const float Large = 10_000;
    private const float Infinity = float.PositiveInfinity;

    /// <summary>−log of the smallest normal float, which keeps probabilities from zero where cross-entropy stands apart.</summary>
    private const double LargestCrossEntropy = 87.33654475;

    private static readonly NetworkSet s_networks = new(
    [
        .. NetworkSet.BothFused("Softmax", "[Input(3)] [Softmax, CrossEntropy]"),
        .. NetworkSet.BothFused("LogSoftmax", "[Input(3)] [LogSoftmax, NegativeLogLikelihood]"),
        .. NetworkSet.BothFused("Sigmoid", "[Input(1)] [Sigmoid, BinaryCrossEntropy]"),
        .. NetworkSet.BothFused("Deep", "[Input(5)] [Dense(20), ReLU] [Dense(18), GELU] [Dense(17)] [Softmax, CrossEntropy]"),
    ]);

    public static TheoryData<Form, bool> Variants =>
        new() { { Form.Emitted, true }, { Form.Emitted, false }, { Form.Library, true }, { Form.Library, false } };

    [Theory]
    [MemberData(nameof(Variants))]
    public void The_right_class_costs_nothing_however_large_its_logit(Form form, bool fuse)
    {
        (float loss, float[] gradients) = Backward("Softmax", form, fuse, [Large, -Large, 0], LossTargets.OfLabels([0]));
        Assert.Equal(0, loss);
        Assert.Equal([0, 0, 0], gradients);
        float[] output = new float[3];
        s_networks.Get("Softmax", form, fuse).Predict([Large, -Large, 0], output);
        Assert.Equal([1, 0, 0], output);
    }

    [Theory]
    [InlineData(Form.Emitted)]
    [InlineData(Form.Library)]
    public void A_wrong_class_costs_the_difference_of_the_logits_where_fused(Form form)
    {
        foreach (LossTargets targets in new[] { LossTargets.OfLabels([1]), LossTargets.OfValues([0, 1, 0]) })
        {
            (float loss, float[] gradients) = Backward("Softmax", form, fuse: true, [Large, -Large, 0], targets);
            Assert.Equal(2 * Large, loss);
            Assert.Equal([1, -1, 0], gradients);
        }
    }

    [Theory]
    [InlineData(Form.Emitted)]
    [InlineData(Form.Library)]
    public void A_wrong_class_costs_the_documented_most_where_apart(Form form)
    {
        foreach (LossTargets targets in new[] { LossTargets.OfLabels([1]), LossTargets.OfValues([0, 1, 0]) })
        {
            (float loss, float[] gradients) = Backward("Softmax", form, fuse: false, [Large, -Large, 0], targets);
            Assert.Equal(LargestCrossEntropy, loss, 4);
            Assert.Equal([0, 0, 0], gradients);
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Log_softmax_is_right_fused_and_apart(Form form, bool fuse)
    {
        (float loss, float[] gradients) = Backward("LogSoftmax", form, fuse, [Large, -Large, 0], LossTargets.OfLabels([1]));
        Assert.Equal(2 * Large, loss);
        Assert.Equal([1, -1, 0], gradients);
        float[] output = new float[3];
        s_networks.Get("LogSoftmax", form, fuse).Predict([Large, -Large, 0], output);
        Assert.Equal([0, -2 * Large, -Large], output);
    }

    [Theory]
    [InlineData(Form.Emitted, true, Large, Large, 1)]
    [InlineData(Form.Emitted, false, Large, 100, 0)]
    [InlineData(Form.Library, true, Large, Large, 1)]
    [InlineData(Form.Library, false, Large, 100, 0)]
    public void Binary_cross_entropy_costs_the_logit_where_fused_and_a_hundred_where_apart(
        Form form, bool fuse, float logit, float loss, float gradient)
    {
        Assert.Equal((loss, gradient), Run(logit, 0));
        Assert.Equal((loss, -gradient), Run(-logit, 1));
        Assert.Equal((0, 0), Run(logit, 1));
        Assert.Equal((0, 0), Run(-logit, 0));

        (float, float) Run(float z, float target)
        {
            (float value, float[] gradients) = Backward("Sigmoid", form, fuse, [z], LossTargets.OfValues([target]));
            return (value, gradients[0]);
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void A_class_ruled_out_by_minus_infinity_has_no_probability_and_no_gradient(Form form, bool fuse)
    {
        foreach (LossTargets targets in new[] { LossTargets.OfLabels([0]), LossTargets.OfValues([1, 0, 0]) })
        {
            (float loss, float[] gradients) = Backward("Softmax", form, fuse, [1, -Infinity, 1], targets);
            Assert.Equal(Math.Log(2), loss, 6);
            Assert.Equal([-0.5f, 0, 0.5f], gradients);
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void NaN_stays_in_its_row(Form form, bool fuse)
    {
        const int Rows = 9, BadRow = 4;
        CompiledTestNetwork network = s_networks.Get("Deep", form, fuse);
        NetworkData data = RandomData.Draw(new ReferenceNetwork(network.Model), Rows, seed: 1, labels: true);
        NetworkRun.Import(network, data.Parameters);
        float[] good = Predict(network, data.Inputs);
        float[] inputs = [.. data.Inputs];
        inputs[(BadRow * 5) + 2] = float.NaN;
        float[] bad = Predict(network, inputs);
        for (int i = 0; i < bad.Length; i++)
        {
            Assert.Equal(i / 17 == BadRow ? float.NaN : good[i], bad[i]);
        }

        float[] gradients = new float[network.Info.ParameterLength], inputGradients = new float[inputs.Length];
        Assert.Equal(float.NaN, network.Backward(inputs, data.Targets!, gradients, inputGradients));
        Assert.Equal(float.NaN, network.Loss(inputs, data.Targets!));
        for (int i = 0; i < inputs.Length; i++)
        {
            // (Within the row, the rectifier passes no gradient where it is not positive, and NaN is not.)
            Assert.True(i / 5 == BadRow || float.IsFinite(inputGradients[i]));
        }
    }

    private static float[] Predict(CompiledTestNetwork network, float[] inputs)
    {
        float[] output = new float[inputs.Length / network.Info.InputLength * network.Info.OutputLength];
        network.Predict(inputs, output);
        return output;
    }

    /// <summary>The loss and its gradient by the inputs, with no parameters between.</summary>
    private static (float Loss, float[] Gradients) Backward(string name, Form form, bool fuse, float[] logits, LossTargets targets)
    {
        CompiledTestNetwork network = s_networks.Get(name, form, fuse);
        float[] gradients = new float[logits.Length];
        float loss = network.Backward(logits, targets, new float[network.Info.ParameterLength], gradients);
        Assert.Equal(loss, network.Loss(logits, targets));
        return (loss, gradients);
    }
}
