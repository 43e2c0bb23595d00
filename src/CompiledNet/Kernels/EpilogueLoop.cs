using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>Applies an epilogue to a panel of results in memory, where it was not applied in registers.</summary>
internal static class EpilogueLoop
{
    /// <summary>Applies it.</summary>
    /// <param name="bias">The panel's bias.</param>
    /// <param name="y">The results, [rows][16].</param>
    /// <param name="other">The second operand, in the layout of y; y where there is none.</param>
    /// <param name="rows">Rows.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Run<TSimd, TVector, TEpilogue>(ref float bias, ref float y, ref float other, nint rows)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        if (typeof(TEpilogue) == typeof(NoEpilogue))
        {
            return;
        }

        for (nint row = 0; row < rows; row++)
        {
            for (nint column = 0; column < Panel.Width; column += TSimd.Width)
            {
                nint i = (row * Panel.Width) + column;
                TSimd.Store(TEpilogue.Apply<TSimd, TVector>(TSimd.Load(ref y, i), ref bias, column, ref other, i), ref y, i);
            }
        }
    }
}
