using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Ir;

/// <summary>
/// How a value lies in memory after layout assignment: panels of 16 features, [features / 16][rows · positions][16]. Row-major, the
/// features are the last axis of the shape and the positions those before; channels-last, the features are the first axis. Images of few
/// channels lie in planes: as the caller has them, each rounded up to sixteen floats, which to elementwise operations is one panel.
/// </summary>
/// <param name="Positions">Rows of the matrix for each example.</param>
/// <param name="Features">Columns of the matrix.</param>
/// <param name="IsChannelsLast">Whether the features are the first axis.</param>
/// <param name="IsPlanes">Whether the elements lie one after the other.</param>
internal sealed record Layout(int Positions, int Features, bool IsChannelsLast = false, bool IsPlanes = false)
{
    public const int PanelWidth = 16;

    public int Panels => (Features + PanelWidth - 1) / PanelWidth;

    /// <summary>The layout with the last axis as features.</summary>
    public static Layout RowMajor(Shape shape) => new(shape.Positions, shape.Features);

    /// <summary>The layout with the first axis as features; with one axis, they are the same.</summary>
    public static Layout ChannelsLast(Shape shape) =>
        shape.Rank == 1 ? RowMajor(shape) : new(shape.Length / shape.Axes[0], shape.Axes[0], IsChannelsLast: true);

    /// <summary>The layout in which an example's elements lie one after the other.</summary>
    public static Layout Planes(Shape shape) => new((shape.Length + PanelWidth - 1) / PanelWidth, PanelWidth, IsPlanes: true);

    /// <summary>Whether the elements lie in the same places: order does not matter where there is one position or one feature.</summary>
    public bool IsSameAs(Layout other) =>
        Positions == other.Positions
            && Features == other.Features
            && IsPlanes == other.IsPlanes
            && (IsChannelsLast == other.IsChannelsLast || Positions == 1 || Features == 1);

    public override string ToString() =>
        IsPlanes
            ? $"planes[rows][{Positions * PanelWidth}]"
            : $"{(IsChannelsLast ? "images" : "panels")}[{Panels}][{(Positions == 1 ? "rows" : $"rows*{Positions}")}][16]";
}

/// <summary>Where a value begins in the arena: PerRow · rows + Fixed floats.</summary>
internal readonly record struct Storage(long PerRow, long Fixed);
