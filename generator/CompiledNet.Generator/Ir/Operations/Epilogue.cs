using CompiledNet.Generator.Ir.Expressions;

namespace CompiledNet.Generator.Ir.Operations;

/// <summary>An elementwise expression fused into the product before it.</summary>
/// <param name="Label">The layer that the expression belongs to.</param>
/// <param name="Expression">Over the product as input 0 and the other operand as input 1.</param>
/// <param name="OtherInput">The number of the contraction's input that is the other operand; null where there is none.</param>
/// <param name="Form">Where the expression is computed.</param>
internal sealed record Epilogue(string Label, Expression Expression, int? OtherInput, EpilogueForm Form)
{
    public ExpressionProgram Program { get; } = ExpressionProgram.Create([Expression]);

    public override string ToString() => $"{Form.ToString().ToLowerInvariant()} {ExpressionPrinter.Print(Expression)}";
}

/// <summary>Where an epilogue is computed.</summary>
internal enum EpilogueForm
{
    /// <summary>On the accumulators of a tile, before they are stored.</summary>
    Registers,

    /// <summary>On a panel while it is still in the first-level cache: for expressions too long to be inlined into a tile twelve times.</summary>
    Panel,
}
