using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Networks;

/// <summary>Gradients handed from one network to another, and losses of the user's own.</summary>
public class ChainTests
{
    private const string Front = "[Input(7)] [Dense(9), Tanh] [Dense(18), GELU]";
    private const string Back = "[Dense(8), ReLU] [Dense(3)] [Softmax, CrossEntropy]";

    private static readonly NetworkSet s_networks = new(
    [
        .. NetworkSet.BothFused("Front", Front), .. NetworkSet.BothFused(
            "Back", "[Input(18)] " + Back), .. NetworkSet.BothFused("Whole", Front + " " + Back),
    ]);

    [Fact]
    public void Two_networks_give_the_gradients_of_the_one_they_make_together()
    {
        CompiledTestNetwork[] whole =
        [
            .. s_networks.Variants("Whole"),
        ], front = [.. s_networks.Variants("Front")], back = [.. s_networks.Variants("Back")];
        NetworkData data = RandomData.Draw(new ReferenceNetwork(whole[0].Model), rows: 13, seed: 1, labels: true);
        for (int i = 0; i < whole.Length; i++)
        {
            NetworkRun.Import(whole[i], data.Parameters);
            NetworkRun.Import(front[i], data.Parameters);
            NetworkRun.Import(back[i], data.Parameters.Where(parameter => Layer(parameter.Key) > 2).ToDictionary(
                parameter => Renamed(parameter.Key, -2), parameter => parameter.Value));
            (float loss, Dictionary<string, double[]> expected) = NetworkRun.Backward(whole[i], data.Inputs, data.Targets!);

            float[] middle = new float[data.Rows * 18];
            float[] middleGradients = new float[middle.Length], inputGradients = new float[data.Inputs.Length];
            float[] frontGradients = new float[front[i].Info.ParameterLength], backGradients = new float[back[i].Info.ParameterLength];
            front[i].Predict(data.Inputs, middle);
            Assert.Equal(loss, back[i].Backward(middle, data.Targets!, backGradients, middleGradients), 1e-6);
            front[i].BackwardFrom(data.Inputs, middleGradients, frontGradients, inputGradients);

            Dictionary<string, double[]> actual = NetworkRun.Export(front[i], frontGradients);
            foreach ((string name, double[] gradient) in NetworkRun.Export(back[i], backGradients))
            {
                actual.Add(Renamed(name, 2), gradient);
            }

            actual.Add(NetworkResults.Input, ReferenceResults.Widen(inputGradients));
            Tolerance.Close($"gradient ({whole[i]})", expected, actual);
        }
    }

    [Fact]
    public void A_loss_of_the_users_own_trains_as_the_built_in_one()
    {
        const int Rows = 20;
        var random = new Random(1);
        float[] inputs = Values(Rows * DeclaredFeatures.InputLength), targets = Values(Rows * DeclaredFeatures.OutputLength);
        var own = new DeclaredFeatures(seed: 3);
        var builtIn = new DeclaredRegression(seed: 3);
        using Trainer<DeclaredFeatures, Adam> ownTrainer = Trainer.Create(own, new Adam(0.01));
        using Trainer<DeclaredRegression, Adam> builtInTrainer = Trainer.Create(builtIn, new Adam(0.01));
        float[] outputs = new float[targets.Length];
        float[] outputGradients = new float[targets.Length];
        float[] gradients = new float[DeclaredFeatures.ParameterLength];
        var losses = new List<double>();
        for (int step = 0; step < 50; step++)
        {
            own.Predict(inputs, outputs);
            double loss = 0;
            for (int i = 0; i < outputs.Length; i++)
            {
                float error = outputs[i] - targets[i];
                loss += error * error / outputs.Length;
                outputGradients[i] = 2 * error / outputs.Length;
            }

            losses.Add(loss);
            own.BackwardFrom(inputs, outputGradients, gradients);
            ownTrainer.Apply(gradients);
            Assert.Equal(builtInTrainer.Step(inputs, targets), loss, 1e-4 * loss);
        }

        Assert.True(losses[^1] < 0.8 * losses[0], $"The loss went from {losses[0]} to {losses[^1]} only.");

        float[] Values(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() * 2) - 1))];
    }

    private static int Layer(string parameter) => parameter["dense".Length] - '0';

    /// <summary>dense3.weight, two layers further on or back.</summary>
    private static string Renamed(string parameter, int by) => $"dense{Layer(parameter) + by}{parameter[parameter.IndexOf('.')..]}";
}
