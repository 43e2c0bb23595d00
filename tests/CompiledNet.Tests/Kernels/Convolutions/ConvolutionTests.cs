using CompiledNet.Runtime;

namespace CompiledNet.Tests.Kernels;

/// <summary>
/// The kernels of convolutions against a scalar double one. The cases cross what decides the form: one panel of channels and more, short
/// and long lines of pixels, strides and borders.
/// </summary>
public sealed class ConvolutionTests
{
    private static IEnumerable<ConvolutionCase> Cases() =>
    [
        .. from images in (int[])[1, 3]
           from channels in (int[])[1, 3, 6, 16, 17]
           from filters in (int[])[1, 6, 8, 16, 17, 33]
           select new ConvolutionCase(images, channels, filters, 5, 7, size: 3, stride: 1, padding: 1, dilation: 1),
        .. from images in (int[])[1, 9]
           from filters in (int[])[6, 16, 40]
           from stride in (int[])[1, 2, 3, 4]
           from padding in (int[])[0, 2, 3]
           from dilation in (int[])[1, 2]
           select new ConvolutionCase(images, 5, filters, 13, 14, size: 3, stride, padding, dilation),
        .. from channels in (int[])[8, 16, 33]
           from width in (int[])[9, 12, 13, 25]
           from size in (int[])[1, 2, 3, 5]
           from dilation in (int[])[1, 2]
           from padding in (int[])[0, 1]
           select new ConvolutionCase(2, channels, 16, 11, width, size, stride: 1, Math.Min(padding, size - 1), dilation),
        .. ConvolutionCase.Uneven(channels: 5, filters: 16, isStrided: true),
        .. ConvolutionCase.Uneven(channels: 17, filters: 33, isStrided: true),
        new(1, 1, 6, 28, 28, size: 5, stride: 1, padding: 2, dilation: 1),
        new(16, 1, 6, 28, 28, size: 5, stride: 1, padding: 2, dilation: 1),
        new(1, 3, 6, 10, 10, size: 3, stride: 1, padding: 0, dilation: 1),
        new(1, 3, 6, 18, 18, size: 3, stride: 1, padding: 0, dilation: 1),
        new(2, 2, 3, 1, 1, size: 1, stride: 1, padding: 0, dilation: 1),
        new(20, 2, 3, 1, 1, size: 3, stride: 2, padding: 1, dilation: 1),
    ];

    private static IEnumerable<ConvolutionCase> DepthwiseCases() =>
    [
        .. from images in (int[])[1, 5]
           from channels in (int[])[2, 16, 35]
           from stride in (int[])[1, 2, 3]
           from padding in (int[])[0, 2]
           from dilation in (int[])[1, 2]
           select new ConvolutionCase(images, channels, channels, 9, 12, size: 3, stride, padding, dilation, isDepthwise: true),
        .. from size in (int[])[1, 2, 4, 5, 7]
           from stride in (int[])[1, 2]
           from width in (int[])[7, 18]
           select new ConvolutionCase(2, 17, 17, 17, width, size, stride, padding: size / 2, dilation: 1, isDepthwise: true),
        .. ConvolutionCase.Uneven(17, 17, isStrided: true, isDepthwise: true),
    ];

    [Theory, ClassData(typeof(EveryWidth))]
    public void ForwardIsTheSumOverTheWindow(Lanes lanes) => lanes.Do(new Forward());

    [Theory, ClassData(typeof(EveryWidth))]
    public void GradientsAreTheTransposesOfTheWindow(Lanes lanes) => lanes.Do(new Gradients());

    [Theory, ClassData(typeof(EveryWidth))]
    public void DepthwiseForwardReadsOneChannelOnly(Lanes lanes) => lanes.Do(new DepthwiseForward());

    [Theory, ClassData(typeof(EveryWidth))]
    public void DepthwiseGradientsReachOneChannelOnly(Lanes lanes) => lanes.Do(new DepthwiseGradients());

    private static void Check(ConvolutionCase test, PanelMatrix y) => y.AssertClose(test.Y, test.Depth, test.ToString());

    private static void Check(ConvolutionCase test, PanelMatrix dx, PanelMatrix dw)
    {
        (double[,] expectedDx, double[,] expectedDw) = test.Gradients();
        dx.AssertClose((pixel, channel) => expectedDx[pixel, channel], test.Filters * test.Shape.Taps, $"dx of {test}");
        dw.AssertClose((row, filter) => expectedDw[row, filter], test.Dy.Rows, $"dw of {test}");
    }

    private sealed class Forward : IVectorWork
    {
        public void Run<TSimd, TVector>()
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            foreach (ConvolutionCase test in Cases())
            {
                Check(test, DirectRun.Forward<TSimd, TVector>(test));
            }
        }
    }

    private sealed class Gradients : IVectorWork
    {
        public void Run<TSimd, TVector>()
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            foreach (ConvolutionCase test in Cases())
            {
                Check(test, DirectRun.InputGradient<TSimd, TVector>(test), DirectRun.WeightGradient<TSimd, TVector>(test));
            }
        }
    }

    private sealed class DepthwiseForward : IVectorWork
    {
        public void Run<TSimd, TVector>()
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            foreach (ConvolutionCase test in DepthwiseCases())
            {
                var y = new PanelMatrix(test.Dy.Rows, test.Filters, test.Dy.Stride);
                DepthwiseConvolutions.Forward<TSimd, TVector, NoEpilogue>(
                    test.Shape, test.X.Panels, test.W.Panels, new(ref test.Bias.Origin, Panel.Width), y.Panels, ref y.Origin, test.Images,
                    Panel.Count(test.Filters));
                Check(test, y);
            }
        }
    }

    private sealed class DepthwiseGradients : IVectorWork
    {
        public void Run<TSimd, TVector>()
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            foreach (ConvolutionCase test in DepthwiseCases())
            {
                int panels = Panel.Count(test.Filters);
                var dx = new PanelMatrix(test.X.Rows, test.Filters, test.X.Stride);
                DepthwiseConvolutions.InputGradient<TSimd, TVector, NoEpilogue>(
                    test.Shape, test.Dy.Panels, test.W.Panels, dx.Panels, ref dx.Origin, test.Images, panels);
                var dw = new PanelMatrix(test.Depth, test.Filters, test.W.Stride);
                DepthwiseWeightGradients.Gradient<TSimd, TVector, StoreGradient>(
                    test.Shape, test.X.Panels, test.Dy.Panels, test.Images, new(ref dw.Origin), dw.Stride, panels, default);
                Check(test, dx, dw);
            }
        }
    }
}
