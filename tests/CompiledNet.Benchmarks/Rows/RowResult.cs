using CompiledNet.Benchmarks.Timing;

namespace CompiledNet.Benchmarks.Rows;

/// <summary>A row of the table.</summary>
internal sealed record RowResult
{
    /// <summary>What was done.</summary>
    public required string Work { get; init; }

    /// <summary>What it was compared with; empty where with nothing.</summary>
    public string Peer { get; init; } = string.Empty;

    /// <summary>What the value is.</summary>
    public string Metric { get; init; } = string.Empty;

    /// <summary>Seconds here; null where something else was measured.</summary>
    public Distribution? Ours { get; init; }

    /// <summary>Seconds at the peer.</summary>
    public Distribution? Theirs { get; init; }

    /// <summary>What the target speaks of, over all rounds; null where it was not measured.</summary>
    public Distribution? Value { get; init; }

    /// <summary>How <see cref="Value"/> is written.</summary>
    public Func<double, string> Format { get; init; } = Texts.Digits;

    public Target? Target { get; init; }

    /// <summary>Why there is no value, or what else is to be known.</summary>
    public string Note { get; init; } = string.Empty;

    /// <summary>Whether the target is met; null without target or value.</summary>
    public bool? IsMet => Target is { } target && Value is { } value ? target.IsMetBy(value.P50) : null;
}
