using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Expressions;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Passes;

/// <summary>
/// Adds the backward half of a training program: walks the operations in reverse and applies each one's rule. What the rules
/// add are operations like any other, so that they are fused, planned and emitted in the same way. Gradients by parameters are
/// values too: those of all uses of a parameter are added, and one update follows the last.
/// </summary>
internal sealed class Differentiation
{
    private readonly Function _function;
    private readonly Dictionary<Value, Value> _gradients = [];
    private readonly HashSet<Value> _wanted = [];
    private readonly Dictionary<Value, int> _uses = [];

    private Differentiation(Function function) => _function = function;

    public static void Run(Function function)
    {
        if (function.IsTraining)
        {
            new Differentiation(function).Run();
        }
    }

    /// <summary>Whether the gradient by a value is needed by anything.</summary>
    public bool Wants(Value value) => _wanted.Contains(value);

    /// <summary>Appends an operation to the backward half.</summary>
    public void Add(Operation operation) => _function.Operations.Add(operation);

    /// <summary>A value for the gradient by <paramref name="value"/>.</summary>
    public Value NewGradient(Value value) => _function.NewValue(value.Name + ".gradient", value.Shape);

    /// <summary>A value for elements of an operation's own.</summary>
    public Value NewTemporary(string name, Shape shape) => _function.NewValue(name, shape);

    /// <summary>A value for a number a row.</summary>
    public Value NewRowStatistics(string name, Shape elements) => _function.NewValue(name, elements, ValueKind.RowStatistics);

    /// <summary>The value of a parameter.</summary>
    public Value ParameterOf(Parameter parameter) => _function.Parameters[parameter.Name];

    /// <summary>A value for the gradient by weights, as a parameter has them or as they were rearranged.</summary>
    public Value NewParameterGradient(Value weights) => _function.NewValue(
        weights.Name + ".gradient",
        weights.Shape,
        weights.Kind == ValueKind.Parameter ? ValueKind.ParameterGradient : ValueKind.Weights,
        weights.Parameter,
        weights.Matrix);

    /// <summary>A value for transposed weights.</summary>
    public Value NewWeights(Value weights, WeightMatrix matrix) =>
        _function.NewValue(weights.Name + ".transposed", weights.Shape, ValueKind.Weights, weights.Parameter, matrix);

    /// <summary>The operation that writes a value, or null where it comes from outside.</summary>
    public Operation? ProducerOf(Value value) => _function.ProducerOf(value);

    /// <summary>Says that <paramref name="gradient"/> is a gradient by <paramref name="value"/>; several are added in this order.</summary>
    public void Contribute(Value value, Value gradient)
    {
        if (!_gradients.TryGetValue(value, out Value sum))
        {
            _gradients[value] = gradient;
            return;
        }

        bool isOfParameter = value.Kind is ValueKind.Parameter or ValueKind.Weights;
        Value total = isOfParameter ? NewParameterGradient(value) : NewGradient(value);
        Add(isOfParameter
            ? new GradientSumOperation(value.Parameter!.Layer, sum, gradient, total)
            : new MapOperation(value.Name, [sum, gradient], Expression.Input(0) + Expression.Input(1), total) { IsGradient = true });
        _gradients[value] = total;
    }

    private void Run()
    {
        List<Operation> forward = [.. _function.Operations];
        FindWanted(forward);
        CountUses(forward);
        for (int i = forward.Count - 1; i >= 0; i--)
        {
            Operation operation = forward[i];
            if (operation is LossOperation loss)
            {
                SeedFromLoss(loss);
            }
            else if (operation is UnpackOperation { Output.Slot.Role: SlotRole.OutputGradient } marker)
            {
                _function.Operations.Remove(marker);
                Contribute(marker.Input, marker.Output);
            }
            else if (operation.Outputs.Count > 0 && _gradients.TryGetValue(operation.Outputs[0], out Value gradient))
            {
                GradientRules.Apply(this, operation, gradient);
            }

            UpdateAfter(operation);
        }

        GiveInputGradients();
        ConditionMarking.Run(_function);
    }

    private void FindWanted(List<Operation> forward)
    {
        foreach (Operation operation in forward)
        {
            // The gradient by the inputs is wanted where the caller asks for it, so every value on the way is, too.
            if (operation.Inputs.Any(input => _wanted.Contains(input) || input.Kind == ValueKind.Parameter || input.IsFloatInput))
            {
                _wanted.UnionWith(operation.Outputs);
            }

            foreach (Value input in operation.Inputs)
            {
                if (input.IsFloatInput)
                {
                    _wanted.Add(input);
                }
            }
        }
    }

    private void CountUses(List<Operation> forward)
    {
        foreach (Value parameter in forward.SelectMany(ParametersOf))
        {
            _uses.TryGetValue(parameter, out int uses);
            _uses[parameter] = uses + 1;
        }
    }

    /// <summary>
    /// The updates of parameters that no operation before this one reads: nothing that is still to come needs them as they are.
    /// </summary>
    private void UpdateAfter(Operation operation)
    {
        foreach (Value parameter in ParametersOf(operation))
        {
            if (--_uses[parameter] == 0 && _gradients.TryGetValue(parameter, out Value gradient))
            {
                Add(new UpdateOperation(operation.Label, gradient));
            }
        }
    }

    private IEnumerable<Value> ParametersOf(Operation operation) => operation.ReadParameters.Select(ParameterOf);

    private void SeedFromLoss(LossOperation loss)
    {
        loss.AddPredictionGradient(NewGradient(loss.Prediction));
        Contribute(loss.Prediction, loss.PredictionGradient!);
        if (!loss.TakesLabels)
        {
            Slot slot = _function.Slots.TargetGradients[loss.Index]!;
            loss.AddTargetGradient(_function.NewValue(loss.Targets.Name + ".gradient", loss.Targets.Shape));
            Add(new UnpackOperation(loss.Targets.Name, loss.TargetGradient!, Value.Of(slot, slot.Name)));
        }
    }

    private void GiveInputGradients()
    {
        foreach ((Value value, Value gradient) in _gradients.Select(pair => (pair.Key, pair.Value)).ToList())
        {
            if (value.IsFloatInput)
            {
                Slot slot = _function.Slots.InputGradients[value.Slot!.Index]!;

                // Before the updates of the weights that it read would be too early for its readers, and after is late enough.
                Add(new UnpackOperation(slot.Name == "inputGradients" ? "input" : value.Name, gradient, Value.Of(slot, slot.Name)));
            }
        }
    }
}
