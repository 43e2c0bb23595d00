using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Expressions;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;
using CompiledNet.Runtime;
using Verifier = CompiledNet.Generator.Passes.Verifier;

namespace CompiledNet.Generator.Tests.Ir;

/// <summary>The verifier accepts right functions and names what is wrong with those that were broken by hand.</summary>
public sealed class VerifierTests
{
    private const string TwoLayers = "[Input(4)]\n[Dense(5), Tanh]\n[Dense(3)]";

    private readonly Function _lowered = Stopped.After("lowering", "Predict", TwoLayers);

    [Fact]
    public void AcceptsARightFunction() => Verifier.Run(_lowered, "the test");

    [Fact]
    public void RejectsAReadOfWhatNothingWrote()
    {
        _lowered.Operations.RemoveAt(0);
        AssertRejects("map of tanh1 reads dense1, which nothing wrote", _lowered);
    }

    [Fact]
    public void RejectsAReadBeforeTheWrite()
    {
        _lowered.Operations.Reverse(0, 2);
        AssertRejects("map of tanh1 reads dense1, which nothing wrote", _lowered);
    }

    [Fact]
    public void RejectsASecondWrite()
    {
        _lowered.Operations.Insert(1, _lowered.Operations[0]);
        AssertRejects("contraction of dense1 writes dense1, which was written before", _lowered);
    }

    [Fact]
    public void RejectsAProductOfMatricesThatDoNotFit()
    {
        Value tooLong = AddMap(_lowered, position: 1, "long", features: 6);
        Operation second = _lowered.Operations.OfType<ContractionOperation>().Last();
        second.ReplaceInput(second.Inputs[0], tooLong);
        AssertRejects("contraction of dense2 multiplies matrices that do not fit", _lowered);
    }

    [Fact]
    public void RejectsAProductWithOtherOutputs()
    {
        _lowered.Operations[0].Outputs[0] = _lowered.NewValue("long", new Shape(6));
        AssertRejects("contraction of dense1 gives another number of outputs", _lowered);
    }

    [Fact]
    public void RejectsAnInputGradientThatDoesNotFit()
    {
        Function training = Stopped.After("differentiation", "BackwardFrom", TwoLayers);
        ContractionOperation gradient = training.Operations.OfType<ContractionOperation>().First(
            contraction => contraction.IsInputGradient);
        Value tooLong = AddMap(training, training.Operations.IndexOf(gradient), "long", features: 6);
        gradient.ReplaceInput(gradient.X, tooLong);
        AssertRejects("multiplies matrices that do not fit", training);
    }

    [Fact]
    public void RejectsAMapBetweenShapes()
    {
        _lowered.Operations[1].Outputs[0] = _lowered.NewValue("long", new Shape(6));
        AssertRejects("map of tanh1 maps values of different shapes", _lowered);
    }

    [Fact]
    public void RejectsAMapOfAnOperandThatItDoesNotHave()
    {
        Value dense = _lowered.Operations[0].Outputs[0];
        _lowered.Operations.Insert(
            1, new MapOperation("sum", [dense], Expression.Input(0) + Expression.Input(1), _lowered.NewValue("sum", dense.Shape)));
        AssertRejects("map of sum reads an operand that it does not have", _lowered);
    }

    [Fact]
    public void RejectsARowOperationBetweenShapes()
    {
        Value dense = _lowered.Operations[0].Outputs[0];
        _lowered.Operations.Insert(
            1, new RowOperation("softmax1", RowOperationKind.Softmax, [dense], _lowered.NewValue("long", new Shape(6))));
        AssertRejects("softmax of softmax1 has operands of different shapes", _lowered);
    }

    [Fact]
    public void RejectsAReshapeToAnotherNumberOfElements()
    {
        Value dense = _lowered.Operations[0].Outputs[0];
        _lowered.Operations.Insert(1, new ReshapeOperation("reshape1", dense, _lowered.NewValue("long", new Shape(2, 3))));
        AssertRejects("reshape of reshape1 changes the number of elements", _lowered);
    }

    [Fact]
    public void RejectsAReshapeThatIsLeft()
    {
        Value dense = _lowered.Operations[0].Outputs[0];
        _lowered.Operations.Insert(0, new ReshapeOperation("reshape1", dense, dense));
        AssertThrows("reshape of reshape1 is still logical", () => Verifier.CheckLayouts(_lowered, "the test"));
    }

    [Fact]
    public void RejectsAValueWithoutALayout() =>
        AssertThrows("contraction of dense1 has dense1 without a layout", () => Verifier.CheckLayouts(_lowered, "the test"));

    [Fact]
    public void RejectsAValueWithoutStorage() =>
        AssertThrows("has dense1 without storage", () => Verifier.CheckStorage(_lowered, "the test"));

    /// <summary>A panel takes 16 floats a row and 16 more: the second value begins where the first ends, or before.</summary>
    [Theory]
    [InlineData(16, 16, true)]
    [InlineData(16, 0, false)]
    [InlineData(0, 16, false)]
    [InlineData(15, 16, false)]
    [InlineData(0, 0, false)]
    public void RejectsValuesThatLieOverEachOther(int perRow, int constant, bool isRight)
    {
        Function planned = Stopped.After("memory plan", "Inference", "[Input(4)]\n[Tanh, Sigmoid, Tanh]");
        List<MapOperation> maps = [.. planned.Operations.OfType<MapOperation>()];
        Verifier.CheckStorage(planned, "the test");
        maps[0].Output.Storage = new Storage(1600, 1600);
        maps[1].Output.Storage = new Storage(1600 + perRow, 1600 + constant);
        if (isRight)
        {
            Verifier.CheckStorage(planned, "the test");
        }
        else
        {
            AssertThrows("puts sigmoid1 over tanh1", () => Verifier.CheckStorage(planned, "the test"));
        }
    }

    [Fact]
    public void AcceptsAPlaceTakenOver()
    {
        Function planned = Stopped.After("memory plan", "Inference", "[Input(4)]\n[Tanh, Sigmoid, Tanh]");
        List<MapOperation> maps = [.. planned.Operations.OfType<MapOperation>()];
        maps[0].Output.Storage = maps[2].Output.Storage = new Storage(1600, 1600);
        maps[1].Output.Storage = new Storage(3200, 3200);
        Verifier.CheckStorage(planned, "the test");
    }

    /// <summary>A value of some features, written by a map of another that is right.</summary>
    private static Value AddMap(Function function, int position, string name, int features)
    {
        var input = Value.Of(new Slot("other", 0, SlotRole.Input, 0, new Shape(features)), "other");
        Value output = function.NewValue(name, new Shape(features));
        function.Operations.Insert(position, new MapOperation(name, [input], Expression.Tanh(Expression.Input(0)), output));
        return output;
    }

    private static void AssertRejects(string message, Function function) => AssertThrows(message, () => Verifier.Run(function, "the test"));

    private static void AssertThrows(string message, Action action)
    {
        string actual = Assert.Throws<InvalidOperationException>(action).Message;
        Assert.StartsWith("After the test: ", actual, StringComparison.Ordinal);
        Assert.Contains(message, actual, StringComparison.Ordinal);
    }
}
