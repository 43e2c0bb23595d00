using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Passes;

/// <summary>
/// Makes the program physical: every value of the arena gets panels, the caller's memory is packed and unpacked, and reshapes
/// vanish where the panels are the same, become a relayout where they are not, or are absorbed into packing.
/// </summary>
internal sealed class LayoutAssignment
{
    private readonly Function _function;
    private readonly Dictionary<Value, Value> _packed = [];
    private readonly List<Operation> _result = [];

    private LayoutAssignment(Function function) => _function = function;

    public static void Run(Function function) => new LayoutAssignment(function).Run();

    private static Layout LayoutOf(Shape shape) => new(shape.Positions, shape.Features);

    private static bool IsRowMajor(Value value) => value.Kind is ValueKind.Input or ValueKind.Targets or ValueKind.OutputGradients;

    private void Run()
    {
        SkipReshapesBeforeUnpacking();
        foreach (Operation operation in _function.Operations.ToList())
        {
            foreach (Value input in operation.Inputs.Where(IsRowMajor).Distinct().ToList())
            {
                if (operation is not ReshapeOperation)
                {
                    operation.ReplaceInput(input, Packed(operation, input, input.Shape));
                }
            }

            foreach (Value output in operation.Outputs.Where(output => output.Kind is ValueKind.Temporary or ValueKind.Losses))
            {
                output.Layout = LayoutOf(output.Shape);
            }

            if (operation is ReshapeOperation reshape)
            {
                Assign(reshape);
            }
            else
            {
                AddScratch(operation);
                _result.Add(operation);
            }
        }

        _function.Operations.Clear();
        _function.Operations.AddRange(_result);
    }

    /// <summary>Row-major memory is the same for every shape, so what is unpacked may as well be unpacked before its reshape.</summary>
    private void SkipReshapesBeforeUnpacking()
    {
        foreach (UnpackOperation unpack in _function.Operations.OfType<UnpackOperation>().ToList())
        {
            while (_function.ProducerOf(unpack.Inputs[0]) is ReshapeOperation reshape && !IsRowMajor(reshape.Inputs[0]))
            {
                unpack.ReplaceInput(unpack.Inputs[0], reshape.Inputs[0]);
            }
        }

        DeadCodeElimination.Run(_function);
    }

    private Value Packed(Operation reader, Value external, Shape shape)
    {
        Layout layout = LayoutOf(shape);
        foreach (KeyValuePair<Value, Value> pair in _packed)
        {
            if (pair.Value == external && pair.Key.Layout == layout)
            {
                // What was packed for an optional result may be read for one that is not.
                Operation pack = _result.Single(operation => operation.Outputs.Contains(pair.Key));
                pack.Condition = pack.Condition == reader.Condition ? pack.Condition : RunCondition.Always;
                return pair.Key;
            }
        }

        Value packed = _function.NewValue(external.Name, shape);
        packed.Layout = layout;
        _packed.Add(packed, external);
        _result.Add(new PackOperation(external.Name, external, packed) { Condition = reader.Condition });
        return packed;
    }

    private void Assign(ReshapeOperation reshape)
    {
        Value input = reshape.Inputs[0], output = reshape.Outputs[0];
        if (IsRowMajor(input))
        {
            ReplaceEverywhere(output, Packed(reshape, input, output.Shape));
        }
        else if (input.Layout == output.Layout)
        {
            ReplaceEverywhere(output, input);
        }
        else
        {
            _result.Add(new RelayoutOperation(reshape.Label, input, output) { Condition = reshape.Condition });
        }
    }

    private void ReplaceEverywhere(Value old, Value replacement)
    {
        foreach (Operation operation in _function.Operations.Concat(_result))
        {
            operation.ReplaceInput(old, replacement);
        }
    }

    private void AddScratch(Operation operation)
    {
        if (operation is LossOperation { IsElementwise: true } loss)
        {
            Value elements = _function.NewValue(loss.Label + ".elements", loss.Prediction.Shape);
            elements.Layout = LayoutOf(elements.Shape);
            loss.AddElements(elements);
        }
    }
}
