using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Expressions;
using static CompiledNet.Generator.Emit.Literals;

namespace CompiledNet.Generator.Emit.StraightLine;

/// <summary>
/// The C# names of a row's activations: each value is a few vectors, local variables. The names have underscores where those of an
/// expression's terms have none, so that neither hides the other.
/// </summary>
/// <param name="lanes">Lanes of a vector, 4 or 8.</param>
internal sealed class RowVectors(int lanes)
{
    /// <summary>Lanes that spread from their own four only: a vector of eight is repeated as two of four.</summary>
    private const int QuadLanes = 4;

    private readonly Identifiers _names = new([]);
    private readonly Dictionary<Value, string> _nameOf = [];
    private readonly HashSet<Value> _repeated = [];

    /// <summary>Lanes of a vector.</summary>
    public int Lanes { get; } = lanes;

    /// <summary>The operations over vectors that were written.</summary>
    public int Operations { get; private set; }

    /// <summary>The C# of an operation over vectors, which is counted.</summary>
    public string Operation(string name, params string[] arguments)
    {
        Operations++;
        return $"TSimd.{name}({string.Join(", ", arguments)})";
    }

    /// <summary>The C# of a vector of zeros, which is counted.</summary>
    public string Zero()
    {
        Operations++;
        return "TSimd.Zero";
    }

    /// <summary>The statements of an expression, whose operations are counted.</summary>
    public IEnumerable<string> Statements(ExpressionProgram program, Func<int, string> input, Func<int, string, string> output)
    {
        Operations += MapEmitter.OperationsOf(program);
        return MapEmitter.Statements(program, input, output);
    }

    /// <summary>The vectors that hold so many floats.</summary>
    public int Count(int floats) => (floats + Lanes - 1) / Lanes;

    /// <summary>The vectors of a value.</summary>
    public IReadOnlyList<string> Of(Value value) => [.. Enumerable.Range(0, Count(value.Features)).Select(vector => Of(value, vector))];

    /// <summary>One of the vectors of a value.</summary>
    public string Of(Value value, int vector) => $"{NameOf(value)}_{Int(vector)}";

    /// <summary>Declares the vectors of a value.</summary>
    public void Declare(CodeWriter writer, Value value) => writer.Line($"TVector {string.Join(", ", Of(value))};");

    /// <summary>Prepares the value's lanes for <see cref="Spread"/>, once.</summary>
    public void Repeat(CodeWriter writer, Value value)
    {
        if (Lanes == QuadLanes || value.IsRowOfInputs || !_repeated.Add(value))
        {
            return;
        }

        IEnumerable<string> quads = Enumerable.Range(0, (value.Features + QuadLanes - 1) / QuadLanes)
            .Select(quad => $"{Quad(value, quad)} = {Operation(quad % 2 == 0 ? "RepeatLower" : "RepeatUpper", Of(value, quad / 2))}");
        writer.Line($"TVector {string.Join(", ", quads)};");
    }

    /// <summary>The C# of a vector with one of the value's floats in every lane.</summary>
    public string Spread(Value value, int k) => value.IsRowOfInputs
        ? Operation("BroadcastLoad", "ref input", Int(k))
        : Operation("Spread", Quad(value, k / QuadLanes), Int(k % QuadLanes));

    private string Quad(Value value, int quad) => Lanes == QuadLanes ? Of(value, quad) : $"{NameOf(value)}_q{Int(quad)}";

    private string NameOf(Value value)
    {
        if (!_nameOf.TryGetValue(value, out string name))
        {
            name = _names.Local(value.Name);
            _nameOf.Add(value, name);
        }

        return name;
    }
}
