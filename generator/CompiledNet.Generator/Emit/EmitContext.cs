using CompiledNet.Generator.Emit.StraightLine;
using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Passes;

namespace CompiledNet.Generator.Emit;

/// <summary>What the emitters of a network share.</summary>
internal sealed class EmitContext
{
    /// <summary>Writes the programs of a network; again where it passes its budget, for only then is known what they ask for.</summary>
    public EmitContext(CompiledNetwork network, KernelChoice kernels)
    {
        Network = network;
        Constants = new NamedConstants(network);
        RowMethods = kernels == KernelChoice.Library ? [] : StraightLineEmitter.Emit(network);
        Budget = new EmissionBudget(kernels, RowMethods.Sum(method => EmissionBudget.LinesOf(method.Text)));
        do
        {
            Methods = new MethodPool();
            Programs = network.Functions.Append(network.Derivation).OfType<Function>()
                .Select(function => ProgramEmitter.Emit(this, function))
                .ToList();
        }
        while (Budget.Tighten());
        Summary = SummaryTable.Lines(this);
    }

    public CompiledNetwork Network { get; }

    /// <summary>The names of slots and results.</summary>
    public NamedConstants Constants { get; }

    /// <summary>What is written of the specialised code.</summary>
    public EmissionBudget Budget { get; }

    /// <summary>The lines of the network's table.</summary>
    public IReadOnlyList<string> Summary { get; }

    /// <summary>The text of each program.</summary>
    public IReadOnlyList<string> Programs { get; }

    /// <summary>The texts of the code of its own that a single row goes through, by the lanes of its vectors, the widest first.</summary>
    public IReadOnlyList<(int Lanes, string Text)> RowMethods { get; }

    public MethodPool Methods { get; }
}
