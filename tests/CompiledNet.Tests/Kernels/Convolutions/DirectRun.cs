using CompiledNet.Runtime;

namespace CompiledNet.Tests.Kernels;

/// <summary>A convolution in its direct form, as generated code calls it.</summary>
internal static class DirectRun
{
    public static PanelMatrix Forward<TSimd, TVector>(ConvolutionCase test)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        var y = new PanelMatrix(test.Dy.Rows, test.Filters, test.Dy.Stride);
        Convolutions.Forward<TSimd, TVector, NoEpilogue>(
            test.Shape, ref test.X.Origin, test.X.Stride, ref test.W.Origin, test.W.Stride, ref test.Bias.Origin, Panel.Width,
            ref y.Origin, ref y.Origin, y.Stride, test.Images, Panel.Count(test.Filters));
        return y;
    }

    public static PanelMatrix InputGradient<TSimd, TVector>(ConvolutionCase test)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        PanelMatrix transposed = Transposed(test);
        var dx = new PanelMatrix(test.X.Rows, test.Shape.Channels, test.X.Stride);
        Convolutions.InputGradient<TSimd, TVector, NoEpilogue>(
            test.Shape, ref test.Dy.Origin, test.Dy.Stride, test.Filters,
            ref transposed.Origin, transposed.Stride, ref dx.Origin, ref dx.Origin,
            dx.Stride, test.Images, Panel.Count(test.Shape.Channels));
        return dx;
    }

    public static PanelMatrix WeightGradient<TSimd, TVector>(ConvolutionCase test)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        var dw = new PanelMatrix(test.Depth, test.Filters, test.W.Stride);
        ConvolutionWeightGradients.Gradient<TSimd, TVector, StoreGradient>(
            test.Shape, ref test.X.Origin, test.X.Stride, ref test.Dy.Origin, test.Dy.Stride, test.Images, 0,
            Panel.Count(test.Shape.Channels), ref dw.Origin, ref dw.Origin, 0, dw.Stride, Panel.Count(test.Filters), default);
        return dw;
    }

    /// <summary>The weights transposed for the input gradient.</summary>
    public static PanelMatrix Transposed(ConvolutionCase test)
    {
        int channels = test.Shape.Channels, depth = test.Filters * test.Shape.Taps;
        var transposed = new PanelMatrix(depth, channels, PanelMatrix.WeightStride(depth));
        ConvolutionWeights.Transpose(
            ref test.W.Origin, test.W.Stride, test.Filters, channels, test.Shape.Taps, ref transposed.Origin, transposed.Stride, 0,
            Panel.Count(channels));
        return transposed;
    }
}
