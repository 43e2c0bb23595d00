using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;
using CompiledNet.Runtime;

namespace CompiledNet.Generator.Ir;

/// <summary>One program of a network: operations in the order they run.</summary>
internal sealed class Function(NetworkProgram program, bool fuse, ParameterBlock parameters)
{
    private readonly Dictionary<string, int> _names = [];

    public NetworkProgram Program { get; } = program;

    /// <summary>Whether operations may be fused.</summary>
    public bool Fuse { get; } = fuse;

    public List<Operation> Operations { get; } = [];

    /// <summary>The parameters that the function reads, in the order of the layers.</summary>
    public ParameterBlock Parameters { get; } = parameters;

    /// <summary>The arena; set by the memory plan.</summary>
    public Storage Arena { get; set; }

    public bool IsTraining => Program is NetworkProgram.TrainOnLabels or NetworkProgram.TrainOnTargets or NetworkProgram.BackwardFrom;

    public bool TakesLabels => Program is NetworkProgram.LossOfLabels or NetworkProgram.TrainOnLabels;

    /// <summary>A new value of the arena; its name is made unique.</summary>
    public Value NewValue(string name, Shape shape, ValueKind kind = ValueKind.Temporary, Parameter? parameter = null, WeightMatrix? matrix = null)
    {
        _names.TryGetValue(name, out int count);
        _names[name] = ++count;
        return new Value(count == 1 ? name : $"{name}.{count}", kind, shape) { Parameter = parameter, Matrix = matrix };
    }

    /// <summary>The operation that writes a value, or null where it comes from outside.</summary>
    public Operation? ProducerOf(Value value) => Operations.Find(operation => operation.Outputs.Contains(value));

    /// <summary>The operations that read a value.</summary>
    public IEnumerable<Operation> ReadersOf(Value value) => Operations.Where(operation => operation.Inputs.Contains(value));
}

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
