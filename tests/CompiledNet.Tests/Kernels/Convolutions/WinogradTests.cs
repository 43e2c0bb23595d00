using CompiledNet.Runtime;

namespace CompiledNet.Tests.Kernels;

/// <summary>
/// Winograd's algorithm against a scalar double convolution and against the direct form: odd and even sides, every padding, one tile and
/// several blocks of them, channels and filters that fill no panel, one image and more than a chunk.
/// </summary>
public sealed class WinogradTests
{
    /// <summary>The error against double at most, as a multiple of the direct form's, both as roots of mean squares.</summary>
    private const double MostError = 1.5;

    private static IEnumerable<ConvolutionCase> Cases() =>
    [
        .. from padding in (int[])[0, 1, 2]
           from images in (int[])[1, 2]
           from sides in ((int, int)[])[(5, 7), (6, 4)]
           select Case(images, 33, 40, sides.Item1, sides.Item2, padding),
        Case(33, 32, 32, 4, 5, 1),
        Case(9, 48, 33, 7, 6, 1),
        Case(1, 16, 64, 12, 13, 1),
        Case(1, 32, 32, 3, 30, 1),
        Case(2, 3, 5, 3, 3, 0),
        Case(2, 3, 5, 1, 1, 2),
        Case(1, 3, 5, 1, 2, 1),
        Case(2, 4, 5, 3, 210, 1),
    ];

    [Theory, ClassData(typeof(EveryWidth))]
    public void ForwardIsTheSumOverTheWindow(Lanes lanes) => lanes.Do(new Forward());

    [Theory, ClassData(typeof(EveryWidth))]
    public void GradientsAreTheTransposesOfTheWindow(Lanes lanes) => lanes.Do(new Gradients());

    /// <summary>Inputs of one sign, whose sums grow, and Kaiming's weights.</summary>
    [Theory, ClassData(typeof(EveryWidth))]
    public void ErrorsAreNoLargerThanTheDirectForms(Lanes lanes) => lanes.Do(new Errors());

    [Theory, ClassData(typeof(EveryWidth))]
    public void AnImageHasTheSameBitsAmongOthers(Lanes lanes) => lanes.Do(new Bits());

    private static ConvolutionCase Case(int images, int channels, int filters, int height, int width, int padding) =>
        new(images, channels, filters, height, width, size: 3, stride: 1, padding, dilation: 1);

    private static double Error(PanelMatrix matrix, Func<int, int, double> expected)
    {
        double squares = 0;
        for (int row = 0; row < matrix.Rows; row++)
        {
            for (int column = 0; column < matrix.Columns; column++)
            {
                squares += Math.Pow(matrix[row, column] - expected(row, column), 2);
            }
        }

        return Math.Sqrt(squares);
    }

    private sealed class Forward : IVectorWork
    {
        public void Run<TSimd, TVector>()
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            foreach (ConvolutionCase test in Cases())
            {
                WinogradRun.Forward<TSimd, TVector>(test, test.X, test.Images).AssertClose(test.Y, test.Depth, test.ToString());
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
                (double[,] dx, double[,] dw) = test.Gradients();
                WinogradRun.InputGradient<TSimd, TVector>(test)
                    .AssertClose((pixel, channel) => dx[pixel, channel], test.Filters * test.Shape.Taps, $"dx of {test}");
                WinogradRun.WeightGradient<TSimd, TVector>(test)
                    .AssertClose((row, filter) => dw[row, filter], Math.Max(test.Dy.Rows, 16), $"dw of {test}");
            }
        }
    }

    private sealed class Errors : IVectorWork
    {
        public void Run<TSimd, TVector>()
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            ConvolutionCase test = Case(4, 64, 32, 8, 8, 1);
            MakePositive(test.X);
            MakePositive(test.Dy);
            (double[,] dx, double[,] dw) = test.Gradients();
            double[,] y = new double[test.Dy.Rows, test.Filters];
            for (int i = 0; i < y.Length; i++)
            {
                y[i / test.Filters, i % test.Filters] = test.Y(i / test.Filters, i % test.Filters);
            }

            Compare(
                "y", y, WinogradRun.Forward<TSimd, TVector>(test, test.X, test.Images), DirectRun.Forward<TSimd, TVector>(test));
            Compare("dx", dx, WinogradRun.InputGradient<TSimd, TVector>(test), DirectRun.InputGradient<TSimd, TVector>(test));
            Compare("dw", dw, WinogradRun.WeightGradient<TSimd, TVector>(test), DirectRun.WeightGradient<TSimd, TVector>(test));
        }

        private static void MakePositive(PanelMatrix matrix)
        {
            for (int i = 0; i < matrix.Rows * matrix.Columns; i++)
            {
                ref float element = ref matrix[i / matrix.Columns, i % matrix.Columns];
                element = Math.Abs(element);
            }
        }

        private static void Compare(string what, double[,] expected, PanelMatrix winograd, PanelMatrix direct)
        {
            double error = Error(winograd, (i, j) => expected[i, j]), most = MostError * Error(direct, (i, j) => expected[i, j]);
            Assert.True(error <= most, $"{what}: {error:E2} is more than {most:E2}");
        }
    }

    private sealed class Bits : IVectorWork
    {
        public void Run<TSimd, TVector>()
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            ConvolutionCase test = Case(5, 33, 40, 5, 7, 1);
            PanelMatrix all = WinogradRun.Forward<TSimd, TVector>(test, test.X, test.Images);
            for (int image = 0; image < test.Images; image++)
            {
                int inPixels = test.Shape.InPixels, outPixels = test.Shape.OutPixels;
                var x = new PanelMatrix(inPixels, test.Shape.Channels, Panel.Stride(inPixels));
                for (int i = 0; i < inPixels * test.Shape.Channels; i++)
                {
                    x[i % inPixels, i / inPixels] = test.X[(image * inPixels) + (i % inPixels), i / inPixels];
                }

                PanelMatrix one = WinogradRun.Forward<TSimd, TVector>(test, x, 1);
                for (int i = 0; i < outPixels * test.Filters; i++)
                {
                    Assert.Equal(all[(image * outPixels) + (i % outPixels), i / outPixels], one[i % outPixels, i / outPixels]);
                }
            }
        }
    }
}
