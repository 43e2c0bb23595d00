using System.Collections;
using System.Runtime.CompilerServices;
using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>The mean loss of one head, without its weight in the network's loss.</summary>
/// <param name="Name">The name of the head's loss, as declared.</param>
/// <param name="Loss">The mean.</param>
public readonly record struct HeadLoss(string Name, double Loss);

/// <summary>The mean losses of a network's heads, each without its weight, in the order of declaration. A value: to keep it allocates
/// nothing.</summary>
public readonly struct HeadLosses : IReadOnlyList<HeadLoss>, IEquatable<HeadLosses>
{
    private readonly LossInfo[]? _losses;
    private readonly Means _means;

    /// <param name="losses">The losses.</param>
    /// <param name="sums">The sum of each over some examples.</param>
    /// <param name="examples">Their number.</param>
    internal HeadLosses(LossInfo[] losses, ReadOnlySpan<double> sums, double examples)
    {
        _losses = losses;
        for (int i = 0; i < losses.Length; i++)
        {
            _means[i] = sums[i] / examples;
        }
    }

    /// <summary>The number of heads.</summary>
    public int Count => _losses?.Length ?? 0;

    /// <summary>A head's mean by its place.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such head.</exception>
    public HeadLoss this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return new HeadLoss(_losses![index].Name, _means[index]);
        }
    }

    /// <summary>A head's mean by its name.</summary>
    /// <param name="head">The name of its loss, as declared.</param>
    /// <exception cref="ArgumentException">There is no such head.</exception>
    public double this[string head]
    {
        get
        {
            int index = Array.FindIndex(_losses ?? [], loss => loss.Name == head);
            return index >= 0
                ? _means[index]
                : throw new ArgumentException($"There is no head '{head}': the heads are "
                    + $"{string.Join(", ", Array.ConvertAll(_losses ?? [], loss => loss.Name))}.", nameof(head));
        }
    }

    /// <summary>Whether two have the same heads and means.</summary>
    public static bool operator ==(HeadLosses left, HeadLosses right) => left.Equals(right);

    /// <summary>Whether two have not the same heads and means.</summary>
    public static bool operator !=(HeadLosses left, HeadLosses right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(HeadLosses other)
    {
        bool isSame = Count == other.Count;
        for (int i = 0; isSame && i < Count; i++)
        {
            isSame = this[i] == other[i];
        }

        return isSame;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is HeadLosses other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        for (int i = 0; i < Count; i++)
        {
            hash.Add(this[i]);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<HeadLoss> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    /// <summary>Each head and its mean, for people.</summary>
    public override string ToString()
    {
        string[] texts = new string[Count];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = FormattableString.Invariant($"{this[i].Name} {this[i].Loss:G4}");
        }

        return string.Join(", ", texts);
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>As many as a network may have heads.</summary>
    [InlineArray(CallLayout.Most)]
    private struct Means
    {
        private double _first;
    }
}
