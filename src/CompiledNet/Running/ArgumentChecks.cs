using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>Refuses arguments that do not fit, before anything is changed, in words that say what came and what was expected.</summary>
internal static class ArgumentChecks
{
    /// <summary>The number of rows in <paramref name="inputs"/>.</summary>
    public static int Rows<TInput>(NetworkInfo info, ReadOnlySpan<TInput> inputs, [CallerArgumentExpression(nameof(inputs))] string name = "inputs")
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

        return rows;
    }

    /// <summary>Checks that a span holds exactly so many values a row.</summary>
    public static void Length<T>(ReadOnlySpan<T> span, int rows, int perRow, string name)
    {
        if (span.Length != (long)rows * perRow)
        {
            throw new ArgumentException($"{rows} rows of {perRow} values make {(long)rows * perRow}, but the span has {span.Length}.", name);
        }
    }

    /// <inheritdoc cref="Length{T}(ReadOnlySpan{T}, int, int, string)"/>
    public static void Length<T>(Span<T> span, int rows, int perRow, string name) => Length((ReadOnlySpan<T>)span, rows, perRow, name);

    /// <summary>Checks that two spans share no memory.</summary>
    public static void Disjoint<T, TWritten>(ReadOnlySpan<T> read, string readName, Span<TWritten> written, string writtenName)
        where T : unmanaged
        where TWritten : unmanaged
    {
        if (MemoryMarshal.AsBytes(read).Overlaps(MemoryMarshal.AsBytes(written)))
        {
            throw new ArgumentException($"{writtenName} overlaps {readName}: they must be separate memory.", writtenName);
        }
    }

    /// <summary>Checks the gradient spans of a backward pass.</summary>
    public static void Gradients<TInput>(INetwork network, int rows, ReadOnlySpan<TInput> inputs, Span<float> gradients, Span<float> inputGradients)
        where TInput : unmanaged
    {
        NetworkInfo info = network.Info;
        if (gradients.Length != info.ParameterLength)
        {
            throw new ArgumentException($"The gradients of {info.Name} take {info.ParameterLength} floats (ParameterLength), but the span has {gradients.Length}.", nameof(gradients));
        }

        Disjoint(inputs, nameof(inputs), gradients, nameof(gradients));
        Disjoint<float, float>(network.Parameters, "the network's parameters", gradients, nameof(gradients));
        if (!inputGradients.IsEmpty)
        {
            Length(inputGradients, rows, info.InputLength, nameof(inputGradients));
            Disjoint(inputs, nameof(inputs), inputGradients, nameof(inputGradients));
            Disjoint<float, float>(gradients, nameof(gradients), inputGradients, nameof(inputGradients));
            Disjoint<float, float>(network.Parameters, "the network's parameters", inputGradients, nameof(inputGradients));
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
            Distributions(MemoryMarshal.Cast<TTarget, float>(targets), nameof(targets));
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

    private static void Distributions(ReadOnlySpan<float> targets, string name)
    {
        for (int i = 0; i < targets.Length; i++)
        {
            // One comparison refuses negative values, infinities and NaN alike.
            if (!(targets[i] >= 0 && targets[i] <= float.MaxValue))
            {
                ThrowDistribution(targets[i], i, name);
            }
        }
    }

    [DoesNotReturn]
    private static void ThrowLabel(int label, int index, int classes, string name) =>
        throw new ArgumentOutOfRangeException(name, label, $"Label {index} is {label}, but the classes are 0 to {classes - 1}.");

    [DoesNotReturn]
    private static void ThrowDistribution(float value, int index, string name) =>
        throw new ArgumentOutOfRangeException(name, value, $"Target {index} is {value.ToString(System.Globalization.CultureInfo.InvariantCulture)}, but a distribution's values are finite and not negative.");
}
