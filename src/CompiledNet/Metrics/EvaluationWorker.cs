using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>What one worker of an evaluation needs for itself: a block of examples, copied where it is not read in its place, and what is
/// predicted for it.</summary>
internal sealed unsafe class EvaluationWorker
{
    private readonly NetworkInfo _info;
    private readonly SlotData _data;

    /// <summary>A copy of each input; null for values that are read where they are.</summary>
    private readonly ColumnBuffer?[] _inputs;

    /// <summary>What is predicted as each output; empty where nobody asks.</summary>
    private readonly float[][] _outputs;

    /// <param name="info">The network.</param>
    /// <param name="data">The examples.</param>
    /// <param name="isWhole">Whether all examples are taken in their order.</param>
    /// <param name="block">Examples of a block.</param>
    /// <param name="measured">The losses that have metrics.</param>
    public EvaluationWorker(NetworkInfo info, SlotData data, bool isWhole, int block, int[] measured)
    {
        _info = info;
        _data = data;
        _inputs = Array.ConvertAll(
            data.Inputs, column => isWhole && column is { IsContiguous: true, IsIntegers: false } ? null : column.Buffer(block));
        Targets = Array.ConvertAll(data.Targets, column => column.Buffer(block));
        Confusions = Array.ConvertAll(
            info.TargetSlots[data.Variant], slot => slot.Kind == SlotKind.Labels ? new ConfusionMatrix(slot.Count) : null);
        _outputs = new float[info.OutputSlots.Length][];
        Array.Fill(_outputs, []);
        for (int i = 0; i < info.LossSlots.Length; i++)
        {
            int output = info.LossSlots[i].Output;
            if (Confusions[i] is not null || Array.IndexOf(measured, i) >= 0)
            {
                _outputs[output] = GC.AllocateArray<float>(block * info.OutputSlots[output].Length, pinned: true);
                Wanted |= CallLayout.OutputResult(output);
            }
        }
    }

    /// <summary>A copy of each loss's targets: the data set's memory is the user's, and what a label says is looked up.</summary>
    public ColumnBuffer[] Targets { get; }

    /// <summary>What was taken for which, of each loss that takes labels.</summary>
    public ConfusionMatrix?[] Confusions { get; }

    /// <summary>The outputs that somebody asks for.</summary>
    public long Wanted { get; }

    /// <summary>Begins an evaluation.</summary>
    public void Clear() => Array.ForEach(Confusions, confusion => confusion?.Clear());

    /// <summary>Copies and checks a block.</summary>
    /// <param name="examples">The examples, where they do not follow each other.</param>
    /// <param name="first">The first of them where they do.</param>
    /// <param name="rows">Examples of the block.</param>
    public void Take(ReadOnlySpan<int> examples, int first, int rows)
    {
        for (int i = 0; i < _inputs.Length; i++)
        {
            if (_inputs[i] is { } input)
            {
                Copy(input, _info.InputSlots[i], examples, first, rows, _data.Argument);
            }
        }

        for (int i = 0; i < Targets.Length; i++)
        {
            Copy(Targets[i], _info.TargetSlots[_data.Variant][i], examples, first, rows, null);
        }
    }

    /// <summary>Tells a call where the block lies.</summary>
    public void SetAddresses(Span<nint> addresses, PinnedInputs inputs, int first)
    {
        CallLayout layout = _info.Layout;
        for (int i = 0; i < _inputs.Length; i++)
        {
            addresses[CallLayout.Input(i)] = _inputs[i]?.Address
                ?? inputs.Sources[i].Address + ((nint)first * _data.Inputs[i].Length * sizeof(float));
        }

        for (int i = 0; i < Targets.Length; i++)
        {
            addresses[layout.Target(i)] = Targets[i].Address;
        }

        for (int i = 0; i < _outputs.Length; i++)
        {
            addresses[layout.Output(i)] = _outputs[i].Length == 0
                ? 0
                : (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_outputs[i]));
        }
    }

    /// <summary>Counts what was predicted for the block.</summary>
    public void Count(int rows)
    {
        for (int i = 0; i < Confusions.Length; i++)
        {
            Confusions[i]?.Add(Targets[i].Values<int>(), OutputOf(i, rows));
        }
    }

    /// <summary>What a loss reads for the block, [rows, length].</summary>
    public ReadOnlySpan<float> OutputOf(int loss, int rows)
    {
        int output = _info.LossSlots[loss].Output;
        return _outputs[output].AsSpan(0, rows * _info.OutputSlots[output].Length);
    }

    private static void Copy(ColumnBuffer buffer, SlotInfo slot, ReadOnlySpan<int> examples, int first, int rows, string? name)
    {
        if (examples.IsEmpty)
        {
            buffer.Read(first, rows);
        }
        else
        {
            buffer.Gather(examples);
        }

        buffer.Check(slot, examples, first, name);
    }
}
