extern alias Generator;

using CompiledNet.Tests.Reference;
using Generator::CompiledNet.Generator.Model;

namespace CompiledNet.Tests.Networks;

/// <summary>
/// Every activation and its derivative over the whole range of floats: saturation, infinities, NaN, both zeros, denormal numbers.
/// </summary>
public class ActivationRangeTests
{
    private static readonly float[] s_ordinary =
        [
            0, -0f, 1e-40f, -1e-40f, 1e-20f, -1e-20f, 1e-3f, -1e-3f, 0.5f, -0.5f, 2.9f, -2.9f, 3.1f, -3.1f, 9, -9, 19, -19, 21, -21, 87,
            -87, 89, -89, 104, -104, 1e4f, -1e4f];

    private static readonly float[] s_extreme =
    [
        1e18f, -1e18f, float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN,
    ];

    private static readonly Dictionary<string, string> s_activations = Elementwise.Attributes.ToDictionary(Elementwise.Identifier);

    private static readonly NetworkSet s_networks = new([.. s_activations.Select(activation =>
        new NetworkDeclaration(activation.Key, $"[Input({s_ordinary.Length + s_extreme.Length})] [{activation.Value}]"))]);

    public static TheoryData<string> Names => [.. s_activations.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_and_derivatives_are_right_over_the_whole_range(string name)
    {
        float[] inputs = [.. s_ordinary, .. s_extreme];
        foreach (Form form in Enum.GetValues<Form>())
        {
            CompiledTestNetwork network = s_networks.Get(name, form);
            var model = network.Model.Layers.OfType<ActivationModel>().First();
            Activation activation = Activation.Of(model.Kind, model.Argument);
            float[] outputs = new float[inputs.Length], gradients = new float[inputs.Length];
            network.Predict(inputs, outputs);
            network.BackwardFrom(inputs, [.. inputs.Select(_ => 1f)], new float[network.Info.ParameterLength], gradients);
            for (int i = 0; i < inputs.Length; i++)
            {
                Check($"{network}({inputs[i]})", activation.Value(inputs[i]), outputs[i]);

                // Far out, x² has no float, so some derivatives are products of zero and infinity.
                if (i < s_ordinary.Length)
                {
                    Check($"derivative of {network} at {inputs[i]}", activation.Derivative(inputs[i]), gradients[i]);
                }
            }

            // NaN comes through: it must not be hidden by a comparison.
            Assert.Equal(float.NaN, outputs[^1]);
        }
    }

    private static void Check(string what, double expected, float actual)
    {
        bool isClose = double.IsFinite((float)expected)
            ? Math.Abs(actual - expected) <= 2e-6 * Math.Max(1, Math.Abs(expected))
            : actual.Equals((float)expected);
        Assert.True(isClose, $"{what}: {actual} against {expected}.");
    }
}
