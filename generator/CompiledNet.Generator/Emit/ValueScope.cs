using CompiledNet.Generator.Ir;

namespace CompiledNet.Generator.Emit;

/// <summary>The C# names of a program's values, and what the program must declare for them.</summary>
/// <param name="constants">The names of slots.</param>
internal sealed class ValueScope(NamedConstants constants)
{
    private readonly Identifiers _names = new(["frame", "worker", "update", "rows", "chunk", "parameters", "scratch", "derived", "program"]);
    private readonly Dictionary<Value, string> _nameOf = [];
    private readonly List<Value> _arena = [];

    public NamedConstants Constants => constants;

    /// <summary>The values of the arena, and those that are kept between calls, in the order they were named.</summary>
    public IReadOnlyList<Value> Arena => _arena;

    /// <summary>Takes back the values that were named last, all but some.</summary>
    public void Forget(int kept)
    {
        foreach (Value value in _arena.Skip(kept))
        {
            _nameOf.Remove(value);
        }

        _arena.RemoveRange(kept, _arena.Count - kept);
    }

    /// <summary>The C# of a reference to a value's first float.</summary>
    public string this[Value value]
    {
        get
        {
            if (!value.IsInArena && !value.IsDerived)
            {
                return constants.Reference(value.Slot ?? throw new InvalidOperationException($"{value} has no reference of its own."));
            }

            if (!_nameOf.TryGetValue(value, out string name))
            {
                name = _names.Local(value.Name);
                _nameOf.Add(value, name);
                _arena.Add(value);
            }

            return name;
        }
    }
}
