using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>What the pixels of a window are folded to.</summary>
internal interface IWindowFold
{
    /// <summary>The result of no pixel.</summary>
    static abstract TVector Start<TSimd, TVector>()
        where TSimd : ISimd<TVector>
        where TVector : struct;

    /// <summary>The result with a pixel more.</summary>
    static abstract TVector Add<TSimd, TVector>(TVector result, TVector pixel)
        where TSimd : ISimd<TVector>
        where TVector : struct;

    /// <summary>What is stored; <paramref name="scale"/> is one divided by the window's taps.</summary>
    static abstract TVector End<TSimd, TVector>(TVector result, TVector scale)
        where TSimd : ISimd<TVector>
        where TVector : struct;
}

/// <summary>The largest of them, or NaN where one is.</summary>
internal readonly struct WindowMaximum : IWindowFold
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Start<TSimd, TVector>()
        where TSimd : ISimd<TVector>
        where TVector : struct => TSimd.Broadcast(float.NegativeInfinity);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Add<TSimd, TVector>(TVector result, TVector pixel)
        where TSimd : ISimd<TVector>
        where TVector : struct => TSimd.MaxOrNaN(result, pixel);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector End<TSimd, TVector>(TVector result, TVector scale)
        where TSimd : ISimd<TVector>
        where TVector : struct => result;
}

/// <summary>Their sum, divided by the window's taps.</summary>
internal readonly struct WindowAverage : IWindowFold
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Start<TSimd, TVector>()
        where TSimd : ISimd<TVector>
        where TVector : struct => TSimd.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Add<TSimd, TVector>(TVector result, TVector pixel)
        where TSimd : ISimd<TVector>
        where TVector : struct => TSimd.Add(result, pixel);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector End<TSimd, TVector>(TVector result, TVector scale)
        where TSimd : ISimd<TVector>
        where TVector : struct => TSimd.Multiply(result, scale);
}
