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

    /// <summary>What the caller must have asked for if the operation is to run.</summary>
    public RunCondition Condition { get; set; }

    /// <summary>How it is cut into chunks; set by tiling.</summary>
    public Schedule Schedule { get; set; } = new(1, 1, HasRowBlocks: false);

    /// <summary>Whether it changes parameters.</summary>
    public virtual bool Updates => false;

    /// <summary>The operation's name in the printed IR.</summary>
    public abstract string Mnemonic { get; }

    /// <summary>What a line of the printed IR says besides inputs and outputs.</summary>
    public virtual string Details => string.Empty;

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

/// <summary>When an operation runs.</summary>
internal enum RunCondition
{
    Always,
    WantsInputGradients,
    WantsTargetGradients,
}
