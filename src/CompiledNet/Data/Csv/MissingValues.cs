namespace CompiledNet;

/// <summary>What is done about missing values of a file.</summary>
public enum MissingValues
{
    /// <summary>The file is refused, with the line and column of the first.</summary>
    Refuse,

    /// <summary>
    /// A number becomes the mean of its column over the examples to train on; a category becomes zeros. A missing target is refused.
    /// </summary>
    Mean,

    /// <summary>Lines with a missing value are left out.</summary>
    SkipLine,
}
