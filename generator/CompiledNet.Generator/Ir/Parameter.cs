using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Ir;

/// <summary>A parameter: its interchange name and shape, and where it lies in the network's block.</summary>
/// <param name="Name">The interchange name, e.g. <c>dense1.weight</c>.</param>
/// <param name="Shape">The interchange shape.</param>
/// <param name="Kind">Its layout in the block.</param>
/// <param name="Start">The values it begins with.</param>
internal sealed record Parameter(string Name, Shape Shape, ParameterKind Kind, ParameterStart Start)
{
    /// <summary>The first float, once the block is laid out.</summary>
    public int Offset { get; set; }

    /// <summary>The layer that it belongs to.</summary>
    public string Layer => Name.Substring(0, Name.LastIndexOf('.'));

    /// <summary>
    /// Whether training changes it by its gradient: running statistics have none, nor has a layer whose output nothing reads.
    /// </summary>
    public bool IsTrainable { get; init; } = true;

    /// <summary>The weight of a batch's statistic in this running one; null where it is none.</summary>
    public double? Momentum { get; init; }

    public int Outputs => Shape.Axes[0];

    /// <summary>Terms of a product with it: inputs, or channels times taps of a convolution.</summary>
    public int Inputs => Shape.Length / Shape.Axes[0];

    /// <summary>Channels that one filter sees.</summary>
    public int Channels => Shape.Rank > 1 ? Shape.Axes[1] : 1;

    /// <summary>Pixels of a convolution's window; 1 of a product.</summary>
    public int Taps => Inputs / Channels;

    /// <summary>Panels of outputs.</summary>
    public int Panels => (Outputs + Layout.PanelWidth - 1) / Layout.PanelWidth;

    /// <summary>The matrix of a product.</summary>
    public WeightMatrix Matrix => new(Outputs, Inputs);

    /// <summary>Floats in the block.</summary>
    public int BlockLength => checked((int)LongBlockLength);

    /// <summary>Floats in the block, also of a parameter that is too large to have one.</summary>
    public long LongBlockLength => Kind switch
    {
        ParameterKind.Weights or ParameterKind.Filters => Panels * ((Shape.LongLength / Outputs) + 1) * Layout.PanelWidth,
        ParameterKind.Table => (long)Outputs * new Layout(1, Shape.Features).Panels * Layout.PanelWidth,
        _ => (long)Panels * Layout.PanelWidth,
    };

    /// <summary>A parameter of one value a feature or channel.</summary>
    /// <param name="layer">The layer that has it.</param>
    /// <param name="name">Its name in the layer.</param>
    /// <param name="length">Its elements.</param>
    /// <param name="value">What each begins with.</param>
    public static Parameter Vector(string layer, string name, int length, double value) =>
        new($"{layer}.{name}", new Shape(length), ParameterKind.Vector, ParameterStart.Of(value));
}

/// <summary>
/// Weights in panels of 16 outputs: [outputs / 16][depth][16], and one row of 16 more between panels, against power-of-two distances.
/// </summary>
/// <param name="Outputs">Outputs.</param>
/// <param name="Depth">Terms of each output.</param>
internal readonly record struct WeightMatrix(int Outputs, int Depth)
{
    public int Panels => (Outputs + Layout.PanelWidth - 1) / Layout.PanelWidth;

    /// <summary>Floats from one panel to the next.</summary>
    public int Stride => checked((Depth + 1) * Layout.PanelWidth);

    /// <summary>All floats.</summary>
    public long Length => (long)Panels * Stride;

    /// <summary>
    /// Rows up to which the input gradient transposes the batch instead of these weights: transposing a weight and transposing an
    /// element of the batch cost the same, and a row has Outputs + Depth elements. Half of where they break even, as measured,
    /// because elements of the batch are transposed in smaller pieces; 0 for layers so small that it is less than a vector.
    /// </summary>
    public int MostRowsInLanes
    {
        get
        {
            long rows = (long)Outputs * Depth / (2L * (Outputs + Depth));
            return rows < Layout.PanelWidth ? 0 : (int)rows;
        }
    }
}

/// <summary>The values that a parameter begins with.</summary>
/// <param name="Rule">The rule of the layer's weights.</param>
/// <param name="FanIn">Inputs that reach one output.</param>
/// <param name="FanOut">Outputs that one input reaches.</param>
/// <param name="Constant">The value everywhere; null where the rule draws.</param>
/// <param name="IsUnit">Whether the rule's default is a unit variance instead of PyTorch's bound by the fan-in.</param>
internal sealed record ParameterStart(Init Rule, int FanIn, int FanOut, double? Constant = null, bool IsUnit = false)
{
    public static ParameterStart Of(double constant) => new(Init.Default, 1, 1, constant);
}

/// <summary>The layouts of parameters.</summary>
internal enum ParameterKind
{
    /// <summary>A product's weights, in panels of 16 outputs.</summary>
    Weights,

    /// <summary>A convolution's weights, in panels of 16 filters: [channels / 16][taps][channels of the panel][16].</summary>
    Filters,

    /// <summary>A layer's bias: one value an output.</summary>
    Bias,

    /// <summary>One value a feature.</summary>
    Vector,

    /// <summary>An embedding's table, a padded row an entry.</summary>
    Table,
}
