using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>Layer normalisation along the features of each row (Ba, Kiros and Hinton 2016), by the mean and the biased variance.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LayerNormKernel
{
    /// <summary>y = (x − mean) · inverse · weight + bias, and the statistics of each row.</summary>
    /// <param name="x">The input, [features / 16][rows][16].</param>
    /// <param name="y">The first row of the result, in the same layout.</param>
    /// <param name="mean">[rows], overwritten.</param>
    /// <param name="inverse">[rows], overwritten: 1 / √(variance + epsilon).</param>
    /// <param name="weight">[features], padded to panels.</param>
    /// <param name="bias">[features], padded to panels.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="features">Features.</param>
    /// <param name="epsilon">What keeps the root from zero.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Normalize<TSimd, TVector>(
        Panels x, ref float y, ref float mean, ref float inverse, ref float weight, ref float bias, nint rows, int features, float epsilon) 
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        for (nint row = 0; row < rows; row++)
        {
            TVector sum = TSimd.Zero;
            for (int feature = 0; feature < features; feature += TSimd.Width)
            {
                sum = TSimd.Add(
                    sum, TSimd.And(TSimd.Load(ref x.First, x.Offset(feature, row)), TSimd.FirstLanes(features - feature)));
            }

            float average = TSimd.Sum(sum) / features;
            TVector averages = TSimd.Broadcast(average), squares = TSimd.Zero;
            for (int feature = 0; feature < features; feature += TSimd.Width)
            {
                TVector deviation = TSimd.Subtract(TSimd.Load(ref x.First, x.Offset(feature, row)), averages);
                deviation = TSimd.And(deviation, TSimd.FirstLanes(features - feature));
                squares = TSimd.MultiplyAdd(deviation, deviation, squares);
            }

            float scale = 1 / MathF.Sqrt((TSimd.Sum(squares) / features) + epsilon);
            Mem.At(ref mean, row) = average;
            Mem.At(ref inverse, row) = scale;
            TVector scales = TSimd.Broadcast(scale);
            for (int feature = 0; feature < features; feature += TSimd.Width)
            {
                nint offset = x.Offset(feature, row);
                TVector normal = TSimd.Multiply(TSimd.Subtract(TSimd.Load(ref x.First, offset), averages), scales);
                TSimd.Store(TSimd.MultiplyAdd(normal, TSimd.Load(ref weight, feature), TSimd.Load(ref bias, feature)), ref y, offset);
            }
        }
    }

    /// <summary>The gradient by the input: dx = inverse · (g − mean(g) − x̂ · mean(g · x̂)), with g = dy · weight.</summary>
    /// <param name="x">The input.</param>
    /// <param name="dy">The first row of the result's gradient.</param>
    /// <param name="dx">The first row of the input's gradient, overwritten.</param>
    /// <param name="mean">[rows].</param>
    /// <param name="inverse">[rows].</param>
    /// <param name="weight">[features], padded to panels.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="features">Features.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void InputGradient<TSimd, TVector>(
        Panels x, ref float dy, ref float dx, ref float mean, ref float inverse, ref float weight, nint rows, int features)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        for (nint row = 0; row < rows; row++)
        {
            TVector averages = TSimd.Broadcast(Mem.At(ref mean, row)), scales = TSimd.Broadcast(Mem.At(ref inverse, row));
            TVector sums = TSimd.Zero, products = TSimd.Zero;
            for (int feature = 0; feature < features; feature += TSimd.Width)
            {
                nint offset = x.Offset(feature, row);
                TVector mask = TSimd.FirstLanes(features - feature);
                TVector gradient = TSimd.And(TSimd.Multiply(TSimd.Load(ref dy, offset), TSimd.Load(ref weight, feature)), mask);
                TVector normal = TSimd.And(TSimd.Multiply(TSimd.Subtract(TSimd.Load(ref x.First, offset), averages), scales), mask);
                sums = TSimd.Add(sums, gradient);
                products = TSimd.MultiplyAdd(gradient, normal, products);
            }

            TVector sum = TSimd.Broadcast(TSimd.Sum(sums) / features), product = TSimd.Broadcast(TSimd.Sum(products) / features);
            for (int feature = 0; feature < features; feature += TSimd.Width)
            {
                nint offset = x.Offset(feature, row);
                TVector gradient = TSimd.Multiply(TSimd.Load(ref dy, offset), TSimd.Load(ref weight, feature));
                TVector normal = TSimd.Multiply(TSimd.Subtract(TSimd.Load(ref x.First, offset), averages), scales);
                gradient = TSimd.Subtract(TSimd.Subtract(gradient, sum), TSimd.Multiply(normal, product));
                TSimd.Store(TSimd.And(TSimd.Multiply(gradient, scales), TSimd.FirstLanes(features - feature)), ref dx, offset);
            }
        }
    }

    /// <summary>The gradients by weight and bias of one panel of features: Σ dy · x̂ and Σ dy over the rows.</summary>
    /// <param name="x">The panel's first row.</param>
    /// <param name="dy">The first row of the result's gradient, in that panel.</param>
    /// <param name="mean">[rows].</param>
    /// <param name="inverse">[rows].</param>
    /// <param name="rows">Rows.</param>
    /// <param name="weightTarget">Where the weight's update writes.</param>
    /// <param name="biasTarget">Where the bias's update writes.</param>
    /// <param name="update">What is done with the gradients.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void ParameterGradient<TSimd, TVector, TUpdate>(
        ref float x, ref float dy, ref float mean, ref float inverse, nint rows, UpdateTarget weightTarget, UpdateTarget biasTarget,
        in TUpdate update)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TUpdate : struct, IUpdate
    {
        for (nint lane = 0; lane < Panel.Width; lane += TSimd.Width)
        {
            TVector sum = TSimd.Zero, products = TSimd.Zero;
            for (nint row = 0; row < rows; row++)
            {
                nint offset = (row * Panel.Width) + lane;
                TVector gradient = TSimd.Load(ref dy, offset);
                TVector centred = TSimd.Subtract(TSimd.Load(ref x, offset), TSimd.BroadcastLoad(ref mean, row));
                sum = TSimd.Add(sum, gradient);
                products = TSimd.MultiplyAdd(gradient, TSimd.Multiply(centred, TSimd.BroadcastLoad(ref inverse, row)), products);
            }

            update.Apply<TSimd, TVector>(products, weightTarget, lane);
            update.Apply<TSimd, TVector>(sum, biasTarget, lane);
        }
    }
}
