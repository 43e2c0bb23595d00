using CompiledNet.Runtime;

namespace CompiledNet.Tests.Data.Augmentation;

/// <summary>What becomes of single images, against pixel by pixel what they should be.</summary>
public class ImageAugmentationTests
{
    private const int Draws = 4000;

    [Fact]
    public void A_shift_moves_whole_pixels_exactly_and_every_shift_is_drawn_as_often()
    {
        const int height = 6, width = 5;
        float[] original = Noise(2 * height * width);
        ImageAugmenter augmenter = Create(new ImageAugmentation { Shift = 2, Border = -3 }, 2, height, width);
        var counts = new Dictionary<(int Right, int Down), int>();
        for (int example = 0; example < Draws; example++)
        {
            float[] changed = Apply(augmenter, original, example);
            (int, int) shift = (from right in Enumerable.Range(-2, 5)
                                from down in Enumerable.Range(-2, 5)
                                where changed.SequenceEqual(Moved(right, down))
                                select (right, down)).Single();
            counts[shift] = counts.GetValueOrDefault(shift) + 1;
        }

        // 160 are expected of each of the 25, with a standard deviation of 12.4.
        Assert.Equal(25, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 160 - 62, 160 + 62));

        float[] Moved(int right, int down) =>
            Image(2, height, width, (channel, row, column) => Pixel(original, height, width, channel, row - down, column - right, -3));
    }

    [Fact]
    public void A_flip_mirrors_half_of_the_images_exactly()
    {
        float[] original = Noise(3 * 4 * 7);
        float[] mirrored = Image(3, 4, 7, (channel, row, column) => Pixel(original, 4, 7, channel, row, 6 - column, 0));
        ImageAugmenter augmenter = Create(new ImageAugmentation { HorizontalFlip = true }, 3, 4, 7);
        int flips = 0;
        for (int example = 0; example < Draws; example++)
        {
            float[] changed = Apply(augmenter, original, example);
            Assert.Contains(changed, new[] { original, mirrored });
            flips += changed.SequenceEqual(mirrored) ? 1 : 0;
        }

        Assert.InRange(flips, (Draws / 2) - 160, (Draws / 2) + 160);
    }

    [Theory]
    [InlineData(1, 28, 28)]
    [InlineData(3, 9, 14)]
    [InlineData(2, 1, 5)]
    public void Everything_together_is_bilinear_interpolation_of_an_image_with_a_border(int channels, int height, int width)
    {
        var augmentation = new ImageAugmentation
        {
            Shift = height > 1 ? 3 : 0,
            Rotation = 180,
            Scale = 0.6,
            HorizontalFlip = true,
            Border = 0.25,
        };
        ImageAugmenter augmenter = Create(augmentation, channels, height, width);
        float[] original = Noise(channels * height * width);
        var random = new CounterRandom(Seed, (1L << 33) + Epoch);
        for (int example = 0; example < 100; example++)
        {
            var from = ImageTransform.Draw(augmentation, random, example, height, width);
            float[] expected = Image(channels, height, width, (channel, row, column) => Interpolated(
                (place, line) => Pixel(original, height, width, channel, line, place, 0.25f),
                ((double)from.XX * column) + ((double)from.XY * row) + from.X,
                ((double)from.YX * column) + ((double)from.YY * row) + from.Y));
            float[] changed = Apply(augmenter, original, example);
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.Equal(expected[i], changed[i], 3e-5f * width);
            }
        }
    }

    [Fact]
    public void Angles_and_sizes_are_uniform_within_their_ranges()
    {
        var augmentation = new ImageAugmentation { Rotation = 20, Scale = 0.3 };
        var random = new CounterRandom(5, 6);
        double[] angles = new double[Draws], sizes = new double[Draws];
        for (int example = 0; example < Draws; example++)
        {
            var from = ImageTransform.Draw(augmentation, random, example, 9, 9);
            angles[example] = Math.Atan2(from.XY, from.XX) * 180 / Math.PI;
            sizes[example] = 1 / Math.Sqrt((from.XX * from.XX) + (from.XY * from.XY));

            // A rotation and one size, around the middle, which stays.
            Assert.Equal((from.XX, from.XY), (from.YY, -from.YX));
            Assert.Equal(4, (4 * from.XX) + (4 * from.XY) + from.X, 1e-5);
            Assert.Equal(4, (4 * from.YX) + (4 * from.YY) + from.Y, 1e-5);
        }

        AssertUniform(angles, 0, 20);
        AssertUniform(sizes, 1, 0.3);
    }

    [Fact]
    public void The_mean_over_many_draws_keeps_the_light_of_a_pixel()
    {
        // A point in the middle of a dark image is spread by shifts over nine pixels, and lost by none.
        float[] point = new float[25];
        point[12] = 1;
        ImageAugmenter augmenter = Create(new ImageAugmentation { Shift = 1 }, 1, 5, 5);
        double[] mean = new double[25];
        for (int example = 0; example < Draws; example++)
        {
            float[] changed = Apply(augmenter, point, example);
            for (int i = 0; i < mean.Length; i++)
            {
                mean[i] += changed[i] / (double)Draws;
            }
        }

        Assert.Equal(1, mean.Sum(), 1e-9);
        for (int i = 0; i < mean.Length; i++)
        {
            Assert.Equal(i / 5 is 0 or 4 || i % 5 is 0 or 4 ? 0 : 1 / 9.0, mean[i], 0.025);
        }
    }

    [Fact]
    public void A_draw_depends_on_seed_epoch_and_example_only()
    {
        float[] original = Noise(64);
        var augmentation = new ImageAugmentation { Shift = 1, Rotation = 30, Scale = 0.2 };
        ImageAugmenter augmenter = Create(augmentation, 1, 8, 8);
        float[] expected = Apply(augmenter, original, 7);
        Assert.NotEqual(expected, Apply(augmenter, original, 8));
        Assert.Equal(expected, Apply(augmenter, original, 7));
        augmenter.Begin(Epoch + 1);
        Assert.NotEqual(expected, Apply(augmenter, original, 7));
        augmenter.Begin(Epoch);
        Assert.Equal(expected, Apply(augmenter, original, 7));
        Assert.NotEqual(expected, Apply(Create(augmentation, 1, 8, 8, Seed + 1), original, 7));
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("Shift", () => new ImageAugmentation { Shift = -1 });
        foreach (double rotation in new[] { -1, 180.5, double.NaN })
        {
            Assert.Throws<ArgumentOutOfRangeException>("Rotation", () => new ImageAugmentation { Rotation = rotation });
        }

        foreach (double scale in new[] { -0.1, 1, double.NaN })
        {
            Assert.Throws<ArgumentOutOfRangeException>("Scale", () => new ImageAugmentation { Scale = scale });
        }

        Assert.Throws<ArgumentOutOfRangeException>("Border", () => new ImageAugmentation { Border = 1e300 });
        Assert.Equal(
            "shift 1, rotation 2.5, scale 0.1, horizontal flip, border -1",
            new ImageAugmentation { Shift = 1, Rotation = 2.5, Scale = 0.1, HorizontalFlip = true, Border = -1 }.ToString());
    }

    private const int Seed = 3, Epoch = 4;

    private static ImageAugmenter Create(ImageAugmentation augmentation, int channels, int height, int width, int seed = Seed)
    {
        ImageAugmenter augmenter = ImageAugmenter.Create(augmentation, [channels, height, width], isTokens: false, "Net", seed, "options")!;
        augmenter.Begin(Epoch);
        return augmenter;
    }

    private static float[] Apply(ImageAugmenter augmenter, float[] image, int example)
    {
        float[] changed = [.. image];
        augmenter.Apply(changed, example);
        return changed;
    }

    private static float[] Noise(int count)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() + 0.5f)];
    }

    private static float[] Image(int channels, int height, int width, Func<int, int, int, float> pixel) =>
    [
        .. from channel in Enumerable.Range(0, channels)
           from row in Enumerable.Range(0, height)
           from column in Enumerable.Range(0, width)
           select pixel(channel, row, column),
    ];

    private static float Pixel(float[] image, int height, int width, int channel, int row, int column, float border) =>
        row >= 0 && row < height && column >= 0 && column < width ? image[(((channel * height) + row) * width) + column] : border;

    private static float Interpolated(Func<int, int, float> pixel, double x, double y)
    {
        int left = (int)Math.Floor(x), top = (int)Math.Floor(y);
        double right = x - left, down = y - top;
        double above = ((1 - right) * pixel(left, top)) + (right * pixel(left + 1, top));
        double below = ((1 - right) * pixel(left, top + 1)) + (right * pixel(left + 1, top + 1));
        return (float)(((1 - down) * above) + (down * below));
    }

    private static void AssertUniform(double[] values, double centre, double radius)
    {
        Assert.InRange(values.Min(), centre - (radius * 1.001), centre - (radius * 0.99));
        Assert.InRange(values.Max(), centre + (radius * 0.99), centre + (radius * 1.001));
        Assert.Equal(centre, values.Average(), 5 * radius / Math.Sqrt(3 * Draws));
        Assert.Equal(radius * radius / 3, values.Average(value => (value - centre) * (value - centre)), 0.1 * radius * radius / 3);
    }
}
