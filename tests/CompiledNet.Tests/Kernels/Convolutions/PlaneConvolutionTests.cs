using CompiledNet.Runtime;

namespace CompiledNet.Tests.Kernels;

/// <summary>
/// The kernels of convolutions that read or write planes against a scalar double one: widths below, at and above whole vectors of every
/// width, one line and many, borders, dilations; strides where the results are panels.
/// </summary>
public sealed class PlaneConvolutionTests
{
    /// <summary>With a stride of 1, which results in planes have.</summary>
    private static IEnumerable<ConvolutionCase> Cases() =>
    [
        .. from images in (int[])[1, 3]
           from channels in (int[])[1, 3, 8]
           from filters in (int[])[1, 6, 8]
           from width in (int[])[3, 7, 8, 13, 20]
           select new ConvolutionCase(images, channels, filters, 5, width, size: 3, stride: 1, padding: 1, dilation: 1),
        .. from size in (int[])[1, 2, 5]
           from padding in (int[])[0, 2]
           from dilation in (int[])[1, 2]
           where padding <= dilation * (size - 1)
           select new ConvolutionCase(2, 3, 7, 9, 17, size, stride: 1, padding, dilation),
        new(33, 1, 6, 14, 14, size: 5, stride: 1, padding: 2, dilation: 1),
        new(1, 1, 6, 28, 28, size: 5, stride: 1, padding: 2, dilation: 1),
        new(2, 6, 16, 14, 14, size: 5, stride: 1, padding: 0, dilation: 1),
        .. from size in (int[])[2, 3, 4, 5, 7]
           from padding in (int[])[0, 1]
           from filters in (int[])[5, 16]
           select new ConvolutionCase(2, 7, filters, 11, 27, size, stride: 1, padding, dilation: 1),
        .. ConvolutionCase.Uneven(channels: 3, filters: 7, isStrided: false),
        new(1, 16, 5, 10, 10, size: 3, stride: 1, padding: 1, dilation: 1),
        new(2, 2, 3, 1, 1, size: 1, stride: 1, padding: 0, dilation: 1),
    ];

    private static IEnumerable<ConvolutionCase> StridedCases() =>
    [
        .. from channels in (int[])[1, 3]
           from filters in (int[])[5, 16, 33]
           from stride in (int[])[2, 3]
           from padding in (int[])[0, 1]
           select new ConvolutionCase(2, channels, filters, 11, 13, size: 3, stride, padding, dilation: 1),
        .. ConvolutionCase.Uneven(channels: 3, filters: 16, isStrided: true),
    ];

    [Theory, ClassData(typeof(EveryWidth))]
    public void ForwardIsTheSumOverTheWindow(Lanes lanes) => lanes.Do(new Forward());

    [Theory, ClassData(typeof(EveryWidth))]
    public void InputGradientIsTheTransposeOfTheWindow(Lanes lanes) => lanes.Do(new InputGradient());

    [Theory, ClassData(typeof(EveryWidth))]
    public void WeightGradientIsTheSumOverTheImages(Lanes lanes) => lanes.Do(new WeightGradient());

    private sealed class Forward : IVectorWork
    {
        public void Run<TSimd, TVector>()
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            foreach (ConvolutionCase test in Cases())
            {
                PlaneImages x = PlaneImages.Of(test.X, test.Images);
                Check(test, $"planes of planes, {test}", PlanesOf<TSimd, TVector>(test, new(ref x.Origin, 0)));
                Check(test, $"planes of a panel, {test}", PlanesOf<TSimd, TVector>(test, test.X.Panels));
            }

            foreach (ConvolutionCase test in Cases().Concat(StridedCases()).Where(test => test.Shape.Channels < Panel.Width))
            {
                PlaneImages x = PlaneImages.Of(test.X, test.Images);
                var y = new PanelMatrix(test.Dy.Rows, test.Filters, test.Dy.Stride);
                Convolutions.Forward<TSimd, TVector, NoEpilogue>(
                    test.Shape, new(ref x.Origin, 0), test.W.Panels, new(ref test.Bias.Origin, Panel.Width), y.Panels, ref y.Origin,
                    test.Images, Panel.Count(test.Filters));
                Check(test, $"panels of planes, {test}", y);
            }
        }

        private static PanelMatrix PlanesOf<TSimd, TVector>(ConvolutionCase test, Panels x)
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            var y = new PlaneImages(test.Images, test.Shape.OutPixels, test.Filters);
            PlaneConvolutions.Forward<TSimd, TVector, NoEpilogue>(
                test.Shape, test.Filters, x, ref test.W.Origin, ref test.Bias.Origin, ref y.Origin, ref y.Origin, test.Images);
            return y.ToPanels(test.ToString());
        }

        private static void Check(ConvolutionCase test, string what, PanelMatrix y) => y.AssertClose(test.Y, test.Depth, what);
    }

    private sealed class InputGradient : IVectorWork
    {
        public void Run<TSimd, TVector>()
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            foreach (ConvolutionCase test in Cases())
            {
                PlaneImages dy = PlaneImages.Of(test.Dy, test.Images);
                Check(test, $"planes of planes, {test}", PlanesOf<TSimd, TVector>(test, new(ref dy.Origin, 0)));
                Check(test, $"planes of a panel, {test}", PlanesOf<TSimd, TVector>(test, test.Dy.Panels));
            }

            foreach (ConvolutionCase test in Cases().Concat(StridedCases()).Where(test => test.Filters < Panel.Width))
            {
                PlaneImages dy = PlaneImages.Of(test.Dy, test.Images);
                PanelMatrix transposed = DirectRun.Transposed(test);
                var dx = new PanelMatrix(test.X.Rows, test.Shape.Channels, test.X.Stride);
                Convolutions.InputGradient<TSimd, TVector, NoEpilogue>(
                    test.Shape, new(ref dy.Origin, 0), test.Filters, transposed.Panels, dx.Panels, ref dx.Origin, test.Images,
                    Panel.Count(test.Shape.Channels));
                Check(test, $"panels of planes, {test}", dx);
            }
        }

        private static PanelMatrix PlanesOf<TSimd, TVector>(ConvolutionCase test, Panels dy)
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            var dx = new PlaneImages(test.Images, test.Shape.InPixels, test.Shape.Channels);
            PlaneConvolutions.InputGradient<TSimd, TVector, NoEpilogue>(
                test.Shape, test.Filters, dy, ref test.W.Origin, ref dx.Origin, ref dx.Origin, test.Images);
            return dx.ToPanels(test.ToString());
        }

        private static void Check(ConvolutionCase test, string what, PanelMatrix dx)
        {
            double[,] expected = test.Gradients().Dx;
            dx.AssertClose((pixel, channel) => expected[pixel, channel], test.Filters * test.Shape.Taps, what);
        }
    }

    private sealed class WeightGradient : IVectorWork
    {
        public void Run<TSimd, TVector>()
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            foreach (ConvolutionCase test in Cases().Concat(StridedCases()))
            {
                PlaneImages x = PlaneImages.Of(test.X, test.Images);
                double[,] expected = test.Gradients().Dw;
                var dw = new PanelMatrix(test.Depth, test.Filters, test.W.Stride);
                ConvolutionWeightGradients.Gradient<TSimd, TVector, StoreGradient>(
                    test.Shape, new(ref x.Origin, 0), test.Dy.Panels, test.Images, 0, 1, new(ref dw.Origin), dw.Stride,
                    Panel.Count(test.Filters), default);
                dw.AssertClose((row, filter) => expected[row, filter], test.Dy.Rows, $"of planes and panels, {test}");
                if (test.Shape is { StrideX: > 1 } or { StrideY: > 1 } || test.Filters > Panel.Width)
                {
                    continue;
                }

                PlaneImages dy = PlaneImages.Of(test.Dy, test.Images);
                dw = new PanelMatrix(test.Depth, test.Filters, test.W.Stride);
                PlaneWeightGradients.Gradient<TSimd, TVector, StoreGradient>(
                    test.Shape, test.Filters, ref x.Origin, ref dy.Origin, test.Images, new(ref dw.Origin), default);
                dw.AssertClose((row, filter) => expected[row, filter], test.Dy.Rows, $"of planes, {test}");

                var db = new PanelMatrix(1, test.Filters, Panel.Width);
                PlaneWeightGradients.BiasGradient<TSimd, TVector, StoreGradient>(
                    ref dy.Origin, test.Shape.OutPixels, test.Filters, test.Images, new(ref db.Origin), default);
                db.AssertClose(
                    (_, filter) => Enumerable.Range(0, test.Dy.Rows).Sum(pixel => (double)test.Dy[pixel, filter]), test.Dy.Rows,
                    $"of the bias, {test}");
            }
        }
    }
}
