using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// Folds the statistics that <c>Backward</c> and <c>BackwardFrom</c> leave in a block of gradients into a network's running ones, with the
/// bits of a step. Gradients that come from elsewhere have zeros, or nothing of meaning, in these places: where all statistics of a layer
/// are zero, or one is not finite, its running ones stay.
/// </summary>
internal sealed class RunningStatistics
{
    private readonly ParameterInfo[][] _layers;
    private readonly AlignedBuffer _statistics;

    /// <param name="info">The network.</param>
    /// <param name="frozen">Layers whose statistics stay.</param>
    public RunningStatistics(NetworkInfo info, IReadOnlyCollection<string> frozen)
    {
        var layers = new Dictionary<string, List<ParameterInfo>>(StringComparer.Ordinal);
        int longest = 0;
        foreach (ParameterInfo parameter in info.ParameterTable)
        {
            if (parameter.Momentum is not null && !frozen.Contains(parameter.Layer))
            {
                if (!layers.TryGetValue(parameter.Layer, out List<ParameterInfo>? list))
                {
                    layers.Add(parameter.Layer, list = []);
                }

                list.Add(parameter);
                longest = Math.Max(longest, PaddedLength(parameter));
            }
        }

        _layers = new ParameterInfo[layers.Count][];
        int layer = 0;
        foreach (List<ParameterInfo> list in layers.Values)
        {
            _layers[layer++] = [.. list];
        }

        _statistics = new AlignedBuffer(longest);
    }

    /// <summary>Folds them in.</summary>
    /// <param name="gradients">The gradients, whose padding may hold anything.</param>
    /// <param name="parameters">The network's parameters.</param>
    public void Fold(ReadOnlySpan<float> gradients, AlignedBuffer parameters)
    {
        foreach (ParameterInfo[] layer in _layers)
        {
            if (!HasStatistics(layer, gradients))
            {
                continue;
            }

            foreach (ParameterInfo parameter in layer)
            {
                // Whole vectors, as in a step; the padding stays what it is, or nearly, and is never that of the gradients.
                int length = PaddedLength(parameter);
                parameters.Span.Slice(parameter.Start, length).CopyTo(_statistics.Span);
                gradients[parameter.Start..parameter.End].CopyTo(_statistics.Span);
                ref float running = ref Unsafe.Add(ref parameters.Origin, parameter.Start);
                UpdateLoop.Run(new Folding(parameter.Momentum!.Value), ref _statistics.Origin, new UpdateTarget(ref running), 0, length);
            }
        }
    }

    private static int PaddedLength(ParameterInfo parameter) => Panel.Count(parameter.Length) * Panel.Width;

    private static bool HasStatistics(ParameterInfo[] layer, ReadOnlySpan<float> gradients)
    {
        bool isZero = true;
        foreach (ParameterInfo parameter in layer)
        {
            foreach (float statistic in gradients[parameter.Start..parameter.End])
            {
                if (!float.IsFinite(statistic))
                {
                    return false;
                }

                isZero &= statistic == 0;
            }
        }

        return !isZero;
    }

    /// <summary>running ← (1 − momentum) · running + momentum · batch, in the order of a step.</summary>
    private readonly struct Folding(float momentum) : IUpdate
    {
        private readonly float _momentum = momentum;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TSimd, TVector>(TVector gradient, in UpdateTarget target, nint offset)
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            TVector old = TSimd.Multiply(TSimd.Load(ref target.Updated, offset), TSimd.Broadcast(1 - _momentum));
            TSimd.Store(TSimd.MultiplyAdd(gradient, TSimd.Broadcast(_momentum), old), ref target.Updated, offset);
        }
    }
}
