using System.Globalization;

namespace CompiledNet.Tests.Networks;

/// <summary>
/// Targets of a binary cross-entropy that are no probabilities are refused wherever they come in, before anything changes.
/// </summary>
public class BinaryTargetTests
{
    private readonly DeclaredYesOrNo _network = new(seed: 1);
    private readonly float[] _inputs = [1, 2, 3, 4, 5, 6, 7, 8];
    private readonly float[] _targets = [0, 1, 0.5f, 1];

    public static TheoryData<float> Wrong => [2, -1, 1.0000001f, -float.Epsilon, float.NaN, float.PositiveInfinity, float.NegativeInfinity];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void They_are_refused_by_every_method(float wrong)
    {
        _targets[2] = wrong;
        float[] before = _network.Parameters.ToArray(), gradients = new float[DeclaredYesOrNo.ParameterLength];
        using var trainer = Trainer.Create(_network, new Adam(), new TrainerOptions { Threads = 1 });
        Dataset<float, float> data = Dataset.Create(_inputs, _targets, 4);
        Dataset<float, float> right = Dataset.Create(_inputs, new float[4], 4);

        Refused(() => _network.Loss(_inputs, _targets));
        Refused(() => _network.Backward(_inputs, _targets, gradients));
        Refused(() => trainer.Step(_inputs, _targets));
        Refused(() => trainer.Step(_inputs, _targets, [1, 1, 1, 1]));
        Refused(() => trainer.Fit(data));
        Refused(() => trainer.Fit(right, data));
        Refused(() => _network.Evaluate(data));

        Assert.Equal(before, _network.Parameters.ToArray());
        Assert.All(gradients, gradient => Assert.Equal(0, gradient));
        Assert.Equal(0, trainer.StepCount);

        void Refused(Action action)
        {
            ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>("targets", action);
            Assert.StartsWith(
                $"Row 2 (from 0) has the target {wrong.ToString(CultureInfo.InvariantCulture)}", exception.Message, StringComparison.Ordinal);
            Assert.Contains("from 0 to 1", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Both_ends_and_what_lies_between_are_taken()
    {
        Assert.True(float.IsFinite(_network.Loss(_inputs, _targets)));
        Assert.True(_network.Info.TargetsAreProbabilities);
        Assert.False(new DeclaredClassifier().Info.TargetsAreProbabilities);
    }
}
