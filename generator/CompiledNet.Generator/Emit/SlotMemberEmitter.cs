using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Passes;

namespace CompiledNet.Generator.Emit;

/// <summary>Writes the methods of a network of several inputs or outputs: a span a slot, named after what was declared.</summary>
internal sealed class SlotMemberEmitter
{
    private const string Span = QualifiedNames.Span;
    private const string Runner = QualifiedNames.SlotRunner;

    private readonly CodeWriter _writer;
    private readonly EmitContext _context;
    private readonly CompiledNetwork _network;
    private readonly MemberDocs _docs;
    private readonly NetworkSlots _slots;

    private SlotMemberEmitter(CodeWriter writer, EmitContext context)
    {
        _writer = writer;
        _context = context;
        _network = context.Network;
        _docs = new MemberDocs(context.Network);
        _slots = context.Network.Slots;
    }

    /// <summary>The C# of the argument that is the training step, where masks depend on it.</summary>
    private string StepArgument => _network.HasDropout ? ", step" : string.Empty;

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
            signature.Add(Span, Name(slot), $"{Rows(slot)}, overwritten; or empty, and then it is not computed.");
        }

        const string mistakes = "A span has another length, there is no row or no output, or an output overlaps another, an input or the parameters.";
        signature.Throws(MemberDocs.ArgumentException, mistakes).Throws(MemberDocs.ArgumentOutOfRangeException, OutOfRange());
        _writer.Block($$"""

            {{signature.Docs("Inference. What only empty outputs need is not computed.")}}
            public void Predict({{signature.Parameters}})
            {
                {{Collected([.. _slots.Inputs, .. _slots.Outputs])}}
                {{Runner}}.Predict(this, ref slots);
            }
            """);
    }

    private void WriteLoss(int variant)
    {
        Signature signature = AddTargets(Inputs(), variant)
            .Throws(MemberDocs.ArgumentException, MemberDocs.LossMistakes)
            .Throws(MemberDocs.ArgumentOutOfRangeException, OutOfRange(variant));
        _writer.Block($$"""

            {{signature.Docs("The loss in inference mode: the sum of each head's mean over the batch times its weight.")}}
            public float Loss({{signature.Parameters}})
            {
                {{Collected([.. _slots.Inputs, .. _slots.Targets[variant]])}}
                return {{Runner}}.Loss(this, ref slots, {{Literals.Int(variant)}});
            }
            """);
    }

    private void WriteBackward(int variant)
    {
        IEnumerable<Slot> targetGradients = _slots.TargetGradients.OfType<Slot>()
            .Where(gradient => !_slots.Targets[variant][gradient.Index].IsIntegers);
        List<Slot> optional = [.. _slots.InputGradients.OfType<Slot>(), .. targetGradients];
        Signature signature = AddGradients(AddTargets(Inputs(), variant), optional, OutOfRange(variant));
        _writer.Block($$"""

            {{signature.Docs("The loss in training mode, and its gradients.")}}
            public float Backward({{signature.Parameters}})
            {
                {{Collected([.. _slots.Inputs, .. _slots.Targets[variant], .. optional])}}
                return {{Runner}}.Backward(this, ref slots, {{Literals.Int(variant)}}, gradients{{StepArgument}});
            }
            """);
    }

    private void WriteBackwardFrom()
    {
        Signature signature = Inputs();
        foreach (Slot slot in _slots.OutputGradients)
        {
            signature.Add(QualifiedNames.Floats, Name(slot), $"{Rows(slot)}: the gradient by what <c>Predict</c> gives.");
        }

        const string summary = "The vector-Jacobian product, in training mode: the gradients of the sum of all outputs' products with their gradients.";
        List<Slot> optional = [.. _slots.InputGradients.OfType<Slot>()];
        AddGradients(signature, optional, OutOfRange());
        _writer.Block($$"""

            {{signature.Docs(summary)}}
            public void BackwardFrom({{signature.Parameters}})
            {
                {{Collected([.. _slots.Inputs, .. _slots.OutputGradients, .. optional])}}
                {{Runner}}.BackwardFrom(this, ref slots, gradients{{StepArgument}});
            }
            """);
    }

    private void WriteStep(int variant, string modifier)
    {
        string trainer = $"{modifier}{QualifiedNames.Library}Trainer<{_network.Model.Type.NameFromNamespace}, TOptimizer>";
        const string weights = "[rows] weights of the examples in loss and gradients, finite and not negative; empty for ones.";
        const string summary = "One step: forward, backward and update. Gives the loss from before the update. All arguments are checked before any parameter changes.";
        Signature signature = AddTargets(AddInputs(new Signature().Add(trainer, "trainer", "The trainer.")), variant)
            .Add(QualifiedNames.Floats, "sampleWeights", weights, "default")
            .Throws(
                MemberDocs.ArgumentException,
                "A span has another length, there is no row, an argument overlaps the parameters, or the weights sum to zero.")
            .Throws(MemberDocs.ArgumentOutOfRangeException, OutOfRange(variant))
            .Throws(
                QualifiedNames.Library + "TrainingDivergedException", "Loss or gradients are not finite, under <c>NaNGuard</c>.")
            .Throws("global::System.InvalidOperationException", "The trainer is at work; nothing is changed.")
            .Throws("global::System.ObjectDisposedException", "The trainer is disposed.");
        _writer.Block($$"""

            {{signature.Docs(summary)}}
            public static float Step<TOptimizer>({{signature.Parameters}})
                where TOptimizer : struct, {{QualifiedNames.Library}}IOptimizer
            {
                {{Collected([.. _slots.Inputs, .. _slots.Targets[variant]], slot => Literals.Int(slot.Number))}}
                return {{Runner}}.Step(trainer, ref slots, {{Literals.Int(variant)}}, sampleWeights);
            }
            """);
    }

    private Signature Inputs() => AddInputs(new Signature());

    private Signature AddInputs(Signature signature)
    {
        foreach (Slot slot in _slots.Inputs)
        {
            signature.Add(ReadType(slot), Name(slot), $"{Rows(slot)}{(slot.IsIntegers ? Tokens(slot) : string.Empty)}.");
        }

        return signature;
    }

    private Signature AddTargets(Signature signature, int variant)
    {
        foreach (Slot slot in _slots.Targets[variant])
        {
            signature.Add(ReadType(slot), Name(slot), $"{Rows(slot)}: {TargetText(slot)}.");
        }

        return signature;
    }

    /// <summary>Adds what every backward pass takes: the gradients, those that may be empty, and the step.</summary>
    private Signature AddGradients(Signature signature, List<Slot> optional, string? outOfRange)
    {
        signature.Add(Span, "gradients", MemberDocs.Gradients);
        foreach (Slot slot in optional)
        {
            signature.Add(Span, Name(slot), $"{Rows(slot)}, overwritten, or empty.", "default");
        }

        if (_network.HasDropout)
        {
            signature.Add("ulong", "step", MemberDocs.Step, "0");
        }

        return signature
            .Throws(MemberDocs.ArgumentException, _docs.GradientMistakes)
            .Throws(MemberDocs.ArgumentOutOfRangeException, outOfRange);
    }

    /// <summary>The statements that collect spans in <c>slots</c>.</summary>
    private string Collected(IEnumerable<Slot> slots) =>
        Collected(slots, slot => $"{QualifiedNames.Programs}.{_context.Constants.Number(slot)}");

    private static string Collected(IEnumerable<Slot> slots, Func<Slot, string> number) => string.Join("\n    ", slots
        .Select(slot => $"slots.{(slot.IsResult ? "Write" : "Read")}({number(slot)}, {Name(slot)});")
        .Prepend($"{QualifiedNames.SlotSpans} slots = new();"));

    private static string ReadType(Slot slot) => slot.IsIntegers ? QualifiedNames.Integers : QualifiedNames.Floats;

    private static string Name(Slot slot) => Identifiers.Parameter(slot.Name);

    private static string Rows(Slot slot) => slot.Shape.Length == 1 ? "[rows]" : $"[rows, {MemberDocs.Number(slot.Shape.Length)}]";

    private string Tokens(Slot slot) =>
        _network.VocabularyOf(slot) is { } count and < int.MaxValue ? $": tokens, 0 to {MemberDocs.Number(count - 1)}" : ": tokens";

    private string TargetText(Slot slot) => slot.IsIntegers
        ? $"class labels, 0 to {MemberDocs.Number(_network.ClassesOf(slot) - 1)}"
        : _network.LossOf(slot).Kind == LossKind.CrossEntropy ? "a distribution a row" : "values";

    private string? OutOfRange(int? variant = null)
    {
        IReadOnlyList<Slot> targets = variant is { } number ? _slots.Targets[number] : [];
        return MemberDocs.Sentences(
            _slots.Inputs.Any(slot => slot.IsIntegers) ? "A token is outside its vocabulary." : null,
            targets.Any(slot => slot.IsIntegers) ? "A label is outside its classes." : null,
            targets.Any(IsProbability) ? "A target is not a probability." : null);
    }

    private bool IsProbability(Slot target) =>
        !target.IsIntegers && _network.LossOf(target).Kind is LossKind.CrossEntropy or LossKind.BinaryCrossEntropy;
}
