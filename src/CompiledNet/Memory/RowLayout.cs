namespace CompiledNet.Runtime;

/// <summary>Rows one after the other, as in the interchange layout, with padding between.</summary>
/// <param name="offset">The first position.</param>
/// <param name="rows">Rows.</param>
/// <param name="width">Elements of a row.</param>
/// <param name="stride">Floats from one row to the next.</param>
internal sealed class RowLayout(int offset, int rows, int width, int stride) : ParameterLayout(
    offset, rows * width, offset + (rows * stride))
{
    internal override int GroupLength => width;

    internal override void Export(int start, ReadOnlySpan<float> flat, Span<float> destination)
    {
        for (int done = 0; done < destination.Length;)
        {
            (int row, int column) = Math.DivRem(start + done, width);
            int count = Math.Min(width - column, destination.Length - done);
            flat.Slice(Start + (row * stride) + column, count).CopyTo(destination[done..]);
            done += count;
        }
    }

    internal override void Import(int start, ReadOnlySpan<float> source, Span<float> flat)
    {
        for (int done = 0; done < source.Length;)
        {
            (int row, int column) = Math.DivRem(start + done, width);
            int count = Math.Min(width - column, source.Length - done);
            source.Slice(done, count).CopyTo(flat[(Start + (row * stride) + column)..]);
            done += count;
        }
    }
}
