using CompiledNet.Runtime;

namespace CompiledNet.Tests.Kernels;

/// <summary>What is not a number stays visible: the maximum of a window that has such a value is none, wherever in the window it is.</summary>
public sealed class PoolingOfNaNTests
{
    [Theory, ClassData(typeof(EveryWidth))]
    public void PanelsKeepTheNaNOfAWindow(Lanes lanes) => lanes.Do(new OfPanels());

    [Theory, ClassData(typeof(EveryWidth))]
    public void PlanesKeepTheNaNOfAWindow(Lanes lanes) => lanes.Do(new OfPlanes());

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
                        test.Shape, ref Mem.At(ref test.X.Origin, panel * test.X.Stride), ref Mem.At(ref y.Origin, panel * y.Stride), test.Images);
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
