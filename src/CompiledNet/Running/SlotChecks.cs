using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>Refuses the spans of a call that do not fit, before anything is changed.</summary>
internal static class SlotChecks
{
    /// <summary>Bytes of an element, whatever it is.</summary>
    private const int ElementSize = sizeof(float);

    /// <summary>Checks the inputs, and gives the number of rows.</summary>
    public static int Inputs(NetworkInfo info, in SlotSpans spans)
    {
        int rows = ArgumentChecks.Rows(info, info.InputSlots[0], Length(spans, CallLayout.Input(0)));
        for (int i = 0; i < info.InputSlots.Length; i++)
        {
            Check(info.InputSlots[i], info.InputSlots[i].Name, spans, CallLayout.Input(i), rows);
        }

        return rows;
    }

    /// <summary>Checks the targets of a variant.</summary>
    public static void Targets(NetworkInfo info, in SlotSpans spans, int variant, int rows)
    {
        SlotInfo[] targets = info.TargetSlots[variant];
        for (int i = 0; i < targets.Length; i++)
        {
            Check(targets[i], targets[i].Name, spans, info.Layout.Target(i), rows);
        }
    }

    /// <summary>Checks the gradients of the outputs.</summary>
    public static void OutputGradients(NetworkInfo info, in SlotSpans spans, int rows)
    {
        for (int i = 0; i < info.OutputSlots.Length; i++)
        {
            Length(spans, info.Layout.OutputGradient(i), rows, info.OutputSlots[i], info.OutputSlots[i].Name + "Gradients");
        }
    }

    /// <summary>
    /// Checks a slot that is written, or empty: its length, and that it shares no memory with any other slot or the parameters. True where
    /// it is not empty.
    /// </summary>
    public static bool Written(ICompiledNetwork network, in SlotSpans spans, int number, int rows, SlotInfo slot, string name)
    {
        ReadOnlySpan<byte> written = spans[number];
        if (written.IsEmpty)
        {
            return false;
        }

        Length(spans, number, rows, slot, name);
        Apart(network, spans, number, written, name);
        return true;
    }

    /// <summary>Checks the gradients of the parameters.</summary>
    public static void Gradients(ICompiledNetwork network, in SlotSpans spans, Span<float> gradients)
    {
        ArgumentChecks.GradientLength(network.Info, gradients);
        Apart(network, spans, -1, MemoryMarshal.AsBytes(gradients), nameof(gradients));
    }

    /// <summary>Checks that slots that are read lie outside the parameters, which a step changes.</summary>
    public static void OutsideParameters(ICompiledNetwork network, in SlotSpans spans)
    {
        for (int i = 0; i < network.Info.Layout.Slots; i++)
        {
            ArgumentChecks.DisjointFromParameters(network, spans[i], NameOf(network.Info, i));
        }
    }

    /// <summary>The elements of a slot.</summary>
    private static int Length(in SlotSpans spans, int number) => spans[number].Length / ElementSize;

    private static void Check(SlotInfo slot, string name, in SlotSpans spans, int number, int rows)
    {
        Length(spans, number, rows, slot, name);
        if (slot.IsIntegers)
        {
            ArgumentChecks.Values(slot, MemoryMarshal.Cast<byte, int>(spans[number]));
        }
        else
        {
            ArgumentChecks.Values(slot, MemoryMarshal.Cast<byte, float>(spans[number]));
        }
    }

    private static void Length(in SlotSpans spans, int number, int rows, SlotInfo slot, string name) =>
        ArgumentChecks.Length(MemoryMarshal.Cast<byte, float>(spans[number]), rows, slot.Length, name);

    private static void Apart(ICompiledNetwork network, in SlotSpans spans, int number, ReadOnlySpan<byte> written, string name)
    {
        ArgumentChecks.DisjointFromParameters(network, written, name);
        for (int i = 0; i < network.Info.Layout.Slots; i++)
        {
            if (i != number)
            {
                ArgumentChecks.Disjoint(spans[i], NameOf(network.Info, i), written, name);
            }
        }
    }

    private static string NameOf(NetworkInfo info, int number)
    {
        CallLayout layout = info.Layout;
        return number < layout.Inputs ? info.InputSlots[number].Name
            : number < layout.Output(0) ? info.LossSlots[number - layout.Target(0)].Name
            : number < layout.OutputGradient(0) ? info.OutputSlots[number - layout.Output(0)].Name
            : "another gradient";
    }
}
