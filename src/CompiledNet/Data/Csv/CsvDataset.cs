using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>
/// Reads data sets from files of comma-separated values (RFC 4180, UTF-8, numbers with a point). Columns beside the target become inputs in the order of
/// the file: a number is one input, a category (<see cref="CsvOptions.Categories"/>) one for each of its texts, in their order.
/// </summary>
public static class CsvDataset
{
    /// <summary>Reads examples with classes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="target">The column whose texts are the classes (256 at most): numbered by value where all are numbers, else in ordinal order.</param>
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
    /// <param name="target">The column whose texts are the classes (256 at most): numbered by value where all are numbers, else in ordinal order.</param>
    /// <param name="options">What the file holds and what becomes of it; null for the defaults.</param>
    /// <param name="name">What messages call the file.</param>
    /// <exception cref="NetworkFormatException">The file is not as the options say; the message names line and column.</exception>
    public static CsvDataset<int> LoadClasses(Stream stream, string target, CsvOptions? options = null, string name = "stream")
    {
        CsvTable table = Read(stream, target, isText: true, options ??= new CsvOptions(), name);
        return new CsvDataset<int>(table, options, name, (ordinal, _) => (int)ordinal, (inputs, labels) => Dataset.Create(inputs, labels));
    }

    /// <summary>Reads examples with values to predict, as they are unless <see cref="CsvOptions.StandardizeTarget"/> says otherwise.</summary>
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

    /// <summary>Reads examples with values to predict, as they are unless <see cref="CsvOptions.StandardizeTarget"/> says otherwise.</summary>
    /// <param name="stream">The file, read to its end and left open.</param>
    /// <param name="target">The column of the value.</param>
    /// <param name="options">What the file holds and what becomes of it; null for the defaults.</param>
    /// <param name="name">What messages call the file.</param>
    /// <exception cref="NetworkFormatException">The file is not as the options say; the message names line and column.</exception>
    public static CsvDataset<float> LoadValues(Stream stream, string target, CsvOptions? options = null, string name = "stream")
    {
        CsvTable table = Read(stream, target, isText: false, options ??= new CsvOptions(), name);
        return new CsvDataset<float>(
            table, options, name, (value, moments) => moments.Standardize(value), (inputs, targets) => Dataset.Create(inputs, targets, targets.Length));
    }

    private static CsvTable Read(Stream stream, string target, bool isText, CsvOptions options, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(target);
        return CsvTable.Read(stream, name, target, isText, options);
    }

    private static FileStream Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return File.OpenRead(path);
    }
}
