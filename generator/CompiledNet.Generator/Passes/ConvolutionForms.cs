using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Runtime;

namespace CompiledNet.Generator.Passes;

/// <summary>
/// Chooses the convolutions, and their gradients, that go by Winograd's algorithm, by their shapes alone. What the weights are transformed
/// to is a value of its own. Input gradients in planes need no transposed weights, which go.
/// </summary>
internal static class ConvolutionForms
{
    /// <summary>Channels and filters from which the products are long enough to be worth the transforms.</summary>
    private const int FewestChannels = 32;

    /// <summary>
    /// Multiplications of the direct form for each of Winograd's from which it gains, as measured. The direct form leaves out what would
    /// meet the padding, and tiles reach past odd sides, so that small images save less than 2.25.
    /// </summary>
    private const double LeastSaving = 1.15;

    /// <summary>The same for the gradient of the weights, whose direct form minds small images less.</summary>
    private const double LeastSavingOfWeightGradient = 1.25;

    public static void Run(Function function)
    {
        foreach (ContractionOperation gradient in function.Operations.OfType<ContractionOperation>()
            .Where(one => one is { IsInputGradient: true, Window: not null, Y.Layout.IsPlanes: true }))
        {
            gradient.ReadOriginal();
        }

        DeadCodeElimination.Run(function);
        if (!function.Fuse)
        {
            return;
        }

        foreach (Operation operation in function.Operations.ToList())
        {
            switch (operation)
            {
                case ContractionOperation { Window: { } window } contraction when Takes(contraction, window):
                    Use(function, contraction, window);
                    break;
                case WeightGradientOperation { Window: { } window } gradient when Takes(gradient, window):
                    Use(function, gradient, window);
                    break;
            }
        }
    }

    private static bool Takes(ContractionOperation contraction, Window window) =>
        (contraction.Original ?? contraction.Weights).Kind == ValueKind.Parameter
        && contraction is { X.Layout.IsPlanes: false, Y.Layout.IsPlanes: false }
        && Takes(window, contraction.Channels, contraction.Matrix.Outputs, PlanOf(contraction, window), LeastSaving);

    private static bool Takes(WeightGradientOperation gradient, Window window) =>
        gradient.Gradients[0].Kind == ValueKind.ParameterGradient
        && gradient is { X.Layout.IsPlanes: false, Dy.Layout.IsPlanes: false }
        && Takes(window, window.Channels, gradient.Matrix.Outputs, PlanOf(window), LeastSavingOfWeightGradient);

    /// <summary>The table: whether a convolution of a shape goes by Winograd's algorithm.</summary>
    private static bool Takes(Window window, int channels, int filters, WinogradPlan plan, double leastSaving) =>
        window is { KernelHeight: 3, KernelWidth: 3, StrideY: 1, StrideX: 1, DilationY: 1, DilationX: 1, IsDepthwise: false }
        && window is { PaddingY: <= WinogradPlan.MaxPadding, PaddingX: <= WinogradPlan.MaxPadding }
        && channels >= FewestChannels
        && filters >= FewestChannels
        && MeetingPixels(window.Height, window.OutHeight, window.PaddingY) * MeetingPixels(window.Width, window.OutWidth, window.PaddingX)
            >= leastSaving * WinogradPlan.Positions * plan.TileRows * plan.TileColumns;

    /// <summary>Pairs of an input and an output line that meet.</summary>
    private static long MeetingPixels(int size, int results, int padding)
    {
        long pairs = 0;
        for (int tap = 0; tap < WinogradPlan.WindowSide; tap++)
        {
            pairs += Math.Max(0, Math.Min(results, size + padding - tap) - Math.Max(0, padding - tap));
        }

        return pairs;
    }

    private static WinogradPlan PlanOf(Window window) => new(window.Width, window.Channels, window.OutHeight, window.OutWidth);

    private static WinogradPlan PlanOf(ContractionOperation contraction, Window window) => contraction.IsInputGradient
        ? new WinogradPlan(window.OutWidth, contraction.Channels, window.Height, window.Width)
        : PlanOf(window);

    private static void Use(Function function, ContractionOperation contraction, Window window)
    {
        WinogradPlan plan = PlanOf(contraction, window);
        Value weights = contraction.Weights;
        Value transformed = function.NewValue(
            weights.Name + ".winograd", weights.Shape, ValueKind.Weights, weights.Parameter,
            WinogradWeightsOperation.Transformed(contraction.Matrix.Outputs, contraction.Channels));

        // Each chunk of images has its own: one for the first row, and another one for every eight.
        long length = plan.ChunkLength;
        long perRow = MemoryPlan.RoundUp((length + WinogradPlan.ImagesPerChunk - 1) / WinogradPlan.ImagesPerChunk);
        Value scratch = function.NewScratch(contraction.Y.Name + ".scratch", new Storage(perRow, length - perRow));
        function.Operations.Insert(
            function.Operations.IndexOf(contraction),
            new WinogradWeightsOperation(contraction.Label, contraction.IsInputGradient, weights, transformed)
            {
                Results = contraction.Results,
            });
        contraction.UseWinograd(plan, transformed, scratch);
    }

    private static void Use(Function function, WeightGradientOperation gradient, Window window)
    {
        Value weights = gradient.Gradients[0];
        Value sums = function.NewValue(
            weights.Name + ".winograd", weights.Shape, ValueKind.Weights, weights.Parameter,
            WinogradWeightsOperation.Transformed(gradient.Matrix.Outputs, window.Channels));
        long length = PlanOf(window).GradientChunkLength(gradient.Matrix.Outputs);
        Value scratch = function.NewScratch(weights.Name + ".scratch", new Storage(0, WinogradPlan.LineOfTile * length));
        int position = function.Operations.IndexOf(gradient);
        function.Operations[position] = new WinogradWeightGradientOperation(
            gradient.Label, window, sums, gradient.Dy, weights, gradient.Gradients.ElementAtOrDefault(1))
        {
            Results = gradient.Results,
        };
        function.Operations.Insert(
            position,
            new WinogradSumsOperation(gradient.Label, window, gradient.X, gradient.Dy, sums, scratch) { Results = gradient.Results });
    }
}
