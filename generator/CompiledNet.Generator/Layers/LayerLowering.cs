using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>
/// What a layer becomes operations with: the values that it reads and gives, and the function that the operations are of.
/// </summary>
/// <param name="node">The layer.</param>
/// <param name="inputs">The values that it reads, the current one first.</param>
/// <param name="function">The function.</param>
/// <param name="arranged">Tables that were arranged for products.</param>
internal sealed class LayerLowering(LayerNode node, IReadOnlyList<Value> inputs, Function function, Dictionary<Value, Value> arranged)
{
    private Value? _output;

    public LayerModel Layer => node.Layer;

    /// <summary>The values that the layer reads.</summary>
    public IReadOnlyList<Value> Inputs => inputs;

    /// <summary>The current value.</summary>
    public Value X => inputs[0];

    /// <summary>The value that the layer gives, made when it is first asked for.</summary>
    public Value Output => _output ??= function.NewValue(Layer.Name, node.Shape);

    public bool IsTraining => function.IsTraining;

    /// <summary>A parameter of the layer.</summary>
    public Value Parameter(string name) => ParameterOf(Layer.Name, name);

    /// <summary>A parameter of another layer.</summary>
    public Value ParameterOf(string layer, string name) => function.Parameters[$"{layer}.{name}"];

    /// <summary>Adds an operation before the layer's last.</summary>
    public void Add(Operation operation) => function.Operations.Add(operation);

    /// <summary>A new value of the arena.</summary>
    public Value NewValue(
        string name, Shape shape, ValueKind kind = ValueKind.Temporary, Parameter? parameter = null, WeightMatrix? matrix = null) =>
        function.NewValue(name, shape, kind, parameter, matrix);

    /// <summary>How many operations of a kind there are so far.</summary>
    public int Count<TOperation>() => function.Operations.OfType<TOperation>().Count();

    /// <summary>A table arranged for products, once for all layers that share it.</summary>
    public Value Arranged(Value table, Func<Value, Value, Operation> arrange)
    {
        if (!arranged.TryGetValue(table, out Value weights))
        {
            weights = NewValue(table.Name + ".panels", table.Shape, ValueKind.Weights, table.Parameter, table.Parameter!.Matrix);
            Add(arrange(table, weights));
            arranged.Add(table, weights);
        }

        return weights;
    }
}
