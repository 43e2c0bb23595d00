using CompiledNet.Runtime;

namespace CompiledNet.Tests.Kernels;

/// <summary>
/// The kernels of pooling against a scalar double one, in panels and in planes; values often are equal, so that the first of them must win.
/// </summary>
public sealed class PoolingTests
{
    private static IEnumerable<PoolingCase> Cases() =>
    [
        .. from images in (int[])[1, 3]
           from size in (int[])[1, 2, 3]
           from stride in (int[])[1, 2, 3, 4]
           from padding in (int[])[0, 1]
           where 2 * padding <= size
           select new PoolingCase(images, 5, 7, 9, (size, size), (stride, stride), padding),
        new(2, 17, 6, 6, (2, 2), (2, 2), 0),
        new(2, 3, 4, 5, (4, 5), (4, 5), 0),
        .. PlaneCases(),
    ];

    /// <summary>
    /// Windows of two pixels side by side, in one or two lines, without overlap: lines of them below, at and above whole vectors.
    /// </summary>
    private static IEnumerable<PoolingCase> PlaneCases() =>
        from images in (int[])[1, 2]
        from channels in (int[])[1, 3]
        from height in (int[])[1, 2]
        from rows in (int[])[height, 5]
        from width in (int[])[2, 7, 8, 16, 19, 33, 40]
        select new PoolingCase(images, channels, rows, width, (height, 2), (height, 2), 0);

    [Theory, ClassData(typeof(EveryWidth))]
    public void PanelsArePooled(Lanes lanes) => lanes.Do(new OfPanels());

    [Theory, ClassData(typeof(EveryWidth))]
    public void PlanesArePooled(Lanes lanes) => lanes.Do(new OfPlanes());

    private static void Check(PoolingCase test, bool isMaximum, PanelMatrix y, PanelMatrix dx)
    {
        string what = $"{(isMaximum ? "maximum" : "average")} of {test}";
        y.AssertClose((pixel, channel) => test.Y(pixel, channel, isMaximum), 4 * test.Shape.Taps, what);
        double[,] expected = test.Dx(isMaximum);
        dx.AssertClose((pixel, channel) => expected[pixel, channel], test.Shape.Taps, $"gradient of the {what}");
    }

    private sealed class OfPanels : IVectorWork
    {
        public void Run<TSimd, TVector>()
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            foreach (PoolingCase test in Cases())
            {
                foreach (bool isMaximum in (bool[])[true, false])
                {
                    var y = new PanelMatrix(test.Dy.Rows, test.Dy.Columns, test.Dy.Stride);
                    var dx = new PanelMatrix(test.X.Rows, test.X.Columns, test.X.Stride);
                    for (int panel = 0; panel < Panel.Count(test.Shape.Channels); panel++)
                    {
                        ref float x = ref Mem.At(ref test.X.Origin, panel * test.X.Stride);
                        ref float yPanel = ref Mem.At(ref y.Origin, panel * y.Stride);
                        ref float dyPanel = ref Mem.At(ref test.Dy.Origin, panel * y.Stride);
                        ref float dxPanel = ref Mem.At(ref dx.Origin, panel * dx.Stride);
                        if (isMaximum)
                        {
                            PoolingKernel.Max<TSimd, TVector>(test.Shape, ref x, ref yPanel, test.Images);
                            PoolingGradients.Max<TSimd, TVector>(test.Shape, ref x, ref yPanel, ref dyPanel, ref dxPanel, test.Images);
                        }
                        else
                        {
                            PoolingKernel.Average<TSimd, TVector>(test.Shape, ref x, ref yPanel, test.Images);
                            PoolingGradients.Average<TSimd, TVector>(test.Shape, ref dyPanel, ref dxPanel, test.Images);
                        }
                    }

                    Check(test, isMaximum, y, dx);
                }
            }
        }
    }

    private sealed class OfPlanes : IVectorWork
    {
        public void Run<TSimd, TVector>()
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            foreach (PoolingCase test in PlaneCases())
            {
                PlaneImages x = PlaneImages.Of(test.X, test.Images), dy = PlaneImages.Of(test.Dy, test.Images);
                foreach (bool isMaximum in (bool[])[true, false])
                {
                    var y = new PlaneImages(test.Images, test.Shape.OutPixels, test.Shape.Channels);
                    var dx = new PlaneImages(test.Images, test.Shape.InPixels, test.Shape.Channels);
                    if (isMaximum)
                    {
                        PlanePooling.Max<TSimd, TVector>(test.Shape, ref x.Origin, ref y.Origin, test.Images);
                        PlanePooling.MaxGradient<TSimd, TVector>(
                            test.Shape, ref x.Origin, ref y.Origin, ref dy.Origin, ref dx.Origin, test.Images);
                    }
                    else
                    {
                        PlanePooling.Average<TSimd, TVector>(test.Shape, ref x.Origin, ref y.Origin, test.Images);
                        PlanePooling.AverageGradient<TSimd, TVector>(test.Shape, ref dy.Origin, ref dx.Origin, test.Images);
                    }

                    Check(test, isMaximum, y.ToPanels(test.ToString()), dx.ToPanels(test.ToString()));
                }
            }
        }
    }
}
