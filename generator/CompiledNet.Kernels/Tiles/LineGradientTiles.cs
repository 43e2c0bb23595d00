using CompiledNet.Generator.Emit;
using CompiledNet.Kernels.Loops;

namespace CompiledNet.Kernels.Tiles;

/// <summary>
/// The tiles of convolutions' weight gradients by one vector of filters: runs of weights whose inputs lie beside each other, in planes the
/// taps of a line, in panels the channels.
/// </summary>
/// <param name="length">Weights of a run.</param>
internal class LineGradientTiles(int length) : TileFamily
{
    public override string Name => base.Name + "Of" + Literals.Int(length);

    public override (string One, string Several) Rows => ("run", "runs");

    public override int MostSums => JitLimits.MaxSumsOf512Bits;

    public override string Description =>
        $"of {Literals.Int(length)} weights by one vector of filters of a convolution's weight gradient, added to sums over some images";

    public override IReadOnlyList<string> Parameters { get; } =
        ["ref float x", "nint xRun", "in PixelWalk walk", "ref float g", "ref float sums", "nint sumsRun", "nint sumsStep"];

    public override IEnumerable<Node> Body(Tile tile) =>
    [
        .. tile.EachRow(run => EachWeight(weight => [new Accumulate([(Tile.C(run, weight), $"TSimd.Load({Sum(run, weight)})")])])),
        .. tile.EachRow(run => run < 2 ? [] : [new Local($"nint {Distance(run)} = {Place.Times(run, "xRun")}")]),
        new Local("nint xStep = walk.XStep"),
        PixelWalk.Over(
        [
            new Load("g0", Place.At("gPixel", null, 0)),
            .. tile.EachRow(run => EachWeight(weight => Step(run, weight))),
            new Advance("xPixel", "xStep"),
            new Advance("gPixel", Tile.Panel),
        ]),
        .. tile.EachRow(run => EachWeight(weight => [new Store($"TSimd.Store({Tile.C(run, weight)}, {Sum(run, weight)})")])),
    ];

    /// <summary>A pixel of a weight.</summary>
    protected virtual IEnumerable<Node> Step(int run, int weight) =>
        [new MultiplyAddFloat(Tile.C(run, weight), Place.At("xPixel", Distance(run), weight), "g0")];

    /// <summary>The distance of a run's input from that of the first; null of the first itself.</summary>
    protected static string? Distance(int run) => run switch
    {
        0 => null,
        1 => "xRun",
        _ => "x" + Literals.Int(run),
    };

    private IEnumerable<Node> EachWeight(Func<int, IEnumerable<Node>> nodes) => Enumerable.Range(0, length).SelectMany(nodes);

    private static Place Sum(int run, int weight) =>
        new("sums", Place.Sum(Place.Times(run, "sumsRun"), Place.Times(weight, "sumsStep")));
}
