using CompiledNet.Generator.Ir;

namespace CompiledNet.Generator.Emit;

/// <summary>The C# names of the values in the arena, as a part of a program declares them.</summary>
internal sealed class ValueNames
{
    /// <summary>The name of the parameters' first float.</summary>
    public const string Parameters = "parameters";

    private readonly Identifiers _names = new(["frame", "worker", "update", "rows", "chunk", Parameters, "scratch", "derived", "program"]);
    private readonly Dictionary<Value, string> _nameOf = [];

    /// <summary>The name of a value, the same whenever it is asked.</summary>
    public string this[Value value]
    {
        get
        {
            if (!_nameOf.TryGetValue(value, out string name))
            {
                name = _names.Local(value.Name);
                _nameOf.Add(value, name);
            }

            return name;
        }
    }
}
