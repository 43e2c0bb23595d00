using CompiledNet.Generator.Ir;

namespace CompiledNet.Generator.Emit;

/// <summary>
/// The method that does a step's work on one chunk, and its call: what the method takes is added to both at once.
/// </summary>
/// <param name="scope">What the step reads and writes.</param>
/// <param name="types">The method's type parameters.</param>
internal sealed class StepMethod(ValueScope scope, MethodTypes types = MethodTypes.Vectors)
{
    private readonly CodeWriter _writer = new();
    private readonly List<string> _parameters = [];
    private readonly List<string> _arguments = [];

    private string TypeArguments => types switch
    {
        MethodTypes.None => string.Empty,
        MethodTypes.Vectors => "<TSimd, TVector>",
        _ => "<TSimd, TVector, TUpdate>",
    };

    /// <summary>Adds a parameter.</summary>
    /// <param name="declaration">Its C# type and name.</param>
    /// <param name="argument">The C# of what the step gives for it.</param>
    public StepMethod Add(string declaration, string argument)
    {
        _parameters.Add(declaration);
        _arguments.Add(argument);
        return this;
    }

    /// <summary>Adds a value by a name.</summary>
    public StepMethod Add(string name, Value value) => Add($"ref float {name}", $"ref {scope[value]}");

    /// <summary>Adds values by the names x0, x1, ...</summary>
    public StepMethod AddNumbered(IReadOnlyList<Value> values)
    {
        for (int i = 0; i < values.Count; i++)
        {
            Add($"x{Literals.Int(i)}", values[i]);
        }

        return this;
    }

    /// <summary>Adds the network's parameters.</summary>
    public StepMethod AddParameters() => Add($"ref float {ValueNames.Parameters}", $"ref {scope.Parameters}");

    /// <summary>Adds what the caller handed in.</summary>
    public StepMethod AddFrame() => Add("Frame frame", "frame");

    /// <summary>Adds the rows and the chunk of them.</summary>
    public StepMethod AddChunk(string rows) => Add("nint rows", rows).Add("int chunk", "chunk");

    /// <summary>Adds what gradients are handed to.</summary>
    public StepMethod AddUpdate() => Add("in TUpdate update", "update");

    /// <summary>Begins the method, after all that it takes was added, and gives what its body is written with.</summary>
    /// <param name="description">What its comment says.</param>
    public CodeWriter Begin(string description)
    {
        _writer.Line($"/// <summary>{Literals.Xml(description)}.</summary>");
        _writer.Line($"private static void $NAME${TypeArguments}({string.Join(", ", _parameters)})");
        if (types != MethodTypes.None)
        {
            string constraints = types == MethodTypes.Vectors ? RuntimeNames.SimdConstraints : RuntimeNames.UpdateConstraints;
            _writer.Indented(body => body.Line(constraints));
        }

        return _writer.Open();
    }

    /// <summary>Ends the method and gives the C# of its call.</summary>
    /// <param name="context">The network.</param>
    /// <param name="name">The method's name, where it is free.</param>
    public string End(EmitContext context, string name)
    {
        string method = context.Methods.Add(name, _writer.Close().ToString());
        return $"{method}{TypeArguments}({string.Join(", ", _arguments)});";
    }
}
