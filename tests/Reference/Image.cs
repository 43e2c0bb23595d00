namespace CompiledNet.Tests.Reference;

/// <summary>Channels and two spatial axes; one of a single spatial axis has a height of 1.</summary>
internal readonly record struct Image(int Channels, int Height, int Width)
{
    public int Length => Channels * Height * Width;

    public static Image Of(int[] shape) => new(shape[0], shape.Length > 2 ? shape[1] : 1, shape[^1]);

    /// <summary>The place of an element in an example; −1 where it lies outside.</summary>
    public int Find(int channel, int y, int x) => y >= 0 && y < Height && x >= 0 && x < Width ? (((channel * Height) + y) * Width) + x : -1;
}
