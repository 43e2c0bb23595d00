using CompiledNet;

namespace MnistTrainer;

/// <summary>Reads the images.</summary>
internal static class MnistData
{
    /// <summary>Training and test images with their labels, bytes scaled to 0 to 1.</summary>
    /// <exception cref="UserErrorException">Files are missing or damaged, or hold images of another size.</exception>
    public static IdxDataset Load(string folder, NetworkInfo network)
    {
        if (!Directory.Exists(folder))
        {
            throw new UserErrorException($"There is no folder '{folder}'.");
        }

        IdxDataset data;
        try
        {
            data = IdxDataset.Load(folder, network.OutputLength);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NetworkFormatException)
        {
            throw new UserErrorException(exception.Message);
        }

        return data.Training.InputLength == network.InputLength
            ? data
            : throw new UserErrorException(
                $"The images in '{folder}' have {data.Training.InputLength} pixels, but the network reads {network.InputLength}.");
    }
}
