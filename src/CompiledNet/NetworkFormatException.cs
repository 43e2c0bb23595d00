namespace CompiledNet;

/// <summary>
/// A file that is damaged, truncated or not what was expected; the message names the file, the place and what was expected.
/// </summary>
public sealed class NetworkFormatException : Exception
{
    /// <summary>An exception without a message.</summary>
    public NetworkFormatException()
    {
    }

    /// <summary>An exception that says what is wrong and what was expected.</summary>
    public NetworkFormatException(string message)
        : base(message)
    {
    }

    /// <summary>An exception that says what is wrong and keeps its cause.</summary>
    public NetworkFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
