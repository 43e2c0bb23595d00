namespace CompiledNet.Generator.Emit;

/// <summary>
/// A method or a type that is written for a network because the library's kernel is slower there: it would interpret the expression
/// that this has as code. Operations that need the same text share one.
/// </summary>
/// <param name="text">The text, but for its name.</param>
/// <param name="isTileArgument">Whether tiles take it as a type argument.</param>
internal sealed class Specialization(string text, bool isTileArgument)
{
    private readonly HashSet<string> _layers = [];

    public string Text => text;

    public bool IsTileArgument => isTileArgument;

    public int Lines { get; } = EmissionBudget.LinesOf(text);

    /// <summary>
    /// What the kernel would interpret instead: instructions times vectors' worth of elements of an example, over all operations that share
    /// this.
    /// </summary>
    public long Gain { get; private set; }

    /// <summary>The layers whose operations share this.</summary>
    public IEnumerable<string> Layers => _layers;

    /// <summary>Adds an operation that needs this.</summary>
    public void Share(IEnumerable<string> layers, long gain)
    {
        _layers.UnionWith(layers);
        Gain += gain;
    }
}
