using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;
using CompiledNet.Runtime;

namespace CompiledNet.Generator.Ir;

/// <summary>A program, or several that are merged: operations in the order they run.</summary>
internal sealed class Function(string name, IReadOnlyList<Program> programs, NetworkSlots slots, bool fuse, ParameterBlock parameters)
{
    private readonly Dictionary<string, int> _names = [];

    /// <summary>The programs that it serves; one before they are merged.</summary>
    public IReadOnlyList<Program> Programs { get; } = programs;

    /// <summary>The program, before programs are merged.</summary>
    public Program Program => Programs[0];

    /// <summary>Its name, for people: of the program, or of the merged function.</summary>
    public string Name { get; } = name;

    public NetworkSlots Slots { get; } = slots;

    /// <summary>Whether operations may be fused.</summary>
    public bool Fuse { get; } = fuse;

    public List<Operation> Operations { get; } = [];

    /// <summary>The parameters that the function reads, in the order of the layers.</summary>
    public ParameterBlock Parameters { get; } = parameters;

    /// <summary>The arena of each program; set by the memory plan.</summary>
    public Dictionary<Program, Storage> Arenas { get; } = [];

    public bool IsTraining => Program.Function == NetworkFunction.Training;

    /// <summary>All results that its programs may be asked for.</summary>
    public long All => Programs.Aggregate(0L, (all, program) => all | program.All);

    /// <summary>The floats of the values that are kept between calls.</summary>
    public long DerivedLength { get; set; }

    /// <summary>A new value of the arena; its name is made unique.</summary>
    public Value NewValue(
        string name, Shape shape, ValueKind kind = ValueKind.Temporary, Parameter? parameter = null, WeightMatrix? matrix = null)
    {
        return new Value(NewName(name), kind, shape) { Parameter = parameter, Matrix = matrix };
    }

    /// <summary>Scratch memory of an operation; its name is made unique.</summary>
    public Value NewScratch(string name, Storage size) =>
        new(NewName(name), ValueKind.Scratch, new Shape(1)) { Reserved = size };

    /// <summary>The operation that writes a value, or null where it comes from outside.</summary>
    public Operation? ProducerOf(Value value) => Operations.Find(operation => operation.Outputs.Contains(value));

    /// <summary>The operations that read a value.</summary>
    public IEnumerable<Operation> ReadersOf(Value value) => Operations.Where(operation => operation.Inputs.Contains(value));

    private string NewName(string name)
    {
        // A part of a layer's name never begins with a digit, so what does is the number of an earlier value.
        int dot = name.LastIndexOf('.');
        string root = dot > 0 && char.IsDigit(name[dot + 1]) ? name.Substring(0, dot) : name;
        _names.TryGetValue(root, out int count);
        _names[root] = ++count;
        return count == 1 ? root : $"{root}.{count}";
    }
}
