using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Expressions;
using CompiledNet.Generator.Ir.Operations;

namespace CompiledNet.Generator.Passes;

/// <summary>
/// Adds the backward half of a training program: walks the operations in reverse and applies each one's rule. What the rules
/// add are operations like any other, so that they are fused, planned and emitted in the same way.
/// </summary>
internal sealed class Differentiation
{
    private readonly Function _function;
    private readonly Dictionary<Value, Value> _gradients = [];
    private readonly HashSet<Value> _wanted = [];

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

    /// <summary>A value for the gradient by a parameter.</summary>
    public Value NewParameterGradient(Value parameter) =>
        _function.NewValue(parameter.Name + ".gradient", parameter.Shape, ValueKind.ParameterGradient, parameter.Parameter);

    /// <summary>A value for weights turned around.</summary>
    public Value NewTransposedWeights(Value weights) =>
        _function.NewValue(weights.Name + ".transposed", weights.Shape, ValueKind.TransposedWeights, weights.Parameter);

    /// <summary>Says that <paramref name="gradient"/> is a gradient by <paramref name="value"/>; several are added.</summary>
    public void Contribute(Value value, Value gradient)
    {
        if (!_gradients.TryGetValue(value, out Value sum))
        {
            _gradients[value] = gradient;
            return;
        }

        Value total = NewGradient(value);
        Add(new MapOperation(value.Name, [sum, gradient], Expression.Input(0) + Expression.Input(1), total));
        _gradients[value] = total;
    }

    private void Run()
    {
        List<Operation> forward = [.. _function.Operations];
        FindWanted(forward);
        for (int i = forward.Count - 1; i >= 0; i--)
        {
            Operation operation = forward[i];
            if (operation is LossOperation loss)
            {
                SeedFromLoss(loss);
            }
            else if (operation is UnpackOperation marker && marker.Outputs[0].Kind == ValueKind.OutputGradients)
            {
                _function.Operations.Remove(marker);
                Contribute(marker.Inputs[0], marker.Outputs[0]);
            }
            else if (operation.Outputs.Count > 0 && _gradients.TryGetValue(operation.Outputs[0], out Value gradient))
            {
                GradientRules.Apply(this, operation, gradient);
            }
        }

        GiveInputGradients();
        MarkConditions();
    }

    private void FindWanted(List<Operation> forward)
    {
        foreach (Operation operation in forward)
        {
            // The gradient by the inputs is wanted where the caller asks for it, so every value on the way is, too.
            if (operation.Inputs.Any(input => _wanted.Contains(input) || input.Kind is ValueKind.Parameter or ValueKind.Input))
            {
                _wanted.UnionWith(operation.Outputs);
            }

            foreach (Value input in operation.Inputs)
            {
                if (input.Kind == ValueKind.Input)
                {
                    _wanted.Add(input);
                }
            }
        }
    }

    private void SeedFromLoss(LossOperation loss)
    {
        loss.AddPredictionGradient(NewGradient(loss.Prediction));
        Contribute(loss.Prediction, loss.PredictionGradient!);
        if (!loss.TakesLabels)
        {
            loss.AddTargetGradient(_function.NewValue("targets.gradient", loss.Targets.Shape));
            Add(new UnpackOperation("targets", loss.TargetGradient!, new Value("targetGradients", ValueKind.TargetGradients, loss.Targets.Shape)));
        }
    }

    private void GiveInputGradients()
    {
        foreach ((Value value, Value gradient) in _gradients.Select(pair => (pair.Key, pair.Value)).ToList())
        {
            if (value.Kind == ValueKind.Input)
            {
                // Before the updates of the weights that it read would be too early for its readers, and after is late enough.
                Add(new UnpackOperation("input", gradient, new Value("inputGradients", ValueKind.InputGradients, value.Shape)));
            }
        }
    }

    /// <summary>Operations that only an optional result needs run only where it is asked for.</summary>
    private void MarkConditions()
    {
        var always = new HashSet<Value>();
        for (int i = _function.Operations.Count - 1; i >= 0; i--)
        {
            Operation operation = _function.Operations[i];
            bool isNeeded = operation is UpdateOperation || operation.Outputs.Any(output => always.Contains(output) || output.Kind == ValueKind.Losses);
            if (isNeeded)
            {
                always.UnionWith(operation.Inputs);
                continue;
            }

            operation.Condition = operation.Outputs.Any(output => output.Kind == ValueKind.TargetGradients)
                ? RunCondition.WantsTargetGradients
                : RunCondition.WantsInputGradients;
        }
    }
}
