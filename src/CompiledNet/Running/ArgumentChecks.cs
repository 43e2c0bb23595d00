using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>Refuses arguments that do not fit, before anything is changed, in words that say what came and what was expected.</summary>
internal static class ArgumentChecks
{
    private const string LabelsName = "labels";

    /// <summary>Fewer are compared one by one, which costs less than the call that compares many at a time.</summary>
    private const int FewNumbers = 16;

    /// <summary>The number of rows in <paramref name="inputs"/>.</summary>
    public static int Rows<TInput>(NetworkInfo info, ReadOnlySpan<TInput> inputs, [CallerArgumentExpression(nameof(inputs))] string name = "inputs")
        where TInput : unmanaged
    {
        if (inputs.IsEmpty)
        {
            throw new ArgumentException($"The batch is empty: {info.Name} reads rows of {info.InputLength} values.", name);
        }

        (int rows, int rest) = Math.DivRem(inputs.Length, info.InputLength);
        if (rest != 0)
        {
            throw new ArgumentException($"{info.Name} reads rows of {info.InputLength} values, but {inputs.Length} values are not a whole number of rows.", name);
        }

        if (typeof(TInput) == typeof(int))
        {
            Tokens(MemoryMarshal.Cast<TInput, int>(inputs), info, name);
        }

        return rows;
    }

    /// <summary>Checks that a batch is large enough to train on.</summary>
    public static void TrainingRows(NetworkInfo info, int rows, string name)
    {
        if (rows < info.MinimumTrainingRows)
        {
            throw new ArgumentException($"{info.Name} normalises over the batch, which takes at least {info.MinimumTrainingRows} rows in training, but came {rows}.", name);
        }
    }

    /// <summary>Checks that tokens are in the vocabulary.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="info">The network.</param>
    /// <param name="name">The argument they came with.</param>
    /// <param name="first">The number of the first, for messages.</param>
    /// <param name="examples">Which examples of a data set they are, where they are not consecutive.</param>
    public static void Tokens(ReadOnlySpan<int> tokens, NetworkInfo info, string name, int first = 0, ReadOnlySpan<int> examples = default)
    {
        int bad = FirstOutside(tokens, info.Vocabulary);
        if (bad >= 0)
        {
            ThrowToken(tokens[bad], first + NumberOf(bad, tokens.Length, examples), info, name);
        }
    }

    /// <summary>The first number that is not from 0 to below a limit; -1 where there is none.</summary>
    private static int FirstOutside(ReadOnlySpan<int> numbers, int limit)
    {
        if (numbers.Length >= FewNumbers)
        {
            return numbers.IndexOfAnyExceptInRange(0, limit - 1);
        }

        for (int i = 0; i < numbers.Length; i++)
        {
            if ((uint)numbers[i] >= (uint)limit)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The number that a value has among those of the whole data set.</summary>
    private static int NumberOf(int index, int count, ReadOnlySpan<int> examples)
    {
        if (examples.IsEmpty)
        {
            return index;
        }

        int length = count / examples.Length;
        return (examples[index / length] * length) + (index % length);
    }

    [DoesNotReturn]
    private static void ThrowToken(int token, int index, NetworkInfo info, string name) => throw new ArgumentOutOfRangeException(
        name, token, $"{RowText.Of(index, info.InputLength)} has the token {token}, but the vocabulary is 0 to {info.Vocabulary - 1}.");

    /// <summary>Checks that a span holds exactly so many values a row.</summary>
    public static void Length<T>(ReadOnlySpan<T> span, int rows, int perRow, string name)
    {
        if (span.Length != (long)rows * perRow)
        {
            string expected = string.Create(CultureInfo.InvariantCulture, $"{rows} {(rows == 1 ? "row" : "rows")} of {perRow} {(perRow == 1 ? "value" : "values")}");
            throw new ArgumentException($"{name} must hold {expected}, {(long)rows * perRow} in all, but has {span.Length}.", name);
        }
    }

    /// <inheritdoc cref="Length{T}(ReadOnlySpan{T}, int, int, string)"/>
    public static void Length<T>(Span<T> span, int rows, int perRow, string name) => Length((ReadOnlySpan<T>)span, rows, perRow, name);

    /// <summary>Checks that two spans share no memory.</summary>
    public static void Disjoint<T, TWritten>(ReadOnlySpan<T> read, string readName, ReadOnlySpan<TWritten> written, string writtenName)
        where T : unmanaged
        where TWritten : unmanaged
    {
        if (MemoryMarshal.AsBytes(read).Overlaps(MemoryMarshal.AsBytes(written)))
        {
            throw new ArgumentException($"The memory of {writtenName} overlaps that of {readName}: they must be separate.", writtenName);
        }
    }

    /// <summary>Checks that an argument, read or written, lies outside the network's parameters.</summary>
    public static void DisjointFromParameters<T>(INetwork network, ReadOnlySpan<T> argument, string name)
        where T : unmanaged => Disjoint(MemoryMarshal.AsBytes(network.Parameters), "the network's parameters", MemoryMarshal.AsBytes(argument), name);

    /// <summary>Checks the gradient spans of a backward pass.</summary>
    public static void Gradients<TInput>(INetwork network, int rows, ReadOnlySpan<TInput> inputs, Span<float> gradients, Span<float> inputGradients)
        where TInput : unmanaged
    {
        NetworkInfo info = network.Info;
        if (gradients.Length != info.ParameterLength)
        {
            throw new ArgumentException($"The gradients of {info.Name} take {info.ParameterLength} floats (ParameterLength), but the span has {gradients.Length}.", nameof(gradients));
        }

        if (info.Vocabulary > 0 && !inputGradients.IsEmpty)
        {
            throw new ArgumentException($"{info.Name} reads tokens, which have no gradients: pass an empty span.", nameof(inputGradients));
        }

        Disjoint(inputs, nameof(inputs), gradients, nameof(gradients));
        DisjointFromParameters<float>(network, gradients, nameof(gradients));
        if (!inputGradients.IsEmpty)
        {
            Length(inputGradients, rows, info.InputLength, nameof(inputGradients));
            Disjoint(inputs, nameof(inputs), inputGradients, nameof(inputGradients));
            Disjoint<float, float>(gradients, nameof(gradients), inputGradients, nameof(inputGradients));
            DisjointFromParameters<float>(network, inputGradients, nameof(inputGradients));
        }
    }

    /// <summary>Checks labels or targets, and gives their number per row.</summary>
    public static int Targets<TTarget>(NetworkInfo info, ReadOnlySpan<TTarget> targets, int rows)
        where TTarget : unmanaged
    {
        if (typeof(TTarget) == typeof(int))
        {
            Length(targets, rows, info.LabelLength, LabelsName);
            TargetValues(info, targets);
            return info.LabelLength;
        }

        Length(targets, rows, info.TargetLength, nameof(targets));
        TargetValues(info, targets);
        return info.TargetLength;
    }

    /// <summary>Checks that the loss can take labels or targets, whose number is right.</summary>
    /// <param name="info">The network.</param>
    /// <param name="targets">The labels or targets.</param>
    /// <param name="first">The number of the first, for messages.</param>
    /// <param name="examples">Which examples of a data set they are of, where they are not consecutive.</param>
    public static void TargetValues<TTarget>(NetworkInfo info, ReadOnlySpan<TTarget> targets, int first = 0, ReadOnlySpan<int> examples = default)
        where TTarget : unmanaged
    {
        if (typeof(TTarget) == typeof(int))
        {
            Labels(MemoryMarshal.Cast<TTarget, int>(targets), info, first, examples);
        }
        else if (info.TargetsAreDistributions)
        {
            Values(
                MemoryMarshal.Cast<TTarget, float>(targets), float.MaxValue, "a distribution's values are finite and not negative", info.TargetLength, first, examples);
        }
        else if (info.TargetsAreProbabilities)
        {
            Values(MemoryMarshal.Cast<TTarget, float>(targets), 1, "the targets of a binary cross-entropy are from 0 to 1", info.TargetLength, first, examples);
        }
    }

    /// <summary>Checks that labels are classes.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="info">The network.</param>
    /// <param name="first">The number of the first label, for messages.</param>
    /// <param name="examples">Which examples of a data set they are of, where they are not consecutive.</param>
    public static void Labels(ReadOnlySpan<int> labels, NetworkInfo info, int first = 0, ReadOnlySpan<int> examples = default)
    {
        int bad = FirstOutside(labels, info.Classes);
        if (bad >= 0)
        {
            ThrowLabel(labels[bad], first + NumberOf(bad, labels.Length, examples), info, LabelsName);
        }
    }

    private static void Values(ReadOnlySpan<float> targets, float maximum, string expected, int perRow, int first, ReadOnlySpan<int> examples)
    {
        // The bits of what is not negative nor NaN are in order as whole numbers; only a negative zero has others.
        if (!MemoryMarshal.Cast<float, int>(targets).ContainsAnyExceptInRange(0, BitConverter.SingleToInt32Bits(maximum)))
        {
            return;
        }

        for (int i = 0; i < targets.Length; i++)
        {
            // One comparison refuses negative values, those that are too large and NaN alike.
            if (!(targets[i] >= 0 && targets[i] <= maximum))
            {
                ThrowTarget(targets[i], first + NumberOf(i, targets.Length, examples), expected, perRow, nameof(targets));
            }
        }
    }

    [DoesNotReturn]
    private static void ThrowLabel(int label, int index, NetworkInfo info, string name) => throw new ArgumentOutOfRangeException(
        name, label, $"{RowText.Of(index, info.LabelLength)} has the label {label}, but the classes are 0 to {info.Classes - 1}.");

    [DoesNotReturn]
    private static void ThrowTarget(float value, int index, string expected, int perRow, string name) => throw new ArgumentOutOfRangeException(
        name, value, $"{RowText.Of(index, perRow)} has the target {value.ToString(CultureInfo.InvariantCulture)}, but {expected}.");
}
