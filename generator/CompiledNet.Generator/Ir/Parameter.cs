using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Ir;

/// <summary>A parameter: its interchange name and shape, and where it lies in the network's block.</summary>
/// <param name="Name">The interchange name, e.g. <c>dense1.weight</c>.</param>
/// <param name="Shape">The interchange shape.</param>
/// <param name="Kind">Its layout in the block.</param>
/// <param name="Init">The rule it begins by.</param>
/// <param name="FanIn">Inputs that reach one output.</param>
/// <param name="FanOut">Outputs that one input reaches.</param>
internal sealed record Parameter(string Name, Shape Shape, ParameterKind Kind, Init Init, int FanIn, int FanOut)
{
    /// <summary>The first float, once the block is laid out.</summary>
    public int Offset { get; set; }

    /// <summary>Panels of outputs.</summary>
    public int Panels => (Shape.Axes[0] + Layout.PanelWidth - 1) / Layout.PanelWidth;

    /// <summary>Floats from one panel of weights to the next: one panel row more than the inputs, against power-of-two distances.</summary>
    public int PanelStride => Kind == ParameterKind.Weights ? checked((Inputs + 1) * Layout.PanelWidth) : Layout.PanelWidth;

    /// <summary>Floats in the block.</summary>
    public int BlockLength => checked(Panels * PanelStride);

    public int Outputs => Shape.Axes[0];

    public int Inputs => Shape.Rank > 1 ? Shape.Axes[1] : 1;
}

/// <summary>The layouts of parameters.</summary>
internal enum ParameterKind
{
    /// <summary>A product's weights, in panels of 16 outputs.</summary>
    Weights,

    /// <summary>One value an output.</summary>
    Bias,
}
