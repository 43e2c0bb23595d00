namespace CompiledNet.Runtime;

/// <summary>The columns of a data set in the order of a network's slots, checked against them.</summary>
/// <param name="Count">Examples.</param>
/// <param name="Inputs">A column an input.</param>
/// <param name="Targets">A column a loss.</param>
/// <param name="Variant">The variant of the targets.</param>
/// <param name="Weights">Weights of the examples in training; null for ones.</param>
/// <param name="Argument">What messages about tokens call the argument; null for the slot's name.</param>
internal sealed record SlotData(
    int Count, ExampleColumn[] Inputs, ExampleColumn[] Targets, int Variant, ExampleColumn<float>? Weights = null, string? Argument = null)
{
    /// <summary>Checks all elements, before a step changes anything.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A label, token, target or weight is none.</exception>
    public SlotData Checked(NetworkInfo info)
    {
        for (int i = 0; i < Targets.Length; i++)
        {
            Targets[i].Check(info.TargetSlots[Variant][i], null);
        }

        for (int i = 0; i < Inputs.Length; i++)
        {
            if (info.InputSlots[i].IsIntegers)
            {
                Inputs[i].Check(info.InputSlots[i], Argument);
            }
        }

        if (Weights is { } weights)
        {
            float[] all = new float[Count];
            weights.Copy(0, Count, all);
            LossWeighting.Check(all, Count, ColumnDataset.SampleWeights);
        }

        return this;
    }
}
