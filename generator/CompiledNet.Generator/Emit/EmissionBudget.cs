using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Emit;

/// <summary>
/// Decides which specialised code of a network is written. What counts is code over vectors: a tiny network's straight-line code, and
/// what is written for single expressions. It costs the C# compiler some 0.13 ms a line, and the JIT at
/// every start. Not counted are the few lines that each operation takes in either form, to be called and to cut its work into chunks.
/// <para>
/// Straight-line code comes first; then the expressions with the largest gain for each line, in the order of the program where that is
/// the same. So what is left to the library's kernels runs over the fewest elements, wherever it stands; the
/// order of the program would prefer the first layers of a network to its largest.
/// </para>
/// </summary>
/// <param name="kernels">What the project says.</param>
/// <param name="sharedLines">Lines of straight-line code.</param>
internal sealed class EmissionBudget(KernelChoice kernels, int sharedLines)
{
    /// <summary>
    /// Lines of specialised code in one network. A network that shares its activations stays below, however many layers it has.
    /// </summary>
    public const int MaxLines = 1_000;

    /// <summary>Lines of one method: beyond some 400 operations over vectors the JIT stops inlining.</summary>
    public const int MaxMethodLines = 300;

    /// <summary>
    /// Epilogues in registers. For each of them the JIT compiles the tiles once more, some 7 ms at one size of the batch; after the
    /// product, over a panel that is still in the cache, the same code costs a tenth.
    /// </summary>
    public const int MaxTileArguments = 16;

    private readonly List<Specialization> _wanted = [];
    private readonly Dictionary<string, Specialization> _byText = [];
    private readonly HashSet<string> _refused = [];
    private bool _hasTileArguments;
    private bool _isPassed;

    /// <summary>Lines of specialised code that the network's operations ask for.</summary>
    public int WantedLines => sharedLines + _wanted.Sum(one => one.Lines);

    /// <summary>Lines of specialised code that are written.</summary>
    public int WrittenLines => sharedLines + _wanted.Where(one => !_refused.Contains(one.Text)).Sum(one => one.Lines);

    /// <summary>
    /// Layers of which some operation calls the library's kernels because the budget is passed, in the order of the program.
    /// </summary>
    public IReadOnlyList<string> LeftLayers =>
        _wanted.Where(one => _refused.Contains(one.Text)).SelectMany(one => one.Layers).Distinct().ToList();

    /// <summary>Whether the specialised form of an operation is written.</summary>
    /// <param name="text">The specialised code.</param>
    /// <param name="layers">The layers that the operation belongs to.</param>
    /// <param name="instructions">Instructions that the code has for each vector.</param>
    /// <param name="layout">The layout of what it computes.</param>
    /// <param name="isTileArgument">Whether tiles take it as a type argument.</param>
    public bool Takes(string text, IEnumerable<string> layers, int instructions, Layout layout, bool isTileArgument = false)
    {
        if (kernels == KernelChoice.Library || _refused.Contains(text))
        {
            return false;
        }

        if (!_isPassed)
        {
            if (!_byText.TryGetValue(text, out Specialization one))
            {
                one = new Specialization(text, isTileArgument);
                _byText.Add(text, one);
                _wanted.Add(one);
            }

            one.Share(layers, (long)layout.Positions * layout.Panels * instructions);
        }

        return _byText.ContainsKey(text);
    }

    /// <summary>Refuses what passes the budget, once every operation has asked; true where they have to ask again.</summary>
    public bool Tighten()
    {
        if (kernels != KernelChoice.Auto || _isPassed)
        {
            return false;
        }

        List<Specialization> tileArguments = _wanted.Where(one => one.IsTileArgument).OrderByDescending(one => one.Gain).ToList();
        if (!_hasTileArguments && tileArguments.Count > MaxTileArguments)
        {
            // What is refused here asks for a method instead, which then counts.
            _hasTileArguments = true;
            _refused.UnionWith(tileArguments.Skip(MaxTileArguments).Select(one => one.Text));
            _wanted.Clear();
            _byText.Clear();
            return true;
        }

        _isPassed = WantedLines > MaxLines;
        int left = Math.Max(MaxLines - sharedLines, 0);
        foreach (Specialization one in _wanted.OrderByDescending(one => (double)one.Gain / one.Lines).Where(_ => _isPassed))
        {
            if (one.Lines > left)
            {
                _refused.Add(one.Text);
            }
            else
            {
                left -= one.Lines;
            }
        }

        return _isPassed;
    }

    /// <summary>The lines of a text.</summary>
    public static int LinesOf(string text) => text.TrimEnd('\n').Count(c => c == '\n') + 1;
}
