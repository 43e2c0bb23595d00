using System.IO.Compression;

namespace CompiledNet;

/// <summary>
/// Writes tensors as a NumPy archive, uncompressed as <c>numpy.savez</c> does, with a fixed time so that the same tensors give the same
/// bytes.
/// </summary>
internal sealed class NpzWriter : TensorWriter
{
    // The first that a zip archive can express.
    private static readonly DateTimeOffset s_time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    protected override void Write(Stream stream, IReadOnlyList<Tensor> tensors)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (Tensor tensor in tensors)
        {
            ZipArchiveEntry entry = archive.CreateEntry(tensor.Name + ".npy", CompressionLevel.NoCompression);
            entry.LastWriteTime = s_time;
            using Stream data = entry.Open();
            NpyHeader.Write(data, tensor.Type, tensor.Shape);
            tensor.Write(data);
        }
    }
}
