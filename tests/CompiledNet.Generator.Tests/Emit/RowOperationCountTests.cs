using System.Text.RegularExpressions;
using CompiledNet.Generator.Emit.StraightLine;
using CompiledNet.Generator.Passes;
using static CompiledNet.Generator.Tests.Harness.Declarations;

namespace CompiledNet.Generator.Tests.Emit;

/// <summary>The operations of straight-line code are counted as they are written, for the JIT's limits.</summary>
public sealed class RowOperationCountTests
{
    [Theory]
    [InlineData("[Input(4)]\n[Dense(16), ReLU]\n[Dense(3)]\n[Softmax, CrossEntropy]")]
    [InlineData("[Input(3)]\n[Dense(5), BatchNorm, GELU]\n[Dense(9)]\n[Softmax, CrossEntropy]")]
    [InlineData("[Input(7)]\n[Dense(11), PReLU]\n[Dense(6, Bias = false), BatchNorm]\n[LogSoftmax, NegativeLogLikelihood]")]
    [InlineData("[Input(2)]\n[Dense(9, Name = \"x\"), LeakyReLU]\n[Dense(9), Add(\"x\"), SiLU]\n[Dense(1)]\n[MeanSquaredError]")]
    public void EachOperationIsCountedOnce(string layers)
    {
        CompiledNetwork network = PassPipeline.Run(ModelOf(Net(layers)));
        foreach (int lanes in new[] { 4, 8 })
        {
            var vectors = new RowVectors(lanes);
            string text = StraightLineEmitter.Emit(network, vectors)!;
            Assert.Equal(Regex.Count(text, @"\bTSimd\."), vectors.Operations);
        }
    }
}
