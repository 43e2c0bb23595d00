extern alias Generator;

using CompiledNet.Runtime;
using Generator::CompiledNet.Generator.Model;

namespace CompiledNet.Tests.Networks;

/// <summary>Calls a network of tokens; the tests hand them over as floats, like all inputs.</summary>
internal sealed class TokenInvoker<TNetwork>(NetworkModel model, string description, int seed) : CompiledTestNetwork(model, description)
    where TNetwork : class, ICompiledNetwork<TNetwork>, INetwork<TNetwork, int>
{
    private readonly TNetwork _network = TNetwork.Create(seed);

    public TokenInvoker(NetworkModel model, string description)
        : this(model, description, seed: 0)
    {
    }

    private delegate float LossCall(ReadOnlySpan<int> inputs, ReadOnlySpan<int> labels);

    private delegate float BackwardCall(ReadOnlySpan<int> inputs, ReadOnlySpan<int> labels, Span<float> gradients, Span<float> inputGradients);

    public override NetworkInfo Info => _network.Info;

    public override Span<float> Parameters => _network.Parameters;

    public override CompiledTestNetwork NewInstance(int seed = 0) => new TokenInvoker<TNetwork>(Model, ToString(), seed);

    public override void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => _network.Predict(Tokens(inputs), outputs);

    public override float Loss(ReadOnlySpan<float> inputs, LossTargets targets) => Call<LossCall>("Loss")(Tokens(inputs), targets.Labels);

    public override float Backward(ReadOnlySpan<float> inputs, LossTargets targets, Span<float> gradients, Span<float> inputGradients = default) =>
        Call<BackwardCall>("Backward")(Tokens(inputs), targets.Labels, gradients, default);

    public override float Backward(ReadOnlySpan<float> inputs, float[] targets, Span<float> gradients, Span<float> inputGradients, Span<float> targetGradients) =>
        throw new NotSupportedException("The networks of tokens in the tests take labels.");

    public override void BackwardFrom(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradients, Span<float> inputGradients = default) =>
        _network.BackwardFrom(Tokens(inputs), outputGradients, gradients);

    public override TestTrainer Train<TOptimizer>(TOptimizer optimizer, TrainerOptions options) =>
        throw new NotSupportedException("The networks of tokens are trained by tests of their own.");

    private static int[] Tokens(ReadOnlySpan<float> inputs) => Array.ConvertAll(inputs.ToArray(), value => (int)value);

    private TDelegate Call<TDelegate>(string name)
        where TDelegate : Delegate
    {
        Type[] parameters = [.. typeof(TDelegate).GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType)];
        return typeof(TNetwork).GetMethod(name, parameters)!.CreateDelegate<TDelegate>(_network);
    }
}
