namespace CompiledNet.Benchmarks.Rows;

/// <summary>A piece of work that gives one row of the table, or several.</summary>
/// <param name="name">What is done.</param>
internal abstract class WorkItem(string name)
{
    public string Name => name;

    /// <summary>Whom it is compared with, to be found by name; empty where with nobody.</summary>
    public virtual string PeerNames => string.Empty;

    /// <summary>Measures it.</summary>
    public abstract IReadOnlyList<RowResult> Run(RunContext context);
}
