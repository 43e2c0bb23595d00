using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>Rows of a table by token. The table is [count][dimension padded to panels].</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EmbeddingKernel
{
    /// <summary>y[r] = table[token r].</summary>
    /// <param name="tokens">[rows], each inside the table.</param>
    /// <param name="table">The table.</param>
    /// <param name="y">The result, [dimension / 16][rows][16], from the first row on.</param>
    /// <param name="rows">Rows times positions.</param>
    /// <param name="panels">Panels of the dimension.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Gather<TSimd, TVector>(ref int tokens, ref float table, Panels y, nint rows, int panels)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        for (nint row = 0; row < rows; row++)
        {
            ref float entry = ref Mem.At(ref table, (nint)Mem.At(ref tokens, row) * panels * Panel.Width);
            for (int panel = 0; panel < panels; panel++)
            {
                for (nint lane = 0; lane < Panel.Width; lane += TSimd.Width)
                {
                    TSimd.Store(TSimd.Load(ref entry, (panel * Panel.Width) + lane), ref y[panel], (row * Panel.Width) + lane);
                }
            }
        }
    }

    /// <summary>
    /// The table's gradient in one panel of its dimension: each row's gradient added to its token's, in the order of the rows.
    /// </summary>
    /// <param name="tokens">[rows].</param>
    /// <param name="dy">The panel's first row.</param>
    /// <param name="gradient">The table's gradient, at the panel; overwritten.</param>
    /// <param name="count">Entries of the table.</param>
    /// <param name="rows">Rows times positions.</param>
    /// <param name="panels">Panels of the dimension.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Scatter<TSimd, TVector>(ref int tokens, ref float dy, ref float gradient, int count, nint rows, int panels)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        nint entryLength = (nint)panels * Panel.Width;
        for (nint entry = 0; entry < count; entry++)
        {
            Zeros.Store<TSimd, TVector>(ref Mem.At(ref gradient, entry * entryLength), Panel.Width);
        }

        Add<TSimd, TVector>(ref tokens, ref dy, ref gradient, rows, entryLength);
    }

    /// <summary>
    /// The table's gradient in one panel of its dimension, handed to an update. Where no step comes of a gradient of zero, only the entries
    /// of the tokens are visited, so that the time does not depend on the vocabulary.
    /// </summary>
    /// <param name="tokens">[rows].</param>
    /// <param name="dy">The panel's first row.</param>
    /// <param name="gradient">Memory of the table's size, at the panel; overwritten.</param>
    /// <param name="target">The table, at the panel.</param>
    /// <param name="count">Entries of the table.</param>
    /// <param name="rows">Rows times positions.</param>
    /// <param name="panels">Panels of the dimension.</param>
    /// <param name="update">What is done with the gradient.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void ScatterUpdate<TSimd, TVector, TUpdate>(
        ref int tokens, ref float dy, ref float gradient, UpdateTarget target, int count, nint rows, int panels, in TUpdate update)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TUpdate : struct, IUpdate
    {
        nint entryLength = (nint)panels * Panel.Width;
        TUpdate step = update;
        if (!step.SkipsZeroGradients)
        {
            Scatter<TSimd, TVector>(ref tokens, ref dy, ref gradient, count, rows, panels);
            for (nint entry = 0; entry < count; entry++)
            {
                Apply<TSimd, TVector, TUpdate>(ref step, ref gradient, target, entry * entryLength);
            }

            return;
        }

        for (nint row = 0; row < rows; row++)
        {
            Zeros.Store<TSimd, TVector>(ref Mem.At(ref gradient, Mem.At(ref tokens, row) * entryLength), Panel.Width);
        }

        Add<TSimd, TVector>(ref tokens, ref dy, ref gradient, rows, entryLength);
        for (nint row = 0; row < rows; row++)
        {
            nint entry = Mem.At(ref tokens, row) * entryLength;
            Apply<TSimd, TVector, TUpdate>(ref step, ref gradient, target, entry);

            // A token that comes again has no gradient left.
            Zeros.Store<TSimd, TVector>(ref Mem.At(ref gradient, entry), Panel.Width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TSimd, TVector>(ref int tokens, ref float dy, ref float gradient, nint rows, nint entryLength)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        for (nint row = 0; row < rows; row++)
        {
            nint entry = Mem.At(ref tokens, row) * entryLength;
            for (nint lane = 0; lane < Panel.Width; lane += TSimd.Width)
            {
                TVector sum = TSimd.Add(TSimd.Load(ref gradient, entry + lane), TSimd.Load(ref dy, (row * Panel.Width) + lane));
                TSimd.Store(sum, ref gradient, entry + lane);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Apply<TSimd, TVector, TUpdate>(ref TUpdate step, ref float gradient, in UpdateTarget target, nint entry)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TUpdate : struct, IUpdate
    {
        for (nint lane = 0; lane < Panel.Width; lane += TSimd.Width)
        {
            step.Apply<TSimd, TVector>(TSimd.Load(ref gradient, entry + lane), target, entry + lane);
        }
    }
}
