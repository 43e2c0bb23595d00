using CompiledNet.Generator.Emit;
using CompiledNet.Kernels.Loops;

namespace CompiledNet.Kernels.Tiles;

/// <summary>A tile of some rows by two vectors (or two strands of one): its sums are <c>c00, c01, c10, ...</c>, row by row.</summary>
/// <param name="height">Its rows.</param>
internal sealed class Tile(int height)
{
    /// <summary>The register of the rows' left side.</summary>
    public const string A = "a";

    /// <summary>Floats of a panel, as a name of the library.</summary>
    public const string Panel = "Panel.Width";

    /// <summary>Floats of a panel.</summary>
    public const int PanelWidth = 16;

    /// <summary>Steps that are written out: within 1 % of a whole panel of them, and compiled in a third of the time.</summary>
    public const int QuarterPanel = PanelWidth / 4;

    /// <summary>The head of the loop over the quarters of a panel.</summary>
    public const string QuartersOfPanel = "for (nint quarter = 4; quarter > 0; quarter--)";

    public int Height => height;

    /// <summary>The register of a row's sum.</summary>
    public static string C(int row, int vector) => $"c{Literals.Int(row)}{Literals.Int(vector)}";

    /// <summary>What is written for each row.</summary>
    public IEnumerable<Node> EachRow(Func<int, IEnumerable<Node>> body) => Enumerable.Range(0, height).SelectMany(body);

    /// <summary>References that walk from the first floats of panels on.</summary>
    public static Local Walk(params string[] panels) =>
        new("ref float " + string.Join(", ", panels.Select(name => $"{name}Row = ref {name}.First")));

    /// <summary>Sums that begin with values, row by row.</summary>
    public IEnumerable<Node> Start(Func<int, (string First, string Second)> start) => EachRow(row =>
    {
        (string first, string second) = start(row);
        return [new Accumulate([(C(row, 0), first), (C(row, 1), second)])];
    });

    /// <summary>Sums that begin with those of the first row.</summary>
    public IEnumerable<Node> StartAlike(string first, string second) => Start(row => row == 0 ? (first, second) : (C(0, 0), C(0, 1)));

    /// <summary>Sums that begin with zeros.</summary>
    public IEnumerable<Node> StartWithZeros() => Start(_ => ("TSimd.Zero", "TSimd.Zero"));

    /// <summary>A step of the sum: a left side a row, times two vectors.</summary>
    /// <param name="right">Where the two vectors lie.</param>
    /// <param name="name">The name of their registers, before their number.</param>
    /// <param name="left">The left side of a row.</param>
    public IEnumerable<Node> Step((Place First, Place Second) right, string name, Func<int, Left> left) =>
        [new Load(name + "0", right.First), new Load(name + "1", right.Second), .. EachRow(row => Row(row, name, left(row)))];

    /// <summary>A row's part in a step.</summary>
    public static IEnumerable<Node> Row(int row, string name, Left left) =>
        [left, new MultiplyAdd(C(row, 0), A, name + "0"), new MultiplyAdd(C(row, 1), A, name + "1")];

    /// <summary>Two steps of the sum by one vector, each in a strand of its own.</summary>
    /// <param name="right">Where the vectors of the two steps lie.</param>
    /// <param name="name">The name of their registers, before their number.</param>
    /// <param name="left">Where the left side of a row and strand lies.</param>
    public IEnumerable<Node> TwoStrands((Place First, Place Second) right, string name, Func<int, int, Place> left) =>
    [
        new Load(name + "0", right.First),
        new Load(name + "1", right.Second),
        .. EachRow(
            row => Enumerable.Range(0, 2).SelectMany(strand => OneStrand(row, strand, name + Literals.Int(strand), left(row, strand)))),
    ];

    /// <summary>A strand of a row.</summary>
    public static IEnumerable<Node> OneStrand(int row, int strand, string right, Place left) =>
        [new MultiplyAddFloat(C(row, strand), left, right)];

    /// <summary>A result after its epilogue.</summary>
    /// <param name="value">The result.</param>
    /// <param name="bias">The offset of its bias.</param>
    /// <param name="offset">The offset of its place.</param>
    /// <param name="first">The first float of the results.</param>
    public static Store Result(string value, string bias, string offset, string first = "y") =>
        new($"TSimd.Store(TEpilogue.Apply<TSimd, TVector>({value}, ref bias, {bias}, ref other, {offset}), ref {first}, {offset})");

    /// <summary>
    /// The gradients of each row handed to their update, in a loop that brings the next row's sums to the first row's registers: an
    /// optimiser's step is long, and the JIT compiles it once instead of once a row.
    /// </summary>
    /// <param name="gradients">What is handed over of the first row's sums, and the distance of its weights.</param>
    public IEnumerable<Node> Updates(params (string Value, string? Distance)[] gradients) =>
    [
        CopyOfUpdate,
        new Local("UpdateTarget to = target"),
        new Loop($"for (nint place = 0; place < {Literals.Int(height)} * Panel.Width; place += Panel.Width)",
        [
            .. gradients.Select(gradient => new Store(
                $"step.Apply<TSimd, TVector>({gradient.Value}, to, {Place.Sum(gradient.Distance, "place")})")),
            .. Enumerable.Range(0, height - 1).SelectMany(row => Enumerable.Range(0, 2).Select(
                vector => new Move(C(row, vector), C(row + 1, vector)))),
        ]),
    ];

    /// <summary>The copy of the update that is called.</summary>
    private static Local CopyOfUpdate { get; } =
        new("TUpdate step = update", "A local copy: calling through a readonly reference would copy the struct at every call.");
}
