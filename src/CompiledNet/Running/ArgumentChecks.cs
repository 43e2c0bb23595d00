using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>Refuses arguments that do not fit, before anything is changed, in words that say what came and what was expected.</summary>
internal static class ArgumentChecks
{
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
            Tokens(MemoryMarshal.Cast<TInput, int>(inputs), info.Vocabulary, name);
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

    private static void Tokens(ReadOnlySpan<int> tokens, int vocabulary, string name)
    {
        for (int i = 0; i < tokens.Length; i++)
        {
            if ((uint)tokens[i] >= (uint)vocabulary)
            {
                ThrowToken(tokens[i], i, vocabulary, name);
            }
        }
    }

    [DoesNotReturn]
    private static void ThrowToken(int token, int index, int vocabulary, string name) =>
        throw new ArgumentOutOfRangeException(name, token, $"Token {index} is {token}, but the vocabulary is 0 to {vocabulary - 1}.");

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
            string name = "labels";
            Length(targets, rows, info.LabelLength, name);
            Labels(MemoryMarshal.Cast<TTarget, int>(targets), info.Classes, name);
            return info.LabelLength;
        }

        Length(targets, rows, info.TargetLength, nameof(targets));
        if (info.TargetsAreDistributions)
        {
            Values(MemoryMarshal.Cast<TTarget, float>(targets), float.MaxValue, "a distribution's values are finite and not negative", nameof(targets));
        }
        else if (info.TargetsAreProbabilities)
        {
            Values(MemoryMarshal.Cast<TTarget, float>(targets), 1, "the targets of a binary cross-entropy are from 0 to 1", nameof(targets));
        }

        return info.TargetLength;
    }

    private static void Labels(ReadOnlySpan<int> labels, int classes, string name)
    {
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes)
            {
                ThrowLabel(labels[i], i, classes, name);
            }
        }
    }

    private static void Values(ReadOnlySpan<float> targets, float maximum, string expected, string name)
    {
        for (int i = 0; i < targets.Length; i++)
        {
            // One comparison refuses negative values, those that are too large and NaN alike.
            if (!(targets[i] >= 0 && targets[i] <= maximum))
            {
                ThrowTarget(targets[i], i, expected, name);
            }
        }
    }

    [DoesNotReturn]
    private static void ThrowLabel(int label, int index, int classes, string name) =>
        throw new ArgumentOutOfRangeException(name, label, $"Label {index} is {label}, but the classes are 0 to {classes - 1}.");

    [DoesNotReturn]
    private static void ThrowTarget(float value, int index, string expected, string name) =>
        throw new ArgumentOutOfRangeException(name, value, $"Target {index} is {value.ToString(CultureInfo.InvariantCulture)}, but {expected}.");
}
