using CompiledNet.Generator.Ir;
using static CompiledNet.Generator.Emit.Literals;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes what kernels take as structs: windows, placements and plans of moves.</summary>
internal static class WindowLiteral
{
    public static string Window(Window window) =>
        New(
            "WindowShape", window.Channels, window.Height, window.Width, window.OutHeight, window.OutWidth, window.KernelHeight,
            window.KernelWidth, window.StrideY, window.StrideX, window.PaddingY, window.PaddingX, window.DilationY, window.DilationX)
        + Initializer(
            ("UncountedTop", window.UncountedTop), ("UncountedBottom", window.UncountedBottom), ("UncountedLeft", window.UncountedLeft),
            ("UncountedRight", window.UncountedRight));

    public static string Placement(Layout layout) =>
        $"new Placement({Int(layout.Positions)}, {Int(layout.Features)}, {(layout.IsChannelsLast ? "true" : "false")})";

    public static string Plan(Ir.Operations.MovePlan plan) =>
        New(
            "MovePlan", plan.Count0, plan.Count1, plan.Count2, plan.From0, plan.From1, plan.From2, plan.To0, plan.To1, plan.To2,
            plan.FromStart, plan.ToStart);

    /// <summary>The properties that are not 0.</summary>
    private static string Initializer(params (string Name, int Value)[] properties)
    {
        IEnumerable<string> written = properties.Where(one => one.Value != 0).Select(one => $"{one.Name} = {Int(one.Value)}");
        return written.Any() ? $" {{ {string.Join(", ", written)} }}" : string.Empty;
    }

    private static string New(string type, params int[] values) => $"new {type}({string.Join(", ", values.Select(value => Int(value)))})";
}
