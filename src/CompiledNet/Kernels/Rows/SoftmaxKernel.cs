using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// Softmax and log-softmax along each row, and their vector-Jacobian products. The maximum is subtracted first, so that no
/// exponential overflows; padding is masked out of every sum and left as zero.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SoftmaxKernel
{
    /// <summary>p = softmax(z).</summary>
    /// <param name="z">The logits, [features / 16][rows][16].</param>
    /// <param name="p">The first row of the probabilities, in the same layout.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="features">Classes.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Softmax<TSimd, TVector>(Panels z, ref float p, nint rows, int features)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        for (nint row = 0; row < rows; row++)
        {
            TVector max = TSimd.Broadcast(RowVectors.Max<TSimd, TVector>(z, row, features));
            TVector sums = TSimd.Zero;
            for (int feature = 0; feature < features; feature += TSimd.Width)
            {
                nint offset = z.Offset(feature, row);
                TVector e = VectorMath.Exp<TSimd, TVector>(TSimd.Subtract(TSimd.Load(ref z.First, offset), max));
                e = TSimd.And(e, TSimd.FirstLanes(features - feature));
                sums = TSimd.Add(sums, e);
                TSimd.Store(e, ref p, offset);
            }

            TVector inverse = TSimd.Broadcast(1 / TSimd.Sum(sums));
            for (int feature = 0; feature < features; feature += TSimd.Width)
            {
                nint offset = z.Offset(feature, row);
                TSimd.Store(TSimd.Multiply(TSimd.Load(ref p, offset), inverse), ref p, offset);
            }
        }
    }

    /// <summary>dz = p · (g − Σ g·p): the softmax's vector-Jacobian product, without its matrix.</summary>
    /// <param name="p">The probabilities.</param>
    /// <param name="g">The first row of the gradient of p.</param>
    /// <param name="dz">The first row of the gradient of the logits.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="features">Classes.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void SoftmaxGradient<TSimd, TVector>(Panels p, ref float g, ref float dz, nint rows, int features)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        for (nint row = 0; row < rows; row++)
        {
            TVector dot = TSimd.Zero;
            for (int feature = 0; feature < features; feature += TSimd.Width)
            {
                nint offset = p.Offset(feature, row);
                TVector product = TSimd.Multiply(TSimd.Load(ref p.First, offset), TSimd.Load(ref g, offset));
                dot = TSimd.Add(dot, TSimd.And(product, TSimd.FirstLanes(features - feature)));
            }

            TVector sum = TSimd.Broadcast(TSimd.Sum(dot));
            for (int feature = 0; feature < features; feature += TSimd.Width)
            {
                nint offset = p.Offset(feature, row);
                TVector gradient = TSimd.Multiply(TSimd.Load(ref p.First, offset), TSimd.Subtract(TSimd.Load(ref g, offset), sum));
                TSimd.Store(TSimd.And(gradient, TSimd.FirstLanes(features - feature)), ref dz, offset);
            }
        }
    }

    /// <summary>l = z − logsumexp(z).</summary>
    /// <param name="z">The logits.</param>
    /// <param name="l">The first row of the log-probabilities.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="features">Classes.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void LogSoftmax<TSimd, TVector>(Panels z, ref float l, nint rows, int features)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        for (nint row = 0; row < rows; row++)
        {
            float largest = RowVectors.Max<TSimd, TVector>(z, row, features);
            TVector max = TSimd.Broadcast(largest);
            TVector sums = TSimd.Zero;
            for (int feature = 0; feature < features; feature += TSimd.Width)
            {
                TVector e = VectorMath.Exp<TSimd, TVector>(TSimd.Subtract(TSimd.Load(ref z.First, z.Offset(feature, row)), max));
                sums = TSimd.Add(sums, TSimd.And(e, TSimd.FirstLanes(features - feature)));
            }

            // The maximum goes first: subtracting the rounded sum of both would lose the digits of the logarithm.
            TVector log = TSimd.Broadcast(MathF.Log(TSimd.Sum(sums)));
            for (int feature = 0; feature < features; feature += TSimd.Width)
            {
                nint offset = z.Offset(feature, row);
                TVector value = TSimd.Subtract(TSimd.Subtract(TSimd.Load(ref z.First, offset), max), log);
                TSimd.Store(TSimd.And(value, TSimd.FirstLanes(features - feature)), ref l, offset);
            }
        }
    }

    /// <summary>dz = g − exp(l) · Σ g.</summary>
    /// <param name="l">The log-probabilities.</param>
    /// <param name="g">The first row of their gradient.</param>
    /// <param name="dz">The first row of the gradient of the logits.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="features">Classes.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void LogSoftmaxGradient<TSimd, TVector>(Panels l, ref float g, ref float dz, nint rows, int features)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        for (nint row = 0; row < rows; row++)
        {
            TVector sums = TSimd.Zero;
            for (int feature = 0; feature < features; feature += TSimd.Width)
            {
                TVector value = TSimd.Load(ref g, l.Offset(feature, row));
                sums = TSimd.Add(sums, TSimd.And(value, TSimd.FirstLanes(features - feature)));
            }

            TVector sum = TSimd.Broadcast(TSimd.Sum(sums));
            for (int feature = 0; feature < features; feature += TSimd.Width)
            {
                nint offset = l.Offset(feature, row);
                TVector p = VectorMath.Exp<TSimd, TVector>(TSimd.Load(ref l.First, offset));
                TVector gradient = TSimd.Subtract(TSimd.Load(ref g, offset), TSimd.Multiply(p, sum));
                TSimd.Store(TSimd.And(gradient, TSimd.FirstLanes(features - feature)), ref dz, offset);
            }
        }
    }
}
