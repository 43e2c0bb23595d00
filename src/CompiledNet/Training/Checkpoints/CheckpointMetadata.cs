using System.Globalization;

namespace CompiledNet;

/// <summary>Reads the numbers of a checkpoint's metadata, each checked against its range.</summary>
internal sealed class CheckpointMetadata(TensorFile file)
{
    public string Source => file.Source;

    /// <summary>A whole number in a range.</summary>
    /// <exception cref="NetworkFormatException">It is missing, no number or out of range.</exception>
    public long Whole(string name, long least, long most)
    {
        string text = Text(name);
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            && value >= least
            && value <= most
            ? value
            : throw Error(name, text, FormattableString.Invariant($"a whole number from {least} to {most}"));
    }

    /// <summary>A number, which may be infinite or not a number.</summary>
    /// <exception cref="NetworkFormatException">It is missing or no number.</exception>
    public double Real(string name)
    {
        string text = Text(name);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw Error(name, text, "a number");
    }

    /// <summary>A finite number of at least 0.</summary>
    /// <exception cref="NetworkFormatException">It is missing or no such number.</exception>
    public double NotNegative(string name) =>
        Real(name) is var value && value >= 0 && double.IsFinite(value)
            ? value
            : throw Error(name, Text(name), "a finite number of at least 0");

    /// <summary>The exception for a value that is not what it should be.</summary>
    public NetworkFormatException Error(string name, string text, string expected) =>
        new($"{file.Source}, metadata '{name}': {TensorText.Quote(text)} came, but {expected} is expected.");

    private string Text(string name) => file.Metadata.TryGetValue(name, out string? text)
        ? text
        : throw new NetworkFormatException($"{file.Source} is no checkpoint: its metadata have no '{name}'.");
}
