using CompiledNet.Generator.Ir;

namespace CompiledNet.Generator.Layers;

/// <summary>Rounds up to whole panels.</summary>
internal static class Padding
{
    public static long RoundUp(long length) => (length + Layout.PanelWidth - 1) / Layout.PanelWidth * Layout.PanelWidth;
}
