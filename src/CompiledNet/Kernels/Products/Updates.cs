using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>Updates from gradients in memory, where the gradient was not handed over in registers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Updates
{
    /// <summary>Hands over contiguous gradients.</summary>
    /// <param name="gradient">The gradients.</param>
    /// <param name="target">What is written.</param>
    /// <param name="length">Floats, a multiple of 16.</param>
    /// <param name="update">What is done with them.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Apply<TSimd, TVector, TUpdate>(ref float gradient, UpdateTarget target, nint length, in TUpdate update)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TUpdate : struct, IUpdate
    {
        TUpdate step = update;
        for (nint i = 0; i < length; i += TSimd.Width)
        {
            step.Apply<TSimd, TVector>(TSimd.Load(ref gradient, i), target, i);
        }
    }

    /// <summary>Hands over the sums of two gradients, of one chunk.</summary>
    /// <param name="left">The gradients of the uses so far.</param>
    /// <param name="right">Those of the next one.</param>
    /// <param name="target">What is written.</param>
    /// <param name="length">Floats, a multiple of 16.</param>
    /// <param name="chunk">The chunk.</param>
    /// <param name="chunkLength">Floats of a chunk, a multiple of 16.</param>
    /// <param name="update">What is done with them.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Sum<TSimd, TVector, TUpdate>(
        ref float left, ref float right, UpdateTarget target, nint length, int chunk, int chunkLength, in TUpdate update)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TUpdate : struct, IUpdate
    {
        TUpdate step = update;
        nint start = chunk * (nint)chunkLength, end = Math.Min(start + chunkLength, length);
        for (nint i = start; i < end; i += TSimd.Width)
        {
            TVector sum = TSimd.Add(TSimd.Load(ref left, i), TSimd.Load(ref right, i));
            step.Apply<TSimd, TVector>(sum, target, i);
        }
    }

    /// <summary>
    /// The gradient of a parameter that nothing depends on: zero where gradients are kept, no step where they are applied.
    /// </summary>
    /// <param name="updated">What is written.</param>
    /// <param name="length">Floats.</param>
    public static void None<TUpdate>(ref float updated, int length)
        where TUpdate : struct, IUpdate
    {
        if (TUpdate.StoresGradients)
        {
            MemoryMarshal.CreateSpan(ref updated, length).Clear();
        }
    }
}
