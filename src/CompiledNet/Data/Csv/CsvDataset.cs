using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>
/// Reads data sets from files of comma-separated values (RFC 4180, UTF-8, numbers with a point). Columns beside the target become inputs in
/// the order of the file: a number is one input, a category (<see cref="CsvOptions.Categories"/>) one for each of its texts, in their
/// order.
/// </summary>
public static class CsvDataset
{
    /// <summary>Reads examples with classes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="target">The column whose texts are the classes (256 at most): numbered by value where all are numbers, else in ordinal
    /// order.</param>
    /// <param name="options">What the file holds and what becomes of it; null for the defaults.</param>
    /// <exception cref="NetworkFormatException">The file is not as the options say; the message names line and column.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvDataset<int> LoadClasses(string path, string target, CsvOptions? options = null)
    {
        using FileStream stream = Open(path);
        return LoadClasses(stream, target, options, path);
    }

    /// <summary>Reads examples with classes.</summary>
    /// <param name="stream">The file, read to its end and left open.</param>
    /// <param name="target">The column whose texts are the classes (256 at most): numbered by value where all are numbers, else in ordinal
    /// order.</param>
    /// <param name="options">What the file holds and what becomes of it; null for the defaults.</param>
    /// <param name="name">What messages call the file.</param>
    /// <exception cref="NetworkFormatException">The file is not as the options say; the message names line and column.</exception>
    public static CsvDataset<int> LoadClasses(Stream stream, string target, CsvOptions? options = null, string name = "stream")
    {
        CsvTable table = Read(stream, target, isText: true, options ??= new CsvOptions(), name);
        return new CsvDataset<int>(
            table, target, options, name, (ordinal, _) => (int)ordinal, (inputs, labels) => Dataset.Create(inputs, labels));
    }

    /// <summary>
    /// Reads examples with values to predict, as they are unless <see cref="CsvOptions.StandardizeTarget"/> says otherwise.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="target">The column of the value.</param>
    /// <param name="options">What the file holds and what becomes of it; null for the defaults.</param>
    /// <exception cref="NetworkFormatException">The file is not as the options say; the message names line and column.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvDataset<float> LoadValues(string path, string target, CsvOptions? options = null)
    {
        using FileStream stream = Open(path);
        return LoadValues(stream, target, options, path);
    }

    /// <summary>
    /// Reads examples with values to predict, as they are unless <see cref="CsvOptions.StandardizeTarget"/> says otherwise.
    /// </summary>
    /// <param name="stream">The file, read to its end and left open.</param>
    /// <param name="target">The column of the value.</param>
    /// <param name="options">What the file holds and what becomes of it; null for the defaults.</param>
    /// <param name="name">What messages call the file.</param>
    /// <exception cref="NetworkFormatException">The file is not as the options say; the message names line and column.</exception>
    public static CsvDataset<float> LoadValues(Stream stream, string target, CsvOptions? options = null, string name = "stream")
    {
        CsvTable table = Read(stream, target, isText: false, options ??= new CsvOptions(), name);
        return new CsvDataset<float>(
            table,
            target,
            options,
            name,
            (value, moments) => moments.Standardize(value),
            (inputs, targets) => Dataset.Create(inputs, targets, targets.Length));
    }

    /// <summary>
    /// Reads examples for a network of any inputs and heads: the columns that the slots name, and no others. Where
    /// <see cref="CsvOptions.Missing"/> is <see cref="MissingValues.Mean"/>, a missing text of an input of tokens is a token of its own.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="slots">Which columns become which input or target, at least one.</param>
    /// <param name="options">What the file holds and what becomes of it; null for the defaults.</param>
    /// <exception cref="ArgumentException">There is no slot, or two have one name.</exception>
    /// <exception cref="NetworkFormatException">The file is not as slots and options say; the message names line and column.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvColumns LoadColumns(string path, IReadOnlyList<CsvSlot> slots, CsvOptions? options = null)
    {
        using FileStream stream = Open(path);
        return LoadColumns(stream, slots, options, path);
    }

    /// <inheritdoc cref="LoadColumns(string, IReadOnlyList{CsvSlot}, CsvOptions?)"/>
    /// <param name="stream">The file, read to its end and left open.</param>
    /// <param name="slots">Which columns become which input or target, at least one.</param>
    /// <param name="options">What the file holds and what becomes of it; null for the defaults.</param>
    /// <param name="name">What messages call the file.</param>
    public static CsvColumns LoadColumns(Stream stream, IReadOnlyList<CsvSlot> slots, CsvOptions? options = null, string name = "stream")
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(slots);
        options ??= new CsvOptions();
        CsvSlot[] all = [.. slots];
        Array.ForEach(all, slot => ArgumentNullException.ThrowIfNull(slot, nameof(slots)));
        return new CsvColumns(CsvTable.Read(stream, name, CsvWanted.Of(all), options), all, options, name);
    }

    private static CsvTable Read(Stream stream, string target, bool isText, CsvOptions options, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(target);
        return CsvTable.Read(stream, name, CsvWanted.Beside(target, isText), options);
    }

    private static FileStream Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return File.OpenRead(path);
    }
}
