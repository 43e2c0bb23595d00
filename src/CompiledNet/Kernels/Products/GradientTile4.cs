using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>Four inputs by two vectors of outputs of a weight gradient, summed over the rows in registers; see <see cref="WeightGradients"/>.</summary>
internal static class GradientTile4<TSimd, TVector, TUpdate>
    where TSimd : ISimd<TVector>
    where TVector : struct
    where TUpdate : struct, IUpdate
{
    [MethodImpl(KernelOptions.Optimized)]
    public static void Run(ref float x, ref float g, nint gSecond, nint rows, ref float updated, ref float slots, nint slotLength, nint wSecond, in TUpdate update)
    {
        TVector c00 = TSimd.Zero, c01 = TSimd.Zero;
        TVector c10 = TSimd.Zero, c11 = TSimd.Zero;
        TVector c20 = TSimd.Zero, c21 = TSimd.Zero;
        TVector c30 = TSimd.Zero, c31 = TSimd.Zero;
        for (nint block = rows / 8; block > 0; block--)
        {
            Step(ref x, ref g, gSecond, 0, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31);
            Step(ref x, ref g, gSecond, 16, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31);
            Step(ref x, ref g, gSecond, 32, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31);
            Step(ref x, ref g, gSecond, 48, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31);
            Step(ref x, ref g, gSecond, 64, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31);
            Step(ref x, ref g, gSecond, 80, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31);
            Step(ref x, ref g, gSecond, 96, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31);
            Step(ref x, ref g, gSecond, 112, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31);
            x = ref Mem.At(ref x, 8 * Panel.Width);
            g = ref Mem.At(ref g, 8 * Panel.Width);
        }

        for (nint row = rows % 8; row > 0; row--)
        {
            Step(ref x, ref g, gSecond, 0, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31);
            x = ref Mem.At(ref x, Panel.Width);
            g = ref Mem.At(ref g, Panel.Width);
        }

        // A local copy: calling through a readonly reference would copy the struct at every call.
        TUpdate step = update;
        step.Apply<TSimd, TVector>(c00, ref updated, ref slots, slotLength, 0);
        step.Apply<TSimd, TVector>(c01, ref updated, ref slots, slotLength, wSecond);
        step.Apply<TSimd, TVector>(c10, ref updated, ref slots, slotLength, 16);
        step.Apply<TSimd, TVector>(c11, ref updated, ref slots, slotLength, wSecond + 16);
        step.Apply<TSimd, TVector>(c20, ref updated, ref slots, slotLength, 32);
        step.Apply<TSimd, TVector>(c21, ref updated, ref slots, slotLength, wSecond + 32);
        step.Apply<TSimd, TVector>(c30, ref updated, ref slots, slotLength, 48);
        step.Apply<TSimd, TVector>(c31, ref updated, ref slots, slotLength, wSecond + 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(ref float x, ref float g, nint gSecond, nint row, ref TVector c00, ref TVector c01, ref TVector c10, ref TVector c11, ref TVector c20, ref TVector c21, ref TVector c30, ref TVector c31)
    {
        TVector g0 = TSimd.Load(ref g, row), g1 = TSimd.Load(ref g, gSecond + row), a;
        a = TSimd.BroadcastLoad(ref x, row);
        c00 = TSimd.MultiplyAdd(a, g0, c00);
        c01 = TSimd.MultiplyAdd(a, g1, c01);
        a = TSimd.BroadcastLoad(ref x, row + 1);
        c10 = TSimd.MultiplyAdd(a, g0, c10);
        c11 = TSimd.MultiplyAdd(a, g1, c11);
        a = TSimd.BroadcastLoad(ref x, row + 2);
        c20 = TSimd.MultiplyAdd(a, g0, c20);
        c21 = TSimd.MultiplyAdd(a, g1, c21);
        a = TSimd.BroadcastLoad(ref x, row + 3);
        c30 = TSimd.MultiplyAdd(a, g0, c30);
        c31 = TSimd.MultiplyAdd(a, g1, c31);
    }
}
