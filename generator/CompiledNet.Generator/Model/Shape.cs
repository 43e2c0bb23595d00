namespace CompiledNet.Generator.Model;

/// <summary>The shape of one example. The last axis holds the features; the product of those before are its positions.</summary>
internal sealed record Shape(EquatableArray<int> Axes)
{
    public const int MaxRank = 6;

    public Shape(params int[] axes)
        : this(new EquatableArray<int>(axes))
    {
    }

    public int Rank => Axes.Count;

    /// <summary>Elements; a shape that was accepted never overflows.</summary>
    public int Length => checked((int)LongLength);

    public long LongLength => Axes.Aggregate(1L, (product, axis) => checked(product * axis));

    public int Features => Axes[Axes.Count - 1];

    public int Positions => Length / Features;

    /// <summary>The same shape with other features.</summary>
    public Shape WithFeatures(int features) => new(Axes.Take(Rank - 1).Concat([features]).ToArray());

    public override string ToString() => string.Join("x", Axes);
}
