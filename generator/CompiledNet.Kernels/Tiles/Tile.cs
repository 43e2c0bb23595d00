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

    public int Height => height;

    /// <summary>The register of a row's sum.</summary>
    public static string C(int row, int vector) => $"c{Literals.Int(row)}{Literals.Int(vector)}";

    /// <summary>What is written for each row.</summary>
    public IEnumerable<Node> EachRow(Func<int, IEnumerable<Node>> body) => Enumerable.Range(0, height).SelectMany(body);

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
        [new Left(A, left), new MultiplyAdd(C(row, strand), A, right)];

    /// <summary>A result after its epilogue.</summary>
    /// <param name="value">The result.</param>
    /// <param name="bias">The offset of its bias.</param>
    /// <param name="offset">The offset of its place.</param>
    public static Store Result(string value, string bias, string offset) =>
        new($"TSimd.Store(TEpilogue.Apply<TSimd, TVector>({value}, ref bias, {bias}, ref other, {offset}), ref y, {offset})");

    /// <summary>A gradient handed to its update.</summary>
    /// <param name="value">The gradient.</param>
    /// <param name="offset">The offset of the weights.</param>
    public static Store Update(string value, string offset) =>
        new($"step.Apply<TSimd, TVector>({value}, ref updated, ref slots, slotLength, {offset})");

    /// <summary>The copy of the update that <see cref="Update"/> calls.</summary>
    public static Local CopyOfUpdate { get; } =
        new("TUpdate step = update", "A local copy: calling through a readonly reference would copy the struct at every call.");
}
