using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Passes;

/// <summary>
/// Makes a batch normalisation in inference part of the product that it reads, where nothing else reads that. Its statistics may
/// change between two calls, so that scales and shifts are computed in each; the weights stay as they are.
/// </summary>
internal static class NormalizationFolding
{
    public static void Run(Function function)
    {
        if (!function.Fuse)
        {
            return;
        }

        foreach (NormalizationOperation normalization in function.Operations.OfType<NormalizationOperation>().Where(IsInference).ToList())
        {
            if (function.ProducerOf(normalization.X) is ContractionOperation contraction && CanFold(function, contraction, normalization))
            {
                Fold(function, contraction, normalization);
            }
        }
    }

    private static bool IsInference(NormalizationOperation normalization) => normalization.IsOverBatch && !normalization.IsTraining;

    private static bool CanFold(Function function, ContractionOperation contraction, NormalizationOperation normalization) =>
        contraction.Normalization is null
        && function.ReadersOf(contraction.Y).Count() == 1
        && normalization.Y.Layout!.IsSameAs(contraction.Y.Layout!);

    private static void Fold(Function function, ContractionOperation contraction, NormalizationOperation normalization)
    {
        var shape = new Shape(3, contraction.Y.Layout!.Panels * Layout.PanelWidth);
        var fold = new NormalizationFoldOperation(
            normalization.Label,
            normalization.Epsilon,
            contraction.Bias,
            normalization.Inputs.Skip(1).ToList(),
            function.NewValue(normalization.Label + ".folded", shape, ValueKind.ChannelStatistics));
        function.Operations.Remove(normalization);
        function.Operations.Insert(function.Operations.IndexOf(contraction), fold);
        contraction.Fold(fold, normalization.Y);
    }
}
