using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>Refuses arguments that do not fit, before anything is changed, in words that say what came and what was expected.</summary>
internal static class ArgumentChecks
{
    /// <summary>
    /// Fewer are compared one by one: at most a microsecond or two, and the framework's search need not be compiled before a first step.
    /// </summary>
    private const int FewNumbers = 2048;

    /// <summary>The number of rows of an input.</summary>
    /// <param name="info">The network.</param>
    /// <param name="slot">The input.</param>
    /// <param name="length">Elements that came.</param>
    public static int Rows(NetworkInfo info, SlotInfo slot, int length)
    {
        if (length == 0)
        {
            throw new ArgumentException($"The batch is empty: {info.Name} reads rows of {slot.Length} {Elements(slot)}.", slot.Name);
        }

        (int rows, int rest) = Math.DivRem(length, slot.Length);
        return rest == 0 ? rows : throw new ArgumentException(
            $"{info.Name} reads rows of {slot.Length} {Elements(slot)}, but {length} {Elements(slot)} are not a whole number of rows.",
            slot.Name);
    }

    /// <summary>The number of rows in the inputs of a network of one.</summary>
    public static int Rows<TInput>(NetworkInfo info, ReadOnlySpan<TInput> inputs)
        where TInput : unmanaged
    {
        SlotInfo slot = info.InputSlots[0];
        int rows = Rows(info, slot, inputs.Length);
        Values(slot, inputs);
        return rows;
    }

    private static string Elements(SlotInfo slot) => slot.Kind == SlotKind.Tokens ? "tokens" : "values";

    /// <summary>Checks that a batch is large enough to train on.</summary>
    public static void TrainingRows(NetworkInfo info, int rows, string name)
    {
        if (rows < info.MinimumTrainingRows)
        {
            throw new ArgumentException(
                $"{info.Name} normalises over the batch, which takes at least {info.MinimumTrainingRows} rows in training, but came {rows}.",
                name);
        }
    }

    /// <summary>Checks that elements are what a slot takes: tokens, labels or probabilities.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="values">The elements.</param>
    /// <param name="first">The number of the first, for messages.</param>
    /// <param name="examples">Which examples of a data set they are of, where they are not consecutive.</param>
    /// <param name="name">The argument that they came with; null for the slot's name.</param>
    /// <exception cref="ArgumentOutOfRangeException">One is outside its range.</exception>
    public static void Values<T>(
        SlotInfo slot, ReadOnlySpan<T> values, int first = 0, ReadOnlySpan<int> examples = default, string? name = null)
        where T : unmanaged
    {
        if (typeof(T) == typeof(int))
        {
            Integers(slot, MemoryMarshal.Cast<T, int>(values), first, examples, name ?? slot.Name);
        }
        else if (slot.Kind == SlotKind.Distributions)
        {
            Floats(
                slot, MemoryMarshal.Cast<T, float>(values), float.MaxValue, "a distribution's values are finite and not negative", first,
                examples, name ?? slot.Name);
        }
        else if (slot.Kind == SlotKind.Probabilities)
        {
            Floats(
                slot, MemoryMarshal.Cast<T, float>(values), 1, "the targets of a binary cross-entropy are from 0 to 1", first, examples,
                name ?? slot.Name);
        }
    }

    private static void Integers(SlotInfo slot, ReadOnlySpan<int> values, int first, ReadOnlySpan<int> examples, string name)
    {
        int bad = FirstOutside(values, slot.Count);
        if (bad >= 0)
        {
            ThrowInteger(slot, values[bad], first + NumberOf(bad, values.Length, examples), name);
        }
    }

    /// <summary>The first number that is not from 0 to below a limit; −1 where there is none.</summary>
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

    private static void Floats(
        SlotInfo slot, ReadOnlySpan<float> values, float maximum, string expected, int first, ReadOnlySpan<int> examples, string name)
    {
        // The bits of what is finite and not negative are those of whole numbers; only a negative zero has others.
        if (!MemoryMarshal.Cast<float, int>(values).ContainsAnyExceptInRange(0, BitConverter.SingleToInt32Bits(maximum)))
        {
            return;
        }

        for (int i = 0; i < values.Length; i++)
        {
            // One comparison refuses negative values, those that are too large and NaN alike.
            if (!(values[i] >= 0 && values[i] <= maximum))
            {
                ThrowFloat(slot, values[i], first + NumberOf(i, values.Length, examples), expected, name);
            }
        }
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
    private static void ThrowInteger(SlotInfo slot, int value, int index, string name) =>
        throw new ArgumentOutOfRangeException(name, value, slot.Kind == SlotKind.Tokens
        ? $"{RowText.Of(index, slot.Length)} has the token {value}, but the vocabulary is 0 to {slot.Count - 1}."
        : $"{RowText.Of(index, slot.Length)} has the label {value}, but the classes are 0 to {slot.Count - 1}.");

    [DoesNotReturn]
    private static void ThrowFloat(SlotInfo slot, float value, int index, string expected, string name) =>
        throw new ArgumentOutOfRangeException(
            name, value, $"{RowText.Of(index, slot.Length)} has the target {value.ToString(CultureInfo.InvariantCulture)}, but {expected}.");

    /// <summary>Checks that a span holds exactly so many values a row.</summary>
    public static void Length<T>(ReadOnlySpan<T> span, int rows, int perRow, string name)
    {
        if (span.Length != (long)rows * perRow)
        {
            string expected = string.Create(
                CultureInfo.InvariantCulture, $"{rows} {(rows == 1 ? "row" : "rows")} of {perRow} {(perRow == 1 ? "value" : "values")}");
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
    public static void DisjointFromParameters<T>(ICompiledNetwork network, ReadOnlySpan<T> argument, string name)
        where T : unmanaged =>
            Disjoint(MemoryMarshal.AsBytes(network.ParameterMemory.Span), "the network's parameters", MemoryMarshal.AsBytes(argument), name);

    /// <summary>Checks that gradients are as many as the parameters, padding included.</summary>
    public static void GradientLength(NetworkInfo info, ReadOnlySpan<float> gradients)
    {
        if (gradients.Length != info.ParameterLength)
        {
            throw new ArgumentException(
                $"The gradients of {info.Name} take {info.ParameterLength} floats (ParameterLength), but the span has {gradients.Length}.",
                nameof(gradients));
        }
    }

    /// <summary>Checks the gradient spans of a backward pass.</summary>
    public static void Gradients<TInput>(
        ICompiledNetwork network, int rows, ReadOnlySpan<TInput> inputs, Span<float> gradients, Span<float> inputGradients)
        where TInput : unmanaged
    {
        NetworkInfo info = network.Info;
        GradientLength(info, gradients);
        if (info.InputSlots[0].IsIntegers && !inputGradients.IsEmpty)
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

    /// <summary>Checks the targets of a network of one loss, and gives what they are.</summary>
    public static SlotInfo Targets<TTarget>(NetworkInfo info, ReadOnlySpan<TTarget> targets, int rows)
        where TTarget : unmanaged
    {
        SlotInfo slot = info.TargetOf<TTarget>();
        Length(targets, rows, slot.Length, slot.Name);
        Values(slot, targets);
        return slot;
    }
}
