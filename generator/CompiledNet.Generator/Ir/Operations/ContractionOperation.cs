using CompiledNet.Runtime;

namespace CompiledNet.Generator.Ir.Operations;

/// <summary>
/// y = epilogue(x · w + bias) along the last axis. With transposed weights it is the gradient by x. Inputs: x, the weights (or
/// the transposed ones), the bias where there is one (or what a folded normalisation makes of it), then what the epilogue reads
/// besides the product.
/// </summary>
/// <param name="label">The layer.</param>
/// <param name="window">The window of a convolution; null for a matrix product.</param>
/// <param name="isInputGradient">Whether it is the gradient by the input.</param>
/// <param name="x">The left side.</param>
/// <param name="weights">The right side.</param>
/// <param name="bias">The bias, or null.</param>
/// <param name="y">The result.</param>
internal sealed class ContractionOperation(string label, Window? window, bool isInputGradient, Value x, Value weights, Value? bias, Value y)
    : Operation(label, bias is null ? [x, weights] : [x, weights, bias], [y])
{
    private WeightMatrix? _transposed;

    public Window? Window { get; } = window;

    public Value X => Inputs[0];

    public Value Weights => Inputs[1];

    public Value? Bias => HasBias ? Inputs[2] : null;

    public bool HasBias { get; private set; } = bias is not null;

    /// <summary>The batch normalisation after it that became part of it; set by normalisation folding.</summary>
    public NormalizationFoldOperation? Normalization { get; private set; }

    public bool IsInputGradient { get; } = isInputGradient;

    /// <summary>The weights as they lie, where <see cref="Weights"/> are transposed for an input gradient.</summary>
    public Value? Original { get; init; }

    /// <summary>Rows up to which an input gradient has the batch in the lanes and reads <see cref="Original"/>; set by tiling.</summary>
    public int MostRowsInLanes { get; set; }

    /// <summary>Whether it reads parameters though its weights are in the arena.</summary>
    public bool ReadsParametersBesidesWeights =>
        Weights.Kind != ValueKind.Parameter && (MostRowsInLanes > 0 || Bias?.Kind == ValueKind.Parameter || Epilogue?.Scalar is not null);

    /// <summary>The right side as a matrix, transposed for an input gradient.</summary>
    public WeightMatrix Matrix => _transposed ?? Weights.Matrix ?? Weights.Parameter!.Matrix;

    public Value Y => Outputs[0];

    /// <summary>The product before the epilogue, where something else reads it.</summary>
    public Value? Product => Outputs.Skip(1).FirstOrDefault(output => output.Kind != ValueKind.Scratch);

    /// <summary>The scratch memory of its chunks, where it goes by Winograd's algorithm.</summary>
    public Value? Scratch => Outputs.Skip(1).FirstOrDefault(output => output.Kind == ValueKind.Scratch);

    /// <summary>How it goes by Winograd's algorithm; null for the direct form. Set by the choice of convolution forms.</summary>
    public WinogradPlan? Winograd { get; private set; }

    /// <summary>Channels of the images that a convolution reads.</summary>
    public int Channels => Winograd?.Channels ?? Matrix.Depth / Window!.Taps;

    /// <summary>What is done to the product before or right after it is stored; set by epilogue fusion.</summary>
    public Epilogue? Epilogue { get; set; }

    /// <summary>The value that the epilogue reads besides the product, where there is one.</summary>
    public Value? Other => Epilogue is { OtherInput: { } input } ? Inputs[input] : null;

    public override IEnumerable<object?> Arguments =>
        [
            Window, IsInputGradient, HasBias, Original?.Parameter, Normalization?.Label, Winograd, Epilogue?.OtherInput, Epilogue?.Scalar,
            Epilogue?.Form, .. Epilogue?.Program.Code ?? []];

    public override string Mnemonic =>
        (Window is null ? "contraction" : "convolution") + (IsInputGradient ? "-input-gradient" : string.Empty);

    public override string Details => string.Join(", ", new[]
    {
        Window?.ToString(),
        Winograd is null ? null : "winograd",
        Normalization is null ? null : $"normalization {Normalization.Label}",
        Epilogue is null ? null : $"epilogue {Epilogue}",
    }.Where(part => part is not null));

    public override IEnumerable<Parameter> UpdatedParameters => [];

    public override WantedLayout Wants => Window is null ? WantedLayout.Rows : WantedLayout.Channels;

    public override PlaneUse Planes => Window switch
    {
        null => PlaneUse.Moved,
        { IsDepthwise: true } => PlaneUse.Refused,
        _ => PlaneUse.Images,
    };

    protected override IEnumerable<Parameter> OtherParameters => new[] { Epilogue?.Scalar, Original?.Parameter }.OfType<Parameter>();

    public override Schedule CreateSchedule()
    {
        int panels = Y.Layout!.Panels;
        if (Winograd is not null)
        {
            // All panels together, since each would transform the images again.
            return new Schedule(panels, panels, HasRowBlocks: true) { RowsPerBlock = WinogradPlan.ImagesPerChunk };
        }

        bool hasFew = panels < Schedule.EnoughGroups * Schedule.TilePanels;
        return new Schedule(panels, Schedule.TilePanels, HasRowBlocks: Window is not null || hasFew);
    }

    public override IEnumerable<string> Mistakes() => Window switch
    {
        null => Unless(X.Features == Matrix.Depth, "multiplies matrices that do not fit")
            .Concat(Unless(Y.Features == Matrix.Outputs, "gives another number of outputs")),
        { IsDepthwise: true } => Unless(X.Layout is null || X.Features == Matrix.Outputs, "slides over images of other channels"),
        _ => Unless(ReadsItsImages(Window), "slides over images of other channels"),
    };

    private bool ReadsItsImages(Window window)
    {
        int channels = Channels, pixels = IsInputGradient ? window.OutPixels : window.InPixels;
        return X.Layout is null || (X.Layout.IsPlanes ? X.Shape.Length == channels * pixels : X.Features == channels);
    }

    /// <summary>Has an input gradient read the weights where they lie, because its kernel needs none that are transposed.</summary>
    public void ReadOriginal()
    {
        _transposed = Matrix;
        Inputs[1] = Original!;
    }

    /// <summary>Has it go by Winograd's algorithm.</summary>
    /// <param name="plan">How.</param>
    /// <param name="weights">The transformed weights.</param>
    /// <param name="scratch">Memory for its chunks.</param>
    public void UseWinograd(WinogradPlan plan, Value weights, Value scratch)
    {
        Winograd = plan;
        Inputs[1] = weights;
        Outputs.Add(scratch);
    }

    /// <summary>Makes a batch normalisation of the product, whose only reader it is, part of the operation.</summary>
    public void Fold(NormalizationFoldOperation normalization, Value normalized)
    {
        Normalization = normalization;
        Outputs[0] = normalized;
        if (HasBias)
        {
            Inputs[2] = normalization.Outputs[0];
        }
        else
        {
            Inputs.Insert(2, normalization.Outputs[0]);
            HasBias = true;
        }
    }
}
