using CompiledNet.Runtime;

namespace CompiledNet.Tests.Kernels;

/// <summary>A convolution by Winograd's algorithm, as generated code calls it; scratch memory holds what is not a number.</summary>
internal static class WinogradRun
{
    public static PanelMatrix Forward<TSimd, TVector>(ConvolutionCase test, PanelMatrix x, int images)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        WindowShape shape = test.Shape;
        int panels = Panel.Count(test.Filters);
        PanelMatrix weights = Transformed<TSimd, TVector>(test.W, shape.Channels, test.Filters, isTransposed: false);
        var plan = new WinogradPlan(shape.Width, shape.Channels, shape.OutHeight, shape.OutWidth);
        var y = new PanelMatrix(images * shape.OutPixels, test.Filters, Panel.Stride(images * shape.OutPixels));
        WinogradConvolutions.Forward<TSimd, TVector, NoEpilogue>(
            shape, x.Panels, weights.Panels, new(ref test.Bias.Origin, Panel.Width), y.Panels, ref y.Origin,
            images, panels, ref Scratch(plan.ChunkLength));
        return y;
    }

    public static PanelMatrix InputGradient<TSimd, TVector>(ConvolutionCase test)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        WindowShape shape = test.Shape;
        PanelMatrix transposed = DirectRun.Transposed(test);
        PanelMatrix weights = Transformed<TSimd, TVector>(transposed, test.Filters, shape.Channels, isTransposed: true);
        var plan = new WinogradPlan(shape.OutWidth, test.Filters, shape.Height, shape.Width);
        var dx = new PanelMatrix(test.X.Rows, shape.Channels, test.X.Stride);
        WinogradConvolutions.InputGradient<TSimd, TVector, NoEpilogue>(
            shape, test.Dy.Panels, test.Filters, weights.Panels, dx.Panels, ref dx.Origin, test.Images,
            Panel.Count(shape.Channels), ref Scratch(plan.ChunkLength));
        return dx;
    }

    public static PanelMatrix WeightGradient<TSimd, TVector>(ConvolutionCase test)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        WindowShape shape = test.Shape;
        int panels = Panel.Count(test.Filters);
        var plan = new WinogradPlan(shape.Width, shape.Channels, shape.OutHeight, shape.OutWidth);
        PanelMatrix sums = Elements(shape.Channels, test.Filters);
        for (int line = 0; line < WinogradPlan.LineOfTile; line++)
        {
            WinogradWeightGradients.Sums<TSimd, TVector>(
                shape, line, test.X.Panels, test.Dy.Panels, test.Images, sums.Panels, panels,
                ref Scratch(plan.GradientChunkLength(test.Filters)));
        }

        var dw = new PanelMatrix(test.Depth, test.Filters, test.W.Stride);
        WinogradWeights.Gradient<TSimd, TVector, StoreGradient>(
            sums.Panels, shape.Channels, new(ref dw.Origin), dw.Stride, panels, default);
        return dw;
    }

    private static PanelMatrix Transformed<TSimd, TVector>(PanelMatrix weights, int channels, int filters, bool isTransposed)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        PanelMatrix transformed = Elements(channels, filters);
        for (int panel = 0; panel < Panel.Count(filters); panel++)
        {
            WinogradWeights.Transform<TSimd, TVector>(
                weights.Panels, channels, isTransposed, transformed.Panels, panel, panel + 1);
        }

        return transformed;
    }

    private static PanelMatrix Elements(int channels, int filters)
    {
        int depth = (int)WinogradPlan.WeightStep(channels) / Panel.Width * WinogradPlan.Positions;
        return new PanelMatrix(depth, filters, PanelMatrix.WeightStride(depth));
    }

    private static ref float Scratch(nint length)
    {
        var buffer = new AlignedBuffer(length);
        buffer.Span.Fill(float.NaN);
        return ref buffer.Origin;
    }
}
