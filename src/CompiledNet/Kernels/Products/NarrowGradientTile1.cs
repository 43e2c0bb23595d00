using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>One input by one vector of outputs of a weight gradient, in two strands over the rows, in registers; see <see cref="WeightGradients"/>.</summary>
internal static class NarrowGradientTile1<TSimd, TVector, TUpdate>
    where TSimd : ISimd<TVector>
    where TVector : struct
    where TUpdate : struct, IUpdate
{
    [MethodImpl(KernelOptions.Optimized)]
    public static void Run(ref float x, ref float g, nint rows, ref float updated, ref float slots, nint slotLength, in TUpdate update)
    {
        TVector c00 = TSimd.Zero, c01 = TSimd.Zero;
        for (nint block = rows / 8; block > 0; block--)
        {
            Step(ref x, ref g, 0, ref c00, ref c01);
            Step(ref x, ref g, 32, ref c00, ref c01);
            Step(ref x, ref g, 64, ref c00, ref c01);
            Step(ref x, ref g, 96, ref c00, ref c01);
            x = ref Mem.At(ref x, 8 * Panel.Width);
            g = ref Mem.At(ref g, 8 * Panel.Width);
        }

        for (nint pair = rows % 8 / 2; pair > 0; pair--)
        {
            Step(ref x, ref g, 0, ref c00, ref c01);
            x = ref Mem.At(ref x, 2 * Panel.Width);
            g = ref Mem.At(ref g, 2 * Panel.Width);
        }

        if ((rows & 1) != 0)
        {
            TVector last = TSimd.Load(ref g, 0);
            c00 = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref x, 0), last, c00);
        }

        // A local copy: calling through a readonly reference would copy the struct at every call.
        TUpdate step = update;
        step.Apply<TSimd, TVector>(TSimd.Add(c00, c01), ref updated, ref slots, slotLength, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(ref float x, ref float g, nint row, ref TVector c00, ref TVector c01)
    {
        TVector g0 = TSimd.Load(ref g, row), g1 = TSimd.Load(ref g, row + Panel.Width);
        c00 = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref x, row), g0, c00);
        c01 = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref x, row + 16), g1, c01);
    }
}
