namespace CompiledNet.Generator.Ir;

/// <summary>The parameters of a network, laid out once for all its programs.</summary>
internal sealed class ParameterBlock(IReadOnlyList<Parameter> parameters, int length)
{
    private readonly Dictionary<string, Value> _values = parameters.ToDictionary(
        parameter => parameter.Name,
        parameter => new Value(parameter.Name, ValueKind.Parameter, parameter.Shape) { Parameter = parameter });

    public IReadOnlyList<Parameter> All => parameters;

    /// <summary>Floats, padding included.</summary>
    public int Length => length;

    public Value this[string name] => _values[name];
}
