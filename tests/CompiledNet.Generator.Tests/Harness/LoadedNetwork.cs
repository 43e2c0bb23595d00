extern alias library;

using library::CompiledNet;
using System.Reflection;

namespace CompiledNet.Generator.Tests.Harness;

/// <summary>An instance of a generated class in another assembly, called through delegates.</summary>
internal sealed class LoadedNetwork
{
    private readonly object _instance;

    public LoadedNetwork(Assembly assembly, string metadataName)
    {
        Type = assembly.GetType(metadataName, throwOnError: true)!;
        _instance = Activator.CreateInstance(Type, 1)!;
        Predict = Delegate<PredictMethod>("Predict")!;
        BackwardFrom = Delegate<BackwardFromMethod>("BackwardFrom")!;
        LossOfLabels = Delegate<LossMethod<int>>("Loss");
        LossOfTargets = Delegate<LossMethod<float>>("Loss");
        BackwardOfLabels = Delegate<BackwardOfLabelsMethod>("Backward");
        BackwardOfTargets = Delegate<BackwardOfTargetsMethod>("Backward");
    }

    public delegate void PredictMethod(ReadOnlySpan<float> inputs, Span<float> outputs);

    public delegate float LossMethod<T>(ReadOnlySpan<float> inputs, ReadOnlySpan<T> targets);

    public delegate float BackwardOfLabelsMethod(
        ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<float> gradients, Span<float> inputGradients);

    public delegate float BackwardOfTargetsMethod(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets,
        Span<float> gradients, Span<float> inputGradients, Span<float> targetGradients);

    public delegate void BackwardFromMethod(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradients, Span<float> inputGradients);

    public Type Type { get; }

    public PredictMethod Predict { get; }

    public BackwardFromMethod BackwardFrom { get; }

    public LossMethod<int>? LossOfLabels { get; }

    public LossMethod<float>? LossOfTargets { get; }

    public BackwardOfLabelsMethod? BackwardOfLabels { get; }

    public BackwardOfTargetsMethod? BackwardOfTargets { get; }

    public Span<float> Parameters => ((INetwork)_instance).Parameters;

    public NetworkInfo Info => ((INetwork)_instance).Info;

    private T? Delegate<T>(string name)
        where T : Delegate
    {
        Type[] parameters = [.. typeof(T).GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType)];
        return Type.GetMethod(name, parameters)?.CreateDelegate<T>(_instance);
    }
}
