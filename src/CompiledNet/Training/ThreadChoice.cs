namespace CompiledNet.Runtime;

/// <summary>How many threads share a step. The result of a step does not depend on it.</summary>
/// <param name="Requested">The user's number, or 0 for automatic.</param>
internal readonly record struct ThreadChoice(int Requested)
{
    private const int AutomaticLimit = 8;

    /// <summary>Below this (about 100 µs of work) one thread is done before others have come.</summary>
    private const double WorthSharing = 4e6;

    /// <summary>The threads of a step at most.</summary>
    public int Most => Requested > 0 ? Requested : Math.Min(Environment.ProcessorCount, AutomaticLimit);

    /// <summary>The threads for a step: one or <see cref="Most"/>.</summary>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="parameterCount">Trainable scalars: each takes 6 operations a row, 2 forward and 4 backward.</param>
    public int For(int rows, int parameterCount) =>
        Requested > 0 || 6.0 * rows * parameterCount > WorthSharing ? Most : 1;
}
