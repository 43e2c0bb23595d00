using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>A metric of one head of a network of several.</summary>
public abstract class HeadMetric
{
    private protected HeadMetric(string head) => Head = head;

    /// <summary>The name of the head's loss, as declared.</summary>
    public string Head { get; }

    /// <summary>A metric for a head.</summary>
    /// <param name="head">The name of the head's loss, as declared.</param>
    /// <param name="metric">What is given the head's targets and outputs, batch by batch.</param>
    public static HeadMetric Of<TTarget>(string head, IMetric<TTarget> metric)
        where TTarget : unmanaged
    {
        ArgumentException.ThrowIfNullOrEmpty(head);
        ArgumentNullException.ThrowIfNull(metric);
        return new Metric<TTarget>(head, metric);
    }

    /// <summary>Gives the metric a batch.</summary>
    internal abstract void Add(ColumnBuffer targets, ReadOnlySpan<float> outputs);

    /// <summary>Refuses a metric that is made for other targets or outputs than a head's.</summary>
    /// <exception cref="ArgumentException">It is.</exception>
    internal abstract void Check(NetworkInfo info, SlotInfo target, string argument);

    private sealed class Metric<TTarget>(string head, IMetric<TTarget> metric) : HeadMetric(head)
        where TTarget : unmanaged
    {
        internal override void Add(ColumnBuffer targets, ReadOnlySpan<float> outputs) => metric.Add(targets.Values<TTarget>(), outputs);

        internal override void Check(NetworkInfo info, SlotInfo target, string argument)
        {
            if (target.IsIntegers != (typeof(TTarget) == typeof(int)))
            {
                throw new ArgumentException(
                    $"{metric.GetType().Name} takes {Dataset.NameOfTargets<TTarget>()}, but the targets of '{Head}' of {info.Name} are "
                        + $"{(target.IsIntegers ? "labels" : "values")}.",
                    argument);
            }

            MetricFit.Check(metric, target, info.LossSlots.Length == 1 ? $"'{info.Name}'" : $"'{Head}' of {info.Name}");
        }
    }
}
