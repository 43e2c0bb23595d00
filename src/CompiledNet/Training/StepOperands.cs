using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>
/// What <c>Fit</c>'s steps read: inputs of values where they are, by index; targets, tokens and weights of examples, which are few, as
/// copies that are checked, because the data set's memory is the user's.
/// </summary>
internal sealed unsafe class StepOperands
{
    private readonly NetworkInfo _info;
    private readonly SlotData _data;
    private readonly ImageAugmenter?[] _augmenters;
    private readonly ColumnBuffer?[] _tokens;
    private readonly ColumnBuffer[] _targets;
    private readonly ColumnBuffer<float>? _weights;

    /// <param name="info">The network.</param>
    /// <param name="data">The examples.</param>
    /// <param name="augmenters">What changes the images of each input; null for nothing.</param>
    /// <param name="rows">Examples of the largest step.</param>
    public StepOperands(NetworkInfo info, SlotData data, ImageAugmenter?[] augmenters, int rows)
    {
        _info = info;
        _data = data;
        _augmenters = augmenters;
        _tokens = Array.ConvertAll(data.Inputs, column => column.IsIntegers ? column.Buffer(rows) : null);
        _targets = Array.ConvertAll(data.Targets, column => column.Buffer(rows));
        _weights = data.Weights is { } weights ? new ColumnBuffer<float>(weights, rows) : null;
    }

    /// <summary>Copies and checks what the step on some examples does not read in its place.</summary>
    /// <param name="examples">The examples.</param>
    public void Gather(ReadOnlySpan<int> examples)
    {
        for (int i = 0; i < _targets.Length; i++)
        {
            _targets[i].Gather(examples);
            _targets[i].Check(_info.TargetSlots[_data.Variant][i], examples);
        }

        for (int i = 0; i < _tokens.Length; i++)
        {
            if (_tokens[i] is { } tokens)
            {
                // The table is looked up, and its gradient scattered, in the order of the rows.
                tokens.Gather(examples);
                tokens.Check(_info.InputSlots[i], examples, name: _data.Argument);
            }
        }

        if (_weights is { } weights)
        {
            weights.Gather(examples);
            LossWeighting.Check(weights.Elements, examples.Length, ColumnDataset.SampleWeights);
        }
    }

    /// <summary>Tells the frame of a step where everything lies: its memory holds as long as this object is reachable.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="inputs">The inputs of values.</param>
    /// <param name="examples">The examples of the step, in memory that stays pinned.</param>
    public void Set(Frame frame, PinnedInputs inputs, ReadOnlySpan<int> examples)
    {
        for (int i = 0; i < _tokens.Length; i++)
        {
            if (_tokens[i] is { } tokens)
            {
                frame.SetInput(i, tokens.Address);
            }
            else
            {
                frame.SetInput(i, inputs.Sources[i] with { Augmenter = _augmenters[i] });
                frame.IndicesAddress = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(examples));
            }
        }

        for (int i = 0; i < _targets.Length; i++)
        {
            frame.Set(_info.Layout.Target(i), _targets[i].Address);
        }

        frame.SampleWeightsAddress = _weights?.Address ?? 0;
    }
}
