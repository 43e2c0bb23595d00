using CompiledNet.Generator.Emit.Operations;
using CompiledNet.Generator.Ir;

namespace CompiledNet.Generator.Emit;

/// <summary>What a step reads and writes: whatever it names is noted here, so that its part of the program declares it.</summary>
/// <param name="constants">The names of slots.</param>
/// <param name="names">The names of the part's values.</param>
internal sealed class ValueScope(NamedConstants constants, ValueNames names)
{
    private readonly List<Value> _arena = [];

    public NamedConstants Constants => constants;

    /// <summary>The values of the arena, and those that are kept between calls, in the order they were first named.</summary>
    public IReadOnlyList<Value> Arena => _arena;

    /// <summary>Whether the parameters were named.</summary>
    public bool HasParameters { get; private set; }

    /// <summary>The C# of the parameters' first float.</summary>
    public string Parameters
    {
        get
        {
            HasParameters = true;
            return ValueNames.Parameters;
        }
    }

    /// <summary>The C# of a parameter's first float.</summary>
    public string this[Parameter parameter] => OperationEmitter.At(Parameters, Literals.Int(parameter.Offset));

    /// <summary>The C# of a value's first float.</summary>
    public string this[Value value]
    {
        get
        {
            if (value is { Kind: ValueKind.Parameter, Parameter: { } parameter })
            {
                return this[parameter];
            }

            if (!value.IsInArena && !value.IsDerived)
            {
                return constants.Reference(value.Slot ?? throw new InvalidOperationException($"{value} has no reference of its own."));
            }

            if (!_arena.Contains(value))
            {
                _arena.Add(value);
            }

            return names[value];
        }
    }
}
