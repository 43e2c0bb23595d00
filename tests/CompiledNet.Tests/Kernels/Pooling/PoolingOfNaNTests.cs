using CompiledNet.Runtime;

namespace CompiledNet.Tests.Kernels;

/// <summary>
/// What is not a number stays visible: the maximum of a window that has such a value is none, wherever in the window it is.
/// </summary>
public sealed class PoolingOfNaNTests
{
    private static readonly int[] s_channels = [1, 17];

    [Theory, ClassData(typeof(EveryWidth))]
    public void PanelsKeepTheNaNOfAWindow(Lanes lanes) => lanes.Do(new OfPanels());

    [Theory, ClassData(typeof(EveryWidth))]
    public void PlanesKeepTheNaNOfAWindow(Lanes lanes) => lanes.Do(new OfPlanes());

    [Theory, ClassData(typeof(EveryWidth))]
    public void PanelsGiveTheGradientToTheLastNaNOfAWindow(Lanes lanes) => lanes.Do(new GradientOfPanels());

    [Theory, ClassData(typeof(EveryWidth))]
    public void PlanesGiveTheGradientToTheLastNaNOfAWindow(Lanes lanes) => lanes.Do(new GradientOfPlanes());

    /// <summary>
    /// The gradient of the maxima as PyTorch's loop gives it: a value that is larger, or NaN, takes the place of the one before.
    /// </summary>
    private static float[,] Expected(PoolingCase test)
    {
        float[,] dx = new float[test.X.Rows, test.X.Columns];
        for (int pixel = 0; pixel < test.Dy.Rows; pixel++)
        {
            for (int channel = 0; channel < test.Shape.Channels; channel++)
            {
                int winner = -1;
                foreach (int input in test.Window(pixel))
                {
                    winner = winner < 0 || test.X[input, channel] > test.X[winner, channel] || float.IsNaN(test.X[input, channel])
                        ? input
                        : winner;
                }

                dx[winner, channel] += test.Dy[pixel, channel];
            }
        }

        return dx;
    }

    /// <summary>Every place of a NaN, and of two, in the last channel.</summary>
    private static IEnumerable<PoolingCase> WithNaNs(Func<PoolingCase> create)
    {
        int pixels = create().X.Rows;
        IEnumerable<(int First, int Second)> pairs = Enumerable.Range(0, pixels)
            .SelectMany(first => Enumerable.Range(first, pixels - first).Select(second => (first, second)));
        foreach ((int first, int second) in pairs)
        {
            PoolingCase test = create();
            test.X[first, test.Shape.Channels - 1] = test.X[second, test.Shape.Channels - 1] = float.NaN;
            yield return test;
        }
    }

    private sealed class GradientOfPanels : IVectorWork
    {
        public void Run<TSimd, TVector>()
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            // A window alone, windows side by side, with a rest, and windows that overlap, with padding.
            var windows = new[] { ((2, 2), (2, 2), 2, 0), ((2, 2), (2, 2), 5, 0), ((3, 3), (1, 1), 4, 1) };
            foreach (((int, int) size, (int, int) stride, int side, int padding) in windows)
            {
                IEnumerable<PoolingCase> cases = s_channels.SelectMany(
                    channels => WithNaNs(() => new PoolingCase(1, channels, side, side, size, stride, padding)));
                foreach (PoolingCase test in cases)
                {
                    var y = new PanelMatrix(test.Dy.Rows, test.Shape.Channels, test.Dy.Stride);
                    var dx = new PanelMatrix(test.X.Rows, test.Shape.Channels, test.X.Stride);
                    for (int panel = 0; panel < Panel.Count(test.Shape.Channels); panel++)
                    {
                        ref float x = ref Mem.At(
                            ref test.X.Origin, panel * test.X.Stride), maxima = ref Mem.At(ref y.Origin, panel * y.Stride);
                        PoolingKernel.Max<TSimd, TVector>(test.Shape, ref x, ref maxima, 1);
                        PoolingGradients.Max<TSimd, TVector>(
                            test.Shape, ref x, ref maxima,
                            ref Mem.At(ref test.Dy.Origin, panel * test.Dy.Stride), ref Mem.At(ref dx.Origin, panel * dx.Stride), 1);
                    }

                    Same(test, (pixel, channel) => dx[pixel, channel]);
                }
            }
        }
    }

    private sealed class GradientOfPlanes : IVectorWork
    {
        public void Run<TSimd, TVector>()
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            foreach ((int height, int width, int rows) in new[] { (2, 2, 2), (2, 18, 2), (1, 40, 1), (3, 9, 2) })
            {
                foreach (PoolingCase test in WithNaNs(() => new PoolingCase(1, 1, height, width, (rows, 2), (rows, 2), 0)))
                {
                    PlaneImages x = PlaneImages.Of(test.X, 1), dy = PlaneImages.Of(test.Dy, 1);
                    var y = new PlaneImages(1, test.Shape.OutPixels, 1);
                    var dx = new PlaneImages(1, test.Shape.InPixels, 1);
                    PlanePooling.Max<TSimd, TVector>(test.Shape, ref x.Origin, ref y.Origin, 1);
                    PlanePooling.MaxGradient<TSimd, TVector>(test.Shape, ref x.Origin, ref y.Origin, ref dy.Origin, ref dx.Origin, 1);
                    Same(test, (pixel, channel) => dx[pixel, channel]);
                }
            }
        }
    }

    private static void Same(PoolingCase test, Func<int, int, float> actual)
    {
        float[,] expected = Expected(test);
        for (int pixel = 0; pixel < test.X.Rows; pixel++)
        {
            for (int channel = 0; channel < test.Shape.Channels; channel++)
            {
                Assert.Equal(expected[pixel, channel], actual(pixel, channel), 1e-5f);
            }
        }
    }

    /// <summary>One window of a height and a width, and a place in it.</summary>
    private static IEnumerable<(PoolingCase Test, int Place)> Cases(int size) =>
        from channels in (int[])[1, 17]
        from place in Enumerable.Range(0, size * size)
        select (new PoolingCase(1, channels, size, size, (size, size), (size, size), 0), place);

    private sealed class OfPanels : IVectorWork
    {
        public void Run<TSimd, TVector>()
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            foreach ((PoolingCase test, int place) in Cases(2).Concat(Cases(3)))
            {
                int last = test.Shape.Channels - 1;
                test.X[place, last] = float.NaN;
                var y = new PanelMatrix(1, test.Shape.Channels, test.Dy.Stride);
                for (int panel = 0; panel < Panel.Count(test.Shape.Channels); panel++)
                {
                    PoolingKernel.Max<TSimd, TVector>(
                        test.Shape,
                        ref Mem.At(ref test.X.Origin, panel * test.X.Stride), ref Mem.At(ref y.Origin, panel * y.Stride), test.Images);
                }

                Assert.True(float.IsNaN(y[0, last]), $"{test}: the NaN at {place} is lost.");
                Assert.True(last == 0 || y[0, 0] == test.Y(0, 0, isMaximum: true), $"{test}: the NaN at {place} reaches another channel.");
            }
        }
    }

    private sealed class OfPlanes : IVectorWork
    {
        public void Run<TSimd, TVector>()
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            foreach (int width in (int[])[2, 40])
            {
                for (int place = 0; place < 2 * width; place++)
                {
                    var test = new PoolingCase(1, 1, 2, width, (2, 2), (2, 2), 0);
                    test.X[place, 0] = float.NaN;
                    var y = new PlaneImages(1, test.Shape.OutPixels, 1);
                    PlanePooling.Max<TSimd, TVector>(test.Shape, ref PlaneImages.Of(test.X, 1).Origin, ref y.Origin, 1);
                    for (int pixel = 0; pixel < test.Shape.OutPixels; pixel++)
                    {
                        Assert.Equal(pixel == place % width / 2, float.IsNaN(y[pixel, 0]));
                    }
                }
            }
        }
    }
}
