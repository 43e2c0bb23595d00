using System.Globalization;

namespace CompiledNet;

/// <summary>The metadata that a saved network carries.</summary>
internal static class NetworkMetadata
{
    /// <summary>The network's class.</summary>
    public const string Network = "network";

    /// <summary>The hash of its declaration.</summary>
    public const string Fingerprint = "fingerprint";

    /// <summary>The library's version.</summary>
    public const string Version = "version";

    /// <summary>The seed of dropout's masks, where there are any and it is not 0.</summary>
    public const string DropoutSeed = "dropout_seed";

    /// <summary>The version of this library.</summary>
    public static string LibraryVersion { get; } = typeof(NetworkMetadata).Assembly.GetName().Version!.ToString(3);

    /// <summary>Describes a network.</summary>
    public static void Add(SafetensorsWriter writer, NetworkInfo info, int seed)
    {
        // Some of PyTorch's loaders ask for this one.
        writer.AddMetadata("format", "pt");
        writer.AddMetadata(Network, info.Name);
        writer.AddMetadata(Fingerprint, info.Fingerprint);
        writer.AddMetadata(Version, LibraryVersion);
        if (seed != 0)
        {
            writer.AddMetadata(DropoutSeed, seed.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The seed of dropout's masks.</summary>
    /// <exception cref="NetworkFormatException">It is no number.</exception>
    public static int Seed(TensorFile file)
    {
        if (!file.Metadata.TryGetValue(DropoutSeed, out string? text))
        {
            return 0;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int seed)
            ? seed
            : throw new NetworkFormatException($"{file.Source}, metadata '{DropoutSeed}': {TensorText.Quote(text)} is no 32-bit number.");
    }
}
