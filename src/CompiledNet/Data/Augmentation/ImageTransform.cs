namespace CompiledNet.Runtime;

/// <summary>
/// Where the pixels of a changed image come from: the one at column x and row y from column <see cref="XX"/> · x + <see cref="XY"/> · y +
/// <see cref="X"/>
/// and row <see cref="YX"/> · x + <see cref="YY"/> · y + <see cref="Y"/> of the image as it was.
/// </summary>
internal readonly struct ImageTransform
{
    /// <summary>Numbers that are drawn for an image, or left out.</summary>
    private const ulong Draws = 8;

    private const ulong AngleDraw = 0, ScaleDraw = 1, ColumnDraw = 2, RowDraw = 3, FlipDraw = 4;

    private ImageTransform(double xx, double xy, double x, double yx, double yy, double y)
    {
        XX = (float)xx;
        XY = (float)xy;
        X = (float)x;
        YX = (float)yx;
        YY = (float)yy;
        Y = (float)y;
    }

    public float XX { get; }

    public float XY { get; }

    public float X { get; }

    public float YX { get; }

    public float YY { get; }

    public float Y { get; }

    /// <summary>Whether whole pixels are moved and, where they are, mirrored.</summary>
    public bool IsMove => XY == 0 && YX == 0 && YY == 1 && MathF.Abs(XX) == 1;

    /// <summary>The change of one example in one epoch: the inverse of flip, scaling, rotation and shift, in this order.</summary>
    /// <param name="augmentation">How far it may go.</param>
    /// <param name="random">The stream of the epoch.</param>
    /// <param name="example">The example.</param>
    /// <param name="height">Rows of the image.</param>
    /// <param name="width">Pixels of a row.</param>
    public static ImageTransform Draw(ImageAugmentation augmentation, in CounterRandom random, int example, int height, int width)
    {
        ulong counter = (ulong)example * Draws;
        double angle = augmentation.Rotation * random.Symmetric(counter + AngleDraw) * (Math.PI / 180);
        double scale = 1 + (augmentation.Scale * random.Symmetric(counter + ScaleDraw));
        int choices = (2 * augmentation.Shift) + 1;
        int right = random.Below(counter + ColumnDraw, choices) - augmentation.Shift;
        int down = random.Below(counter + RowDraw, choices) - augmentation.Shift;
        double sign = augmentation.HorizontalFlip && random.Below(counter + FlipDraw, 2) == 1 ? -1 : 1;

        double cosine = Math.Cos(angle) / scale, sine = Math.Sin(angle) / scale;
        double centreX = (width - 1) / 2.0, centreY = (height - 1) / 2.0;
        double fromX = -(centreX + right), fromY = -(centreY + down);
        return new ImageTransform(
            sign * cosine,
            sign * sine,
            centreX + (sign * ((cosine * fromX) + (sine * fromY))),
            -sine,
            cosine,
            centreY + (cosine * fromY) - (sine * fromX));
    }
}
