using System.Buffers.Binary;
using System.Runtime.InteropServices;
using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>Collects named tensors and writes them as a file. The same tensors give the same bytes.</summary>
internal abstract class TensorWriter
{
    private readonly List<Tensor> _tensors = [];

    /// <summary>Adds a parameter, or what has its shape (a gradient, a moment), from a block in the network's layout.</summary>
    public void Add(string name, ParameterInfo parameter, AlignedBuffer block) =>
        Add(new(name, TensorType.F32, [.. parameter.Shape], stream => ParameterTransfer.Write(parameter, block.Span, stream)));

    /// <summary>Adds a parameter's part of a trainer's state.</summary>
    public void Add(string name, ParameterInfo parameter, StateBlock block) =>
        Add(new(name, TensorType.F32, [.. parameter.Shape], stream => ParameterTransfer.Write(parameter, block.Span, stream)));

    /// <summary>Adds values as they are; they are read when the file is written.</summary>
    public void Add(string name, ReadOnlyMemory<float> values, params int[] shape) =>
        Add(new(name, TensorType.F32, shape, stream => Write(stream, values.Span)));

    /// <summary>Adds values as they are; they are read when the file is written.</summary>
    public void Add(string name, ReadOnlyMemory<long> values, params int[] shape) =>
        Add(new(name, TensorType.I64, shape, stream => Write(stream, values.Span)));

    /// <summary>Adds values as they are; they are read when the file is written.</summary>
    public void Add(string name, ReadOnlyMemory<int> values, params int[] shape) =>
        Add(new(name, TensorType.I32, shape, stream => Write(stream, values.Span)));

    /// <summary>Adds values as they are; they are read when the file is written.</summary>
    public void Add(string name, ReadOnlyMemory<double> values, params int[] shape) =>
        Add(new(name, TensorType.F64, shape, stream => Write(stream, MemoryMarshal.Cast<double, long>(values.Span))));

    /// <summary>Adds what is only known when all before it is written.</summary>
    public void Add(string name, TensorType type, int[] shape, Action<Stream> write) => Add(new(name, type, shape, write));

    /// <summary>Writes the file.</summary>
    public void Write(Stream stream) => Write(stream, _tensors);

    /// <summary>Writes values in the order of bytes that files have.</summary>
    internal static void Write(Stream stream, ReadOnlySpan<float> values)
    {
        if (BitConverter.IsLittleEndian)
        {
            stream.Write(MemoryMarshal.AsBytes(values));
            return;
        }

        Span<byte> bytes = stackalloc byte[sizeof(float)];
        foreach (float value in values)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
            stream.Write(bytes);
        }
    }

    /// <summary>Writes the tensors in the format of the file.</summary>
    protected abstract void Write(Stream stream, IReadOnlyList<Tensor> tensors);

    private static void Write(Stream stream, ReadOnlySpan<long> values)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        foreach (long value in values)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
            stream.Write(bytes);
        }
    }

    private static void Write(Stream stream, ReadOnlySpan<int> values)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        foreach (int value in values)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
            stream.Write(bytes);
        }
    }

    private void Add(Tensor tensor)
    {
        if (_tensors.Any(other => other.Name == tensor.Name))
        {
            throw new ArgumentException($"There is a tensor '{tensor.Name}' already.", nameof(tensor));
        }

        _tensors.Add(tensor);
    }

    /// <summary>A tensor to be written.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Type">The type of its elements.</param>
    /// <param name="Shape">Its shape.</param>
    /// <param name="Write">Writes its elements, the last axis contiguous.</param>
    protected sealed record Tensor(string Name, TensorType Type, int[] Shape, Action<Stream> Write)
    {
        /// <summary>The bytes of its elements.</summary>
        public long ByteCount
        {
            get
            {
                long bytes = Type.Size;
                foreach (int size in Shape)
                {
                    bytes *= size;
                }

                return bytes;
            }
        }
    }
}
