using System.Globalization;
using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Passes;

namespace CompiledNet.Generator.Emit;

/// <summary>Writes the methods of a network of several inputs or outputs: a span a slot, named after what was declared.</summary>
internal sealed class SlotMemberEmitter
{
    private const string Floats = QualifiedNames.ReadOnlySpan + "<float>";
    private const string Integers = QualifiedNames.ReadOnlySpan + "<int>";
    private const string ArgumentException = "global::System.ArgumentException";
    private const string ArgumentOutOfRangeException = "global::System.ArgumentOutOfRangeException";

    private readonly CodeWriter _writer;
    private readonly EmitContext _context;
    private readonly CompiledNetwork _network;
    private readonly NetworkSlots _slots;

    private SlotMemberEmitter(CodeWriter writer, EmitContext context)
    {
        _writer = writer;
        _context = context;
        _network = context.Network;
        _slots = context.Network.Slots;
    }

    /// <summary>Writes <c>Predict</c>, <c>Loss</c>, <c>Backward</c> and <c>BackwardFrom</c>.</summary>
    public static void Emit(CodeWriter writer, EmitContext context)
    {
        var emitter = new SlotMemberEmitter(writer, context);
        emitter.WritePredict();
        for (int variant = 0; variant < emitter._slots.Targets.Count; variant++)
        {
            emitter.WriteLoss(variant);
            emitter.WriteBackward(variant);
        }

        emitter.WriteBackwardFrom();
    }

    /// <summary>Writes a step of a trainer, as an extension method or, with no <paramref name="modifier"/>, as a static one.</summary>
    public static void EmitSteps(CodeWriter writer, EmitContext context, string modifier)
    {
        var emitter = new SlotMemberEmitter(writer, context);
        for (int variant = 0; variant < emitter._slots.Targets.Count; variant++)
        {
            emitter.WriteStep(variant, modifier);
        }
    }

    private void WritePredict()
    {
        Signature signature = Inputs();
        foreach (Slot slot in _slots.Outputs)
        {
            signature.Add(QualifiedNames.Span, Name(slot), $"{Rows(slot)}, overwritten; or empty, and then it is not computed.");
        }

        Begin("Inference. What only empty outputs need is not computed.", signature);
        Throws(
            "A span has another length, there is no row or no output, or an output overlaps another, an input or the parameters.",
            OutOfRange());
        _writer.Open($"public void Predict({signature.Parameters})");
        WriteSlots([.. _slots.Inputs, .. _slots.Outputs]);
        _writer.Line($"{QualifiedNames.SlotRunner}.Predict(this, ref slots);");
        _writer.Close();
    }

    private void WriteLoss(int variant)
    {
        Signature signature = Inputs();
        AddTargets(signature, variant);
        Begin("The loss in inference mode: the sum of each head's mean over the batch times its weight.", signature);
        Throws("A span has another length, or there is no row.", OutOfRange(variant));
        _writer.Open($"public float Loss({signature.Parameters})");
        WriteSlots([.. _slots.Inputs, .. _slots.Targets[variant]]);
        _writer.Line($"return {QualifiedNames.SlotRunner}.Loss(this, ref slots, {Literals.Int(variant)});");
        _writer.Close();
    }

    private void WriteBackward(int variant)
    {
        Signature signature = Inputs();
        AddTargets(signature, variant);
        signature.Add(QualifiedNames.Span, "gradients", MemberDocs.Gradients);
        List<Slot> optional = [.. _slots.InputGradients.OfType<Slot>(), .. TargetGradients(variant)];
        AddOptional(signature, optional);
        Begin("The loss in training mode, and its gradients.", signature);
        Throws(GradientText, OutOfRange(variant));
        _writer.Open($"public float Backward({signature.Parameters})");
        WriteSlots([.. _slots.Inputs, .. _slots.Targets[variant], .. optional]);
        _writer.Line($"return {QualifiedNames.SlotRunner}.Backward(this, ref slots, {Literals.Int(variant)}, gradients{StepArgument});");
        _writer.Close();
    }

    private void WriteBackwardFrom()
    {
        Signature signature = Inputs();
        foreach (Slot slot in _slots.OutputGradients)
        {
            signature.Add(Floats, Name(slot), $"{Rows(slot)}: the gradient by what <c>Predict</c> gives.");
        }

        signature.Add(QualifiedNames.Span, "gradients", MemberDocs.Gradients);
        List<Slot> optional = [.. _slots.InputGradients.OfType<Slot>()];
        AddOptional(signature, optional);
        Begin(
            "The vector-Jacobian product, in training mode: the gradients of the sum of all outputs' products with their gradients.",
            signature);
        Throws(GradientText, OutOfRange());
        _writer.Open($"public void BackwardFrom({signature.Parameters})");
        WriteSlots([.. _slots.Inputs, .. _slots.OutputGradients, .. optional]);
        _writer.Line($"{QualifiedNames.SlotRunner}.BackwardFrom(this, ref slots, gradients{StepArgument});");
        _writer.Close();
    }

    private void WriteStep(int variant, string modifier)
    {
        string trainer = $"{QualifiedNames.Library}Trainer<{_network.Model.Type.NameFromNamespace}, TOptimizer>";
        var signature = new Signature();
        signature.Add(modifier + trainer, "trainer", "The trainer.");
        AddInputs(signature);
        AddTargets(signature, variant);
        signature.Add(
            Floats, "sampleWeights", "[rows] weights of the examples in loss and gradients, finite and not negative; empty for ones.",
            "default");
        Begin(
            "One step: forward, backward and update. Gives the loss from before the update. All arguments are checked before any parameter changes.",
            signature);
        Throws(
            "A span has another length, there is no row, an argument overlaps the parameters, or the weights sum to zero.",
            OutOfRange(variant));
        MemberDocs.Exception(
            _writer, $"{QualifiedNames.Library}TrainingDivergedException", "Loss or gradients are not finite, under <c>NaNGuard</c>.");
        MemberDocs.Exception(_writer, "global::System.InvalidOperationException", "The trainer is at work; nothing is changed.");
        MemberDocs.Exception(_writer, "global::System.ObjectDisposedException", "The trainer is disposed.");
        _writer.Line($"public static float Step<TOptimizer>({signature.Parameters})");
        _writer.Indented(constraints => constraints.Line($"where TOptimizer : struct, {QualifiedNames.Library}IOptimizer"));
        _writer.Open();
        _writer.Line($"{QualifiedNames.SlotSpans} slots = new();");
        WriteAdds([.. _slots.Inputs, .. _slots.Targets[variant]], Literal);
        _writer.Line($"return {QualifiedNames.SlotRunner}.Step(trainer, ref slots, {Literals.Int(variant)}, sampleWeights);");
        _writer.Close();

        static string Literal(Slot slot) => Literals.Int(slot.Number);
    }

    private Signature Inputs() => AddInputs(new Signature());

    private Signature AddInputs(Signature signature)
    {
        foreach (Slot slot in _slots.Inputs)
        {
            signature.Add(
                slot.IsIntegers ? Integers : Floats, Name(slot), $"{Rows(slot)}{(slot.IsIntegers ? Tokens(slot) : string.Empty)}.");
        }

        return signature;
    }

    private void AddTargets(Signature signature, int variant)
    {
        foreach (Slot slot in _slots.Targets[variant])
        {
            signature.Add(slot.IsIntegers ? Integers : Floats, Name(slot), $"{Rows(slot)}: {TargetText(slot)}.");
        }
    }

    private void AddOptional(Signature signature, List<Slot> optional)
    {
        foreach (Slot slot in optional)
        {
            signature.Add(QualifiedNames.Span, Name(slot), $"{Rows(slot)}, overwritten, or empty.", "default");
        }

        if (_network.HasDropout)
        {
            signature.Add("ulong", "step", "The training step, which the masks of dropout depend on.", "0");
        }
    }

    private IEnumerable<Slot> TargetGradients(int variant) =>
        _slots.TargetGradients.OfType<Slot>().Where(gradient => !_slots.Targets[variant][gradient.Index].IsIntegers);

    private string StepArgument => _network.HasDropout ? ", step" : string.Empty;

    private void Begin(string summary, Signature signature)
    {
        _writer.Line();
        _writer.Line($"/// <summary>{summary}</summary>");
        signature.WriteDocs(_writer);
    }

    private void Throws(string argument, string? outOfRange)
    {
        MemberDocs.Exception(_writer, ArgumentException, argument);
        if (outOfRange is not null)
        {
            MemberDocs.Exception(_writer, ArgumentOutOfRangeException, outOfRange);
        }
    }

    private void WriteSlots(IReadOnlyList<Slot> slots)
    {
        _writer.Line($"{QualifiedNames.SlotSpans} slots = new();");
        WriteAdds(slots, slot => $"{QualifiedNames.Programs}.{_context.Constants.Number(slot)}");
    }

    private void WriteAdds(IReadOnlyList<Slot> slots, Func<Slot, string> number)
    {
        foreach (Slot slot in slots)
        {
            _writer.Line($"slots.{(slot.IsResult ? "Write" : "Read")}({number(slot)}, {Name(slot)});");
        }
    }

    private static string Name(Slot slot) => Identifiers.Parameter(slot.Name);

    private static string Rows(Slot slot) => slot.Shape.Length == 1 ? "[rows]" : $"[rows, {Number(slot.Shape.Length)}]";

    private string Tokens(Slot slot) =>
        _network.VocabularyOf(slot) is { } count and < int.MaxValue ? $": tokens, 0 to {Number(count - 1)}" : ": tokens";

    private string TargetText(Slot slot) => slot.IsIntegers
        ? $"class labels, 0 to {Number(_network.ClassesOf(slot) - 1)}"
        : _network.LossOf(slot).Kind == LossKind.CrossEntropy ? "a distribution a row" : "values";

    private string GradientText
    {
        get
        {
            string rows = _network.MinimumTrainingRows > 1
                ? $"there are fewer than {Number(_network.MinimumTrainingRows)} rows, which a normalisation over the batch takes"
                : "there is no row";
            return $"A span has another length, {rows}, or gradients overlap each other, an argument or the parameters.";
        }
    }

    private string? OutOfRange(int variant = -1)
    {
        var parts = new List<string>();
        if (_slots.Inputs.Any(slot => slot.IsIntegers))
        {
            parts.Add("A token is outside its vocabulary.");
        }

        if (variant >= 0 && _slots.Targets[variant].Any(slot => slot.IsIntegers))
        {
            parts.Add("A label is outside its classes.");
        }

        if (variant >= 0
            && _slots.Targets[variant].Any(
                slot => !slot.IsIntegers && _network.LossOf(slot).Kind is LossKind.CrossEntropy or LossKind.BinaryCrossEntropy))
        {
            parts.Add("A target is not a probability.");
        }

        return parts.Count == 0 ? null : string.Join(" ", parts);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
