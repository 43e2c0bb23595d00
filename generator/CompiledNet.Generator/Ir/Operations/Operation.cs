namespace CompiledNet.Generator.Ir.Operations;

/// <summary>A step of a program. The set of operations is small and closed; layers, gradients and updates are all made of them.</summary>
internal abstract class Operation(string label, IEnumerable<Value> inputs, IEnumerable<Value> outputs)
{
    /// <summary>The layer it belongs to, for names and comments.</summary>
    public string Label { get; } = label;

    /// <summary>What it reads.</summary>
    public List<Value> Inputs { get; } = inputs.ToList();

    /// <summary>What it writes.</summary>
    public List<Value> Outputs { get; } = outputs.ToList();

    /// <summary>
    /// The results of which a run must be asked for one if the operation is to run, a bit each; set when all operations are there.
    /// </summary>
    public long Results { get; set; }

    /// <summary>How it is cut into chunks; set by tiling.</summary>
    public Schedule Schedule { get; set; } = Schedule.Whole;

    /// <summary>Whether its kernel is compiled for it alone; set by kernel specialisation.</summary>
    public bool IsSpecialized { get; set; }

    /// <summary>The parameters that it reads, a time each that it does.</summary>
    public IEnumerable<Parameter> ReadParameters =>
        Inputs.Where(input => input.Kind == ValueKind.Parameter).Select(input => input.Parameter!).Concat(OtherParameters);

    /// <summary>The parameters that it changes.</summary>
    public abstract IEnumerable<Parameter> UpdatedParameters { get; }

    /// <summary>The operation's name in the printed IR.</summary>
    public abstract string Mnemonic { get; }

    /// <summary>
    /// What decides its result besides inputs and outputs, compared by value: two operations of one kind that have the same do the same.
    /// </summary>
    public abstract IEnumerable<object?> Arguments { get; }

    /// <summary>The layout that it wants its values in.</summary>
    public abstract WantedLayout Wants { get; }

    /// <summary>What it does with images that lie in planes.</summary>
    public abstract PlaneUse Planes { get; }

    /// <summary>What a line of the printed IR says besides inputs and outputs.</summary>
    public virtual string Details => string.Empty;

    /// <summary>The parameters that it reads though they are none of its inputs.</summary>
    protected abstract IEnumerable<Parameter> OtherParameters { get; }

    /// <summary>How it is cut into chunks: by shapes and rows, never by threads. Layouts are assigned.</summary>
    public abstract Schedule CreateSchedule();

    /// <summary>What is wrong with its operands, each as the end of a sentence about it.</summary>
    public abstract IEnumerable<string> Mistakes();

    /// <summary>Whether another operation does the same to values that correspond to its own.</summary>
    /// <param name="other">The other operation.</param>
    /// <param name="correspond">Whether two values are the same to both.</param>
    public bool IsSameAs(Operation other, Func<Value, Value, bool> correspond) =>
        GetType() == other.GetType()
        && Label == other.Label
        && Inputs.Count == other.Inputs.Count
        && Outputs.Count == other.Outputs.Count
        && Arguments.SequenceEqual(other.Arguments)
        && Inputs.Zip(other.Inputs, correspond).All(same => same)
        && Outputs.Zip(other.Outputs, correspond).All(same => same);

    /// <summary>A mistake, unless something holds.</summary>
    protected static IEnumerable<string> Unless(bool isRight, string mistake) => isRight ? [] : [mistake];

    /// <summary>Reads another value instead of one.</summary>
    public void ReplaceInput(Value old, Value replacement)
    {
        for (int i = 0; i < Inputs.Count; i++)
        {
            if (Inputs[i] == old)
            {
                Inputs[i] = replacement;
            }
        }
    }
}
