using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>What taps have in common: they name at least one value.</summary>
internal static class Taps
{
    public static void Require(LayerScope scope)
    {
        if (scope.Layer.Taps.Count == 0)
        {
            scope.Report(ProblemIds.InvalidValue, $"'{scope.Layer.Name}' names no value: write the Name of an earlier layer", "names");
        }
    }
}
