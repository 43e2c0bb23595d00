using System.Buffers;

namespace CompiledNet;

/// <summary>Moves a parameter between a file and a block in the network's layout, a piece at a time.</summary>
internal static class ParameterTransfer
{
    // Half a megabyte, which stays in the second-level cache; eight where a layout wants more at once.
    private const int PieceLength = 1 << 17;
    private const int MaxPieceLength = 1 << 21;

    /// <summary>Writes a parameter in the interchange layout.</summary>
    public static void Write(ParameterInfo parameter, ReadOnlySpan<float> block, Stream stream)
    {
        float[] buffer = ArrayPool<float>.Shared.Rent(Piece(parameter));
        for (int start = 0; start < parameter.Length; start += Piece(parameter))
        {
            Span<float> values = buffer.AsSpan(0, Math.Min(Piece(parameter), parameter.Length - start));
            parameter.Export(start, block, values);
            TensorWriter.Write(stream, values);
        }

        ArrayPool<float>.Shared.Return(buffer);
    }

    /// <summary>Reads a parameter from the tensor of a file that has its shape.</summary>
    public static void Read(ParameterInfo parameter, TensorFile file, TensorEntry tensor, Span<float> block)
    {
        if (tensor.IsColumnMajor && parameter.Shape.Count > 1)
        {
            ReadColumnMajor(parameter, file, tensor, block);
            return;
        }

        float[] buffer = ArrayPool<float>.Shared.Rent(Piece(parameter));
        file.Begin(tensor);
        for (int start = 0; start < parameter.Length; start += Piece(parameter))
        {
            Span<float> values = buffer.AsSpan(0, Math.Min(Piece(parameter), parameter.Length - start));
            file.ReadFloats(tensor, values);
            parameter.Import(start, values, block);
        }

        file.End();
        ArrayPool<float>.Shared.Return(buffer);
    }

    /// <summary>Reads elements whose first axis is contiguous.</summary>
    private static void ReadColumnMajor(ParameterInfo parameter, TensorFile file, TensorEntry tensor, Span<float> block)
    {
        float[] columns = new float[parameter.Length], rows = new float[parameter.Length];
        file.Begin(tensor);
        for (int start = 0; start < columns.Length; start += PieceLength)
        {
            file.ReadFloats(tensor, columns.AsSpan(start, Math.Min(PieceLength, columns.Length - start)));
        }

        file.End();
        int[] index = new int[parameter.Shape.Count];
        foreach (float value in columns)
        {
            int position = 0;
            for (int axis = 0; axis < index.Length; axis++)
            {
                position = (position * parameter.Shape[axis]) + index[axis];
            }

            rows[position] = value;
            for (int axis = 0; axis < index.Length && ++index[axis] == parameter.Shape[axis]; axis++)
            {
                index[axis] = 0;
            }
        }

        parameter.Import(rows, block);
    }

    /// <summary>Elements a piece: as many whole groups of the layout as fit, at least one.</summary>
    private static int Piece(ParameterInfo parameter)
    {
        int group = parameter.GroupLength;
        return Math.Min(parameter.Length, group > MaxPieceLength ? MaxPieceLength : Math.Max(PieceLength / group, 1) * group);
    }
}
