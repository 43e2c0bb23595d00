extern alias library;

using CompiledNet.Generator.Ir.Expressions;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Tests.Emission;
using CompiledNet.Runtime;

namespace CompiledNet.Generator.Tests.Ir;

/// <summary>How much is joined with one product.</summary>
public sealed class EpilogueFusionTests
{
    [Fact]
    public void ExpressionsAreJoinedAsFarAsTheInterpreterHasRoom()
    {
        ContractionOperation[] products =
        [
            .. Stopped.After(
                "epilogue fusion", "Predict", $"[Input(4), Dense(4), {LayerText.Repeat("GELU", 20)}]").Operations.OfType<ContractionOperation>(),
        ];
        Epilogue epilogue = Assert.Single(products).Epilogue!;
        Assert.InRange(epilogue.Layers.Count, 2, 19);
        Assert.InRange(epilogue.Program.Instructions.Count, ExpressionProgram.MaxInstructions / 2, ExpressionProgram.MaxInstructions);
    }

    [Fact]
    public void TheInterpreterHasThisRoom() =>
        Assert.Equal(library::CompiledNet.Runtime.MapKernel.MaxInstructions, ExpressionProgram.MaxInstructions);
}
