using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Passes;

/// <summary>
/// Makes the program physical. Operations along the last axis want it as features; windows and normalisation over the batch want
/// the channels as features, or images of few channels in planes; elementwise operations take what their operands have. The caller's memory
/// is packed and unpacked, a reshape is another name for the same elements, and what still lies wrong is moved by a relayout.
/// </summary>
internal sealed class LayoutAssignment
{
    private readonly Function _function;
    private readonly Dictionary<Value, Value> _aliases = [];
    private readonly Dictionary<(Value Source, Layout Layout), Value> _moved = [];
    private readonly List<Operation> _result = [];
    private readonly HashSet<Value> _planes;

    private LayoutAssignment(Function function)
    {
        _function = function;
        _planes = PlaneValues.Find(function);
    }

    public static void Run(Function function) => new LayoutAssignment(function).Run();

    /// <summary>Whether a value is the caller's, an example after the other.</summary>
    private static bool IsRowMajor(Value value) => value.Slot is { IsIntegers: false, IsResult: false };

    private static bool HasLayout(Value value) => value.Kind == ValueKind.Temporary || IsRowMajor(value);

    private void Run()
    {
        foreach (Operation operation in _function.Operations.ToList())
        {
            if (operation is ReshapeOperation reshape)
            {
                _aliases[reshape.Output] = Source(reshape.Input);
                continue;
            }

            bool isChannelsLast = WantsChannelsLast(operation);
            for (int i = 0; i < operation.Inputs.Count; i++)
            {
                Value input = operation.Inputs[i];
                if (HasLayout(input))
                {
                    operation.Inputs[i] = operation.Wants == WantedLayout.Any
                        ? InAnyLayout(operation, input)
                        : InLayout(input, LayoutFor(operation, input, isChannelsLast), operation);
                }
            }

            foreach (Value output in operation.Outputs.Where(output => output.Kind == ValueKind.Temporary))
            {
                output.Layout = LayoutFor(operation, output, isChannelsLast);
            }

            AddScratch(operation);
            _result.Add(operation);
        }

        _function.Operations.Clear();
        _function.Operations.AddRange(_result);
        MarkConditions();
    }

    private Layout LayoutFor(Operation operation, Value value, bool isChannelsLast) =>
        _planes.Contains(value) && PlaneValues.Takes(operation) ? Layout.Planes(value.Shape)
        : isChannelsLast ? Layout.ChannelsLast(value.Shape)
        : Layout.RowMajor(value.Shape);

    private bool WantsChannelsLast(Operation operation) => operation.Wants switch
    {
        WantedLayout.Channels => true,
        WantedLayout.AsOperands or WantedLayout.Any => operation.Inputs.Any(IsChannelsLast),
        _ => false,
    };

    /// <summary>Whether a value lies channels-last under its own shape.</summary>
    private bool IsChannelsLast(Value value) =>
        Source(value) is { Layout: { IsChannelsLast: true } layout } && layout.IsSameAs(Layout.ChannelsLast(value.Shape));

    private Value Source(Value value) => _aliases.TryGetValue(value, out Value source) ? source : value;

    /// <summary>
    /// The same elements wherever they lie, in panels if they are the caller's, or in planes that the copy does not read.
    /// </summary>
    private Value InAnyLayout(Operation operation, Value value)
    {
        Value source = Source(value);
        return IsRowMajor(source) || (source.Layout is { IsPlanes: true } && operation is MoveOperation)
            ? InLayout(value, Layout.RowMajor(value.Shape), null)
            : source;
    }

    private Value InLayout(Value value, Layout layout, Operation? reader)
    {
        Value source = Source(value);
        if (source.Layout is { } present && present.IsSameAs(layout))
        {
            return source;
        }

        if (_moved.TryGetValue((source, layout), out Value moved))
        {
            return moved;
        }

        moved = _function.NewValue(value.Name, value.Shape);
        moved.Layout = layout;
        _moved.Add((source, layout), moved);
        _result.Add(IsRowMajor(source) || source.Layout is { IsPlanes: true }
            ? new PackOperation(source.Name, source, moved)
            : layout.IsPlanes ? new UnpackOperation(source.Name, source, moved)
            : new MoveOperation(reader?.Label ?? value.Name, "relayout", [MovePlan.Identity(value.Shape.Length)], [source], moved));
        return moved;
    }

    private void AddScratch(Operation operation)
    {
        if (operation is LossOperation { IsElementwise: true } loss)
        {
            Value elements = _function.NewValue(loss.Label + ".elements", loss.Prediction.Shape);
            elements.Layout = loss.Prediction.Layout;
            loss.AddElements(elements);
        }
    }

    /// <summary>What only an optional result needs runs only where it is asked for; new operations take part in that.</summary>
    private void MarkConditions() => ConditionMarking.Run(_function);
}
