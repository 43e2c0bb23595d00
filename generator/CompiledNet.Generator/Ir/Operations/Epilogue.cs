using CompiledNet.Generator.Ir.Expressions;

namespace CompiledNet.Generator.Ir.Operations;

/// <summary>Elementwise expressions fused into the product before them, as one.</summary>
/// <param name="Layers">The layers that the expressions belong to, in order, each with its own expression for people.</param>
/// <param name="Expression">All of them, over the product as input 0 and the other operand as input 1.</param>
/// <param name="OtherInput">The number of the contraction's input that is the other operand; null where there is none.</param>
/// <param name="Scalar">The parameter that is the expression's scalar, or null.</param>
/// <param name="Form">Where the expression is computed.</param>
internal sealed record Epilogue(
    IReadOnlyList<(string Label, Expression Expression)> Layers, Expression Expression, int? OtherInput, Parameter? Scalar,
    EpilogueForm Form)
{
    public ExpressionProgram Program { get; } = ExpressionProgram.Create([Expression]);

    /// <summary>The layer whose result this is.</summary>
    public string Label => Layers[Layers.Count - 1].Label;

    public override string ToString() => $"{Form.ToString().ToLowerInvariant()} {ExpressionPrinter.Print(Expression)}";
}

/// <summary>Where an epilogue is computed.</summary>
internal enum EpilogueForm
{
    /// <summary>On the accumulators of a tile, before they are stored.</summary>
    Registers,

    /// <summary>
    /// On a panel while it is still in the first-level cache: for expressions too long to be inlined into a tile twelve times.
    /// </summary>
    Panel,
}
