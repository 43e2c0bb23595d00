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
            test.Shape, test.X.Panels, test.W.Panels, new(ref test.Bias.Origin, Panel.Width), y.Panels, ref y.Origin, test.Images,
            Panel.Count(test.Filters));
        return y;
    }

    public static PanelMatrix InputGradient<TSimd, TVector>(ConvolutionCase test)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        PanelMatrix transposed = Transposed(test);
        var dx = new PanelMatrix(test.X.Rows, test.Shape.Channels, test.X.Stride);
        Convolutions.InputGradient<TSimd, TVector, NoEpilogue>(
            test.Shape, test.Dy.Panels, test.Filters, transposed.Panels, dx.Panels, ref dx.Origin, test.Images,
            Panel.Count(test.Shape.Channels));
        return dx;
    }

    public static PanelMatrix WeightGradient<TSimd, TVector>(ConvolutionCase test)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        var dw = new PanelMatrix(test.Depth, test.Filters, test.W.Stride);
        ConvolutionWeightGradients.Gradient<TSimd, TVector, StoreGradient>(
            test.Shape, test.X.Panels, test.Dy.Panels, test.Images, 0, Panel.Count(test.Shape.Channels), new(ref dw.Origin), dw.Stride,
            Panel.Count(test.Filters), default);
        return dw;
    }

    /// <summary>The weights transposed for the input gradient.</summary>
    public static PanelMatrix Transposed(ConvolutionCase test)
    {
        int channels = test.Shape.Channels, depth = test.Filters * test.Shape.Taps;
        var transposed = new PanelMatrix(depth, channels, PanelMatrix.WeightStride(depth));
        ConvolutionWeights.Transpose(
            test.W.Panels, test.Filters, channels, test.Shape.Taps, transposed.Panels, 0, Panel.Count(channels));
        return transposed;
    }
}
