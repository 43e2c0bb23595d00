using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>Four inputs by one vector of outputs of a weight gradient, in two strands over the rows, in registers; see <see cref="WeightGradients"/>.</summary>
internal static class NarrowGradientTile4<TSimd, TVector, TUpdate>
    where TSimd : ISimd<TVector>
    where TVector : struct
    where TUpdate : struct, IUpdate
{
    [MethodImpl(KernelOptions.Optimized)]
    public static void Run(ref float x, ref float g, nint rows, ref float updated, ref float slots, nint slotLength, in TUpdate update)
    {
        TVector c00 = TSimd.Zero, c01 = TSimd.Zero;
        TVector c10 = TSimd.Zero, c11 = TSimd.Zero;
        TVector c20 = TSimd.Zero, c21 = TSimd.Zero;
        TVector c30 = TSimd.Zero, c31 = TSimd.Zero;
        for (nint block = rows / 8; block > 0; block--)
        {
            Step(ref x, ref g, 0, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31);
            Step(ref x, ref g, 32, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31);
            Step(ref x, ref g, 64, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31);
            Step(ref x, ref g, 96, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31);
            x = ref Mem.At(ref x, 8 * Panel.Width);
            g = ref Mem.At(ref g, 8 * Panel.Width);
        }

        for (nint pair = rows % 8 / 2; pair > 0; pair--)
        {
            Step(ref x, ref g, 0, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31);
            x = ref Mem.At(ref x, 2 * Panel.Width);
            g = ref Mem.At(ref g, 2 * Panel.Width);
        }

        if ((rows & 1) != 0)
        {
            TVector last = TSimd.Load(ref g, 0);
            c00 = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref x, 0), last, c00);
            c10 = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref x, 1), last, c10);
            c20 = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref x, 2), last, c20);
            c30 = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref x, 3), last, c30);
        }

        // A local copy: calling through a readonly reference would copy the struct at every call.
        TUpdate step = update;
        step.Apply<TSimd, TVector>(TSimd.Add(c00, c01), ref updated, ref slots, slotLength, 0);
        step.Apply<TSimd, TVector>(TSimd.Add(c10, c11), ref updated, ref slots, slotLength, 16);
        step.Apply<TSimd, TVector>(TSimd.Add(c20, c21), ref updated, ref slots, slotLength, 32);
        step.Apply<TSimd, TVector>(TSimd.Add(c30, c31), ref updated, ref slots, slotLength, 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(ref float x, ref float g, nint row, ref TVector c00, ref TVector c01, ref TVector c10, ref TVector c11, ref TVector c20, ref TVector c21, ref TVector c30, ref TVector c31)
    {
        TVector g0 = TSimd.Load(ref g, row), g1 = TSimd.Load(ref g, row + Panel.Width);
        c00 = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref x, row), g0, c00);
        c01 = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref x, row + 16), g1, c01);
        c10 = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref x, row + 1), g0, c10);
        c11 = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref x, row + 17), g1, c11);
        c20 = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref x, row + 2), g0, c20);
        c21 = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref x, row + 18), g1, c21);
        c30 = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref x, row + 3), g0, c30);
        c31 = TSimd.MultiplyAdd(TSimd.BroadcastLoad(ref x, row + 19), g1, c31);
    }
}
