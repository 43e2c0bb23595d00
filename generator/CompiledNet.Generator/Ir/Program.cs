using CompiledNet.Runtime;

namespace CompiledNet.Generator.Ir;

/// <summary>A program: a set of results that a call of a public method asks for.</summary>
/// <param name="name">Its name, for people.</param>
/// <param name="number">Its number.</param>
/// <param name="function">The function that it is part of.</param>
/// <param name="mode">In training, the variant of the targets, or the mode that begins from gradients of the outputs; of losses their
/// variant.</param>
/// <param name="layout">The numbers of slots and results.</param>
/// <param name="results">The slots that it writes where a call asks for them.</param>
internal sealed class Program(string name, int number, NetworkFunction function, int mode, CallLayout layout, IReadOnlyList<Slot> results)
{
    public string Name => name;

    public NetworkFunction Function => function;

    /// <summary>
    /// In training, the variant of the targets, or the mode that begins from gradients of the outputs; of losses their variant.
    /// </summary>
    public int Mode => mode;

    public bool IsTraining => Function == NetworkFunction.Training;

    /// <summary>Whether the outputs are what it gives.</summary>
    public bool IsPrediction => number == CallLayout.PredictProgram;

    /// <summary>Whether it begins from the gradients of the outputs.</summary>
    public bool BeginsFromOutputs => number == layout.BackwardFromProgram;

    /// <summary>Whether it has losses.</summary>
    public bool HasLosses => !IsPrediction && !BeginsFromOutputs;

    /// <summary>
    /// The result of every call: the losses, or gradients and updates of parameters; none for inference, whose outputs are asked for one by
    /// one.
    /// </summary>
    public long Main => IsPrediction ? 0 : IsTraining ? layout.TrainResult(Mode) : layout.LossResult(Mode);

    /// <summary>All results that it may be asked for: the main one, and those of slots that it writes.</summary>
    public long All => results.Aggregate(Main, (all, slot) => all | ResultOf(slot));

    /// <summary>The result that a slot is, where it is one.</summary>
    public long ResultOf(Slot slot) => slot.Role switch
    {
        SlotRole.Output => CallLayout.OutputResult(slot.Index),
        SlotRole.InputGradient => layout.InputGradientResult(Mode, slot.Index),
        SlotRole.TargetGradient => layout.TargetGradientResult(Mode, slot.Index),
        _ => 0,
    };

    public override string ToString() => Name;
}
