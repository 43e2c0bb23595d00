using CompiledNet.Generator.Emit;
using CompiledNet.Kernels.Loops;

namespace CompiledNet.Kernels.Tiles;

/// <summary>Register tiles that differ in their height: what each computes, described once.</summary>
internal abstract class TileFamily
{
    private static readonly string[] s_numbers =
    [
        "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
    ];

    /// <summary>All families.</summary>
    public static IReadOnlyList<TileFamily> All { get; } =
    [
        new ProductTiles(), new NarrowProductTiles(), new GradientTiles(), new NarrowGradientTiles(), new ConvolutionTiles(),
        new ConvolutionLineTiles(), new ConvolutionGradientTiles(), new LineGradientTiles(3), new LineGradientTiles(5),
        new LineGradientTiles(8), new DepthwiseTiles(isOf3: false), new DepthwiseTiles(isOf3: true), new DepthwiseGradientTiles(1),
        new DepthwiseGradientTiles(3), new PlaneTiles(), new PlaneGradientTiles(),
    ];

    /// <summary>The name of the class in the library whose methods they are.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>What a tile's rows are, one and several of them.</summary>
    public abstract (string One, string Several) Rows { get; }

    /// <summary>Sums that its registers hold.</summary>
    public virtual int MostSums => JitLimits.MaxSums;

    /// <summary>What a tile is, after its number of rows.</summary>
    public abstract string Description { get; }

    /// <summary>The C# of the operands.</summary>
    public abstract IReadOnlyList<string> Parameters { get; }

    /// <summary>The statements of a tile.</summary>
    /// <param name="tile">The tile.</param>
    public abstract IEnumerable<Node> Body(Tile tile);

    /// <summary>A tile in words.</summary>
    public string Describe(int height) => $"{s_numbers[height]} {(height == 1 ? Rows.One : Rows.Several)} {Description}";

    /// <summary>The C# of the arguments that hand the operands on.</summary>
    public IReadOnlyList<string> Arguments => [.. Parameters.Select(parameter =>
    {
        string[] words = parameter.Split(' ');
        string name = words[words.Length - 1];
        return words[0] == "ref" ? "ref " + name : name;
    })];
}
