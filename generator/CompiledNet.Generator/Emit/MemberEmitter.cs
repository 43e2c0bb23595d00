using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Passes;
using CompiledNet.Runtime;

namespace CompiledNet.Generator.Emit;

/// <summary>Writes the public members of a network, in the contract's order, and the explicit ones of its interfaces.</summary>
internal static class MemberEmitter
{
    private const string Span = QualifiedNames.Span;
    private const string Floats = QualifiedNames.ReadOnlySpan + "<float>";
    private const string Integers = QualifiedNames.ReadOnlySpan + "<int>";
    private const string Reference = "global::System.Runtime.InteropServices.MemoryMarshal.GetReference";
    private const string ParameterInfo = QualifiedNames.Library + "ParameterInfo";
    private const string ParameterList = "global::System.Collections.Generic.IReadOnlyList<" + ParameterInfo + ">";

    /// <summary>The interfaces that a network implements.</summary>
    public static IReadOnlyList<string> Interfaces(CompiledNetwork network)
    {
        string name = network.Model.Type.Name;
        if (!network.Graph.IsPlain)
        {
            return [$"{QualifiedNames.CompiledNetwork}<{name}>", $"{QualifiedNames.Library}ISlotNetwork<{name}>"];
        }

        string input = InputType(network);
        var interfaces = new List<string> { $"{QualifiedNames.CompiledNetwork}<{name}>" };
        if (network.TakesLabels)
        {
            interfaces.Add($"{QualifiedNames.Library}ITrainable<{name}, {input}, int>");
        }

        if (network.TakesTargets)
        {
            interfaces.Add($"{QualifiedNames.Library}ITrainable<{name}, {input}, float>");
        }

        if (interfaces.Count == 1)
        {
            interfaces.Add($"{QualifiedNames.Library}INetwork<{name}, {input}>");
        }

        return interfaces;
    }

    public static void Emit(CodeWriter writer, EmitContext context)
    {
        CompiledNetwork network = context.Network;
        WriteConstants(writer, context);
        WriteConstruction(writer, network);
        if (network.Graph.IsPlain)
        {
            WritePlain(writer, context);
        }
        else
        {
            SlotMemberEmitter.Emit(writer, context);
            if (network.Graph.Losses.Count > 0 && !StepExtensionEmitter.IsExtension(network))
            {
                SlotMemberEmitter.EmitSteps(writer, context, string.Empty);
            }
        }

        FileMemberEmitter.Emit(writer, network.Model.Type.Name);
        WriteExplicit(writer, network);
    }

    /// <summary>The methods of a network of one input and one output.</summary>
    private static void WritePlain(CodeWriter writer, EmitContext context)
    {
        CompiledNetwork network = context.Network;
        WritePredict(writer, context);
        if (network.TakesLabels)
        {
            WriteLoss(writer, network, Integers, "labels");
        }

        if (network.TakesTargets)
        {
            WriteLoss(writer, network, Floats, "targets");
        }

        WriteBackwardFrom(writer, network);
    }

    private static string InputType(CompiledNetwork network) => network.ReadsTokens ? "int" : "float";

    /// <summary>The C# of the inputs' type.</summary>
    private static string Inputs(CompiledNetwork network) => network.ReadsTokens ? Integers : Floats;

    private static int LabelLength(CompiledNetwork network) => network.OutputShape.Positions;

    private static void WriteConstants(CodeWriter writer, EmitContext context)
    {
        CompiledNetwork network = context.Network;
        if (network.Graph.IsPlain)
        {
            Constant("InputLength", network.InputShape.Length, "Input elements per example");
            Constant("OutputLength", network.OutputShape.Length, "Output elements per example");
        }

        if (network.TakesLabels && LabelLength(network) > 1)
        {
            Constant("TargetLength", LabelLength(network), "Labels per example");
        }

        Constant("ParameterCount", network.ParameterCount, "Trainable scalars");
        Constant("ParameterLength", network.Parameters.Length, "Floats in <see cref=\"Parameters\"/>, padding included");
        writer.Line();
        writer.Line("/// <summary>Every parameter, with its interchange name and shape.</summary>");
        writer.Line($"public static {ParameterList} ParameterTable => {InfoEmitter.Instance}.ParameterTable;");
        writer.Line();
        writer.Line("/// <summary>");
        writer.Line("/// Layers, shapes, parameters, multiply-adds, bytes and fusions, as a table:");
        foreach (string line in SummaryTable.CommentLines(context))
        {
            writer.Line(line);
        }

        writer.Line("/// </summary>");
        writer.Line($"public static string Summary => {InfoEmitter.Instance}.Summary;");

        void Constant(string name, int value, string summary)
        {
            writer.Line($"/// <summary>{summary}: {value.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)}.</summary>");
            writer.Line($"public const int {name} = {Literals.Int(value)};");
            writer.Line();
        }
    }

    private static void WriteConstruction(CodeWriter writer, CompiledNetwork network)
    {
        string name = network.Model.Type.Name;
        writer.Line();
        writer.Line($"private readonly {QualifiedNames.ParameterMemory} __parameters;");
        if (network.HasDropout)
        {
            writer.Line("private readonly int __seed;");
        }

        writer.Line();
        writer.Line("/// <summary>A network with fresh parameters.</summary>");
        writer.Line("/// <param name=\"seed\">The same seed gives the same parameters on every machine.</param>");
        string create = $"{QualifiedNames.ParameterInitialization}.Create({InfoEmitter.Instance}, seed)";
        if (network.HasDropout)
        {
            writer.Open($"public {name}(int seed = 0) : this({create}, seed)").Close();
            writer.Line();
            writer.Open($"private {name}({QualifiedNames.ParameterMemory} parameters, int seed)");
            writer.Line("__parameters = parameters;");
            writer.Line("__seed = seed;");
            writer.Close();
        }
        else
        {
            writer.Line($"public {name}(int seed = 0) => __parameters = {create};");
            writer.Line();
            writer.Line($"private {name}({QualifiedNames.ParameterMemory} parameters, int _) => __parameters = parameters;");
        }

        writer.Line();
        writer.Line(
            "/// <summary>All parameters in one flat block of <see cref=\"ParameterLength\"/> floats, in the network's own layout.</summary>");
        writer.Line($"public {Span} Parameters => __parameters.Open();");
        writer.Line();
        writer.Line("/// <summary>");
        writer.Line("/// Says that parameters were written through a span that was taken from <see cref=\"Parameters\"/> before the last call.");
        writer.Line("/// </summary>");
        writer.Line("public void ParametersChanged() => __parameters.Changed();");
        writer.Line();
        writer.Line("/// <summary>What is known of this network at compile time.</summary>");
        writer.Line($"public {QualifiedNames.Library}NetworkInfo Info => {InfoEmitter.Instance};");
    }

    private static void WritePredict(CodeWriter writer, EmitContext context)
    {
        CompiledNetwork network = context.Network;
        string what = network.Loss?.Kind switch
        {
            LossKind.CrossEntropy or LossKind.BinaryCrossEntropy => "probabilities",
            LossKind.NegativeLogLikelihood => "log-probabilities",
            _ => "the last layer's values",
        };
        writer.Line();
        writer.Line($"/// <summary>Inference: {what} for each row.</summary>");
        var docs = new MemberDocs(network);
        MemberDocs.Parameter(writer, "inputs", docs.Inputs);
        MemberDocs.Parameter(writer, "outputs", docs.Outputs);
        docs.PredictExceptions(writer);
        if (context.RowMethods.Count == 0)
        {
            writer.Line(
                $"public void Predict({Inputs(network)} inputs, {Span} outputs) => {QualifiedNames.Runner}.Predict(this, inputs, outputs);");
            return;
        }

        writer.Line($"public void Predict({Floats} inputs, {Span} outputs)");
        writer.Open();
        writer.Open(
            $"if ({QualifiedNames.Vectors}Vector{Literals.Int(context.RowMethods[context.RowMethods.Count - 1].Lanes * 32)}.IsHardwareAccelerated && {QualifiedNames.Runner}.IsOneRow(inputs, InputLength, outputs, OutputLength, __parameters))");
        writer.Line($"{QualifiedNames.Programs}.PredictRow(");
        writer.Indented(arguments => arguments.Line($"ref {Reference}(inputs), ref __parameters.Origin, ref {Reference}(outputs));"));
        writer.Line("return;");
        writer.Close();
        writer.Line();
        writer.Line($"{QualifiedNames.Runner}.Predict(this, inputs, outputs);");
        writer.Close();
    }

    private static void WriteLoss(CodeWriter writer, CompiledNetwork network, string type, string targets)
    {
        bool givesTargetGradients = type == Floats;
        var docs = new MemberDocs(network);
        string targetDocs = givesTargetGradients ? docs.Targets : docs.Labels;
        writer.Line();
        writer.Line("/// <summary>The mean loss over the batch, in inference mode.</summary>");
        MemberDocs.Parameter(writer, "inputs", docs.Inputs);
        MemberDocs.Parameter(writer, targets, targetDocs);
        docs.LossExceptions(writer, targets);
        writer.Line(
            $"public float Loss({Inputs(network)} inputs, {type} {targets}) => {QualifiedNames.Runner}.Loss(this, inputs, {targets});");
        writer.Line();
        writer.Line("/// <summary>The mean loss over the batch, in training mode, and its gradients.</summary>");
        MemberDocs.Parameter(writer, "inputs", docs.Inputs);
        MemberDocs.Parameter(writer, targets, targetDocs);
        MemberDocs.Parameter(writer, "gradients", MemberDocs.Gradients);
        MemberDocs.Parameter(writer, "inputGradients", docs.InputGradients);
        if (givesTargetGradients)
        {
            MemberDocs.Parameter(writer, "targetGradients", docs.TargetGradients);
        }

        string last = (givesTargetGradients ? $", {Span} targetGradients = default" : string.Empty) + StepParameter(writer, network);
        docs.BackwardExceptions(writer, targets);
        writer.Line(
            $"public float Backward({Inputs(network)} inputs, {type} {targets}, {Span} gradients, {Span} inputGradients = default{last}) =>");
        writer.Indented(
            body =>
                body.Line(
                    $"{QualifiedNames.Runner}.Backward(this, inputs, {targets}, gradients, inputGradients, {(givesTargetGradients ? "targetGradients" : "default")}{StepArgument(network)});"));
    }

    private static void WriteBackwardFrom(CodeWriter writer, CompiledNetwork network)
    {
        writer.Line();
        writer.Line("/// <summary>The vector-Jacobian product, in training mode: the gradients of Σ outputGradients · outputs.</summary>");
        var docs = new MemberDocs(network);
        MemberDocs.Parameter(writer, "inputs", docs.Inputs);
        MemberDocs.Parameter(writer, "outputGradients", docs.OutputGradients);
        MemberDocs.Parameter(writer, "gradients", MemberDocs.Gradients);
        MemberDocs.Parameter(writer, "inputGradients", docs.InputGradients);
        string last = StepParameter(writer, network);
        docs.BackwardExceptions(writer, null);
        writer.Line(
            $"public void BackwardFrom({Inputs(network)} inputs, {Floats} outputGradients, {Span} gradients, {Span} inputGradients = default{last}) =>");
        writer.Indented(
            body =>
                body.Line(
                    $"{QualifiedNames.Runner}.BackwardFrom(this, inputs, outputGradients, gradients, inputGradients{StepArgument(network)});"));
    }

    private static void WriteExplicit(CodeWriter writer, CompiledNetwork network)
    {
        string name = network.Model.Type.Name;
        string input = InputType(network);
        string self = $"{QualifiedNames.CompiledNetwork}<{name}>";
        string common = $"{QualifiedNames.Library}INetwork<{name}, {input}>", slots = $"{QualifiedNames.Library}ISlotNetwork<{name}>";
        Member($"static int {slots}.ParameterLength => ParameterLength;");
        Member($"static {ParameterList} {slots}.ParameterTable => ParameterTable;");
        Member($"static {name} {slots}.Create(int seed) => new(seed);");
        if (network.Graph.IsPlain)
        {
            Member($"static int {common}.InputLength => InputLength;");
            Member($"static int {common}.OutputLength => OutputLength;");
        }

        if (network.HasDropout)
        {
            Member($"int {self}.Seed => __seed;");
        }

        if (network.HasDropout && network.Graph.IsPlain)
        {
            Member(
                $"void {common}.BackwardFrom({Inputs(network)} inputs, {Floats} outputGradients, {Span} gradients, {Span} inputGradients) => BackwardFrom(inputs, outputGradients, gradients, inputGradients);");
        }

        if (network.TakesLabels)
        {
            string trainable = $"{QualifiedNames.Library}ITrainable<{name}, {input}, int>";
            Member($"static int {trainable}.TargetLength => {Literals.Int(LabelLength(network))};");
            if (network.HasDropout)
            {
                Member(
                    $"float {trainable}.Backward({Inputs(network)} inputs, {Integers} labels, {Span} gradients, {Span} inputGradients) => Backward(inputs, labels, gradients, inputGradients);");
            }
        }

        if (network.TakesTargets)
        {
            string trainable = $"{QualifiedNames.Library}ITrainable<{name}, {input}, float>";
            Member($"static int {trainable}.TargetLength => {Literals.Int(network.OutputShape.Length)};");
            Member(
                $"float {trainable}.Backward({Inputs(network)} inputs, {Floats} targets, {Span} gradients, {Span} inputGradients) => Backward(inputs, targets, gradients, inputGradients);");
        }

        Member($"static {QualifiedNames.Library}NetworkInfo {self}.StaticInfo => {InfoEmitter.Instance};");
        Member($"static {name} {self}.Create({QualifiedNames.ParameterMemory} parameters, int seed) => new(parameters, seed);");
        Member(
            $"{QualifiedNames.ParameterMemory} {QualifiedNames.CompiledNetwork}.{nameof(QualifiedNames.ParameterMemory)} => __parameters;");
        writer.Line();
        writer.Line(
            $"static void {self}.Run<TUpdate>({QualifiedNames.Function} function, {QualifiedNames.Frame} frame, int worker, in TUpdate update) =>");
        writer.Indented(body => body.Line($"{QualifiedNames.Programs}.Run(function, frame, worker, update);"));

        void Member(string text)
        {
            writer.Line();
            writer.Line(text);
        }
    }

    private static string StepParameter(CodeWriter writer, CompiledNetwork network)
    {
        if (!network.HasDropout)
        {
            return string.Empty;
        }

        MemberDocs.Parameter(writer, "step", "The training step, which the masks of dropout depend on.");
        return ", ulong step = 0";
    }

    private static string StepArgument(CompiledNetwork network) => network.HasDropout ? ", step" : string.Empty;
}
