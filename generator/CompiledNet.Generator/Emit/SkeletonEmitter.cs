using CompiledNet.Generator.Model;
using CompiledNet.Generator.Passes;

namespace CompiledNet.Generator.Emit;

/// <summary>
/// Writes the members of a network whose declaration is wrong: every one throws and names the mistake, so that the code that
/// uses the network compiles and the mistake is the only error. What the class declares itself is left out; the interfaces are
/// implemented explicitly, so that nothing of the class's own can get in their way.
/// </summary>
internal sealed class SkeletonEmitter
{
    private const string Span = QualifiedNames.Span;
    private const string Floats = QualifiedNames.Floats;

    /// <summary>Only a network with dropout has it, but where the declaration is wrong nobody knows whether it is to have any.</summary>
    private const string Step = ", ulong step = 0";

    private static readonly string[] s_constants = ["InputLength", "OutputLength", "TargetLength", "ParameterCount", "ParameterLength"];

    private readonly CodeWriter _writer = new();
    private readonly TypeModel _type;
    private readonly SkeletonModel _skeleton;
    private readonly string _self;
    private readonly string _message;
    private readonly string _error;

    private SkeletonEmitter(TypeModel type, SkeletonModel skeleton, Problem? problem)
    {
        _type = type;
        _skeleton = skeleton;
        _self = type.Name + skeleton.TypeParameters;
        _message = problem is null ? "The declaration of this network does not compile." : $"{problem.Id}: {problem.Message}.";
        _error = $"throw new global::System.InvalidOperationException({Literals.String(_message)})";
    }

    private string Input => _skeleton.TakesTokens ? "int" : "float";

    private string Inputs => $"{QualifiedNames.ReadOnlySpan}<{Input}> inputs";

    private string Network => $"{QualifiedNames.Library}INetwork<{_self}, {Input}>";

    private string Slots => $"{QualifiedNames.Library}ISlotNetwork<{_self}>";

    private string Compiled => $"{QualifiedNames.CompiledNetwork}<{_self}>";

    /// <summary>Whether it has one input and one output.</summary>
    private bool IsPlain => _skeleton.Slots is null;

    private IEnumerable<(string Type, string Name)> Targets
    {
        get
        {
            if (_skeleton.TakesLabels)
            {
                yield return ("int", "labels");
            }

            if (_skeleton.TakesTargets)
            {
                yield return ("float", "targets");
            }
        }
    }

    public static string Emit(ParsedNetwork parsed) =>
        new SkeletonEmitter(parsed.Type!, parsed.Skeleton!, parsed.Problems.FirstOrDefault(problem => problem.IsError)).Emit();

    private string Emit()
    {
        IReadOnlyList<string> interfaces = _skeleton.IsStatic ? []
            : IsPlain ? [Compiled, .. Targets.Select(target => Trainable(target.Type))]
            : [Compiled, Slots];
        TypeFrame.Open(
            _writer, _type, [$"/// <summary>Not compiled: {Literals.Xml(_message)}</summary>"], interfaces, _skeleton.Keyword,
            _skeleton.TypeParameters);
        WriteStatic();
        if (!_skeleton.IsStatic)
        {
            WriteInstance();
            WriteExplicit();
        }

        TypeFrame.Close(_writer, _type);
        if (_skeleton is { Slots: { } slots, IsStatic: false } && _type.Accessibility.Length > 0)
        {
            _writer.Block($$"""

                /// <summary>Not compiled: {{Literals.Xml(_message)}}</summary>
                {{TypeFrame.GeneratedCode}}
                {{_type.Accessibility}} static class {{_type.StepsClass}}
                """);
            _writer.Open();
            EmitterOf(slots).WriteStep(_writer, _type.NameFromNamespace, "this ");
            _writer.Close();
        }

        TypeFrame.CloseNamespace(_writer, _type);
        return _writer.ToString();
    }

    private void WriteStatic()
    {
        foreach (string name in s_constants)
        {
            // 1, so that constants made of it, quotients included, are constants still.
            Member(name, $"public const int {name} = 1;");
        }

        Member("ParameterTable", $"public static {QualifiedNames.ParameterList} ParameterTable => {_error};");
        Member("Summary", $"public static string Summary => {_error};");
    }

    private void WriteInstance()
    {
        string baseCall = _skeleton.BaseArguments.Length > 0 ? $" : base({_skeleton.BaseArguments})" : string.Empty;
        Member(GeneratedMembers.Constructor, $"public {_type.Name}(int seed = 0){baseCall} => {_error};");
        Member("Parameters", $"public {Span} Parameters => {_error};");
        Member(GeneratedMembers.Signature("ParametersChanged", []), $"public void ParametersChanged() => {_error};");
        Member("Info", $"public {QualifiedNames.Library}NetworkInfo Info => {_error};");

        Member(GeneratedMembers.Signature("Save", ["string"]), $"public void Save(string path) => {_error};");
        Member(GeneratedMembers.Signature("Load", ["string"]), $"public static {_self} Load(string path) => {_error};");
        Member(GeneratedMembers.Signature("Load", ["Stream"]), $"public static {_self} Load({QualifiedNames.Stream} stream) => {_error};");
        Member(
            GeneratedMembers.Signature("Load", ["ReadOnlySpan<byte>"]),
            $"public static {_self} Load({QualifiedNames.Bytes} bytes) => {_error};");
        Member(GeneratedMembers.Signature("LoadNpz", ["string"]), $"public static {_self} LoadNpz(string path) => {_error};");

        if (_skeleton.Slots is { } slots)
        {
            SlotSkeletonEmitter emitter = EmitterOf(slots);
            emitter.WriteMembers(_writer);
            if (_type.Accessibility.Length == 0)
            {
                emitter.WriteStep(_writer, _self, string.Empty);
            }

            return;
        }

        string inputs = $"ReadOnlySpan<{Input}>";
        const string gradients = "Span<float>";
        Member(
            GeneratedMembers.Signature("Predict", [inputs, gradients]),
            $"public void Predict({Inputs}, {Span} outputs) => {_error};");
        Member(
            GeneratedMembers.Signature("BackwardFrom", [inputs, "ReadOnlySpan<float>", gradients, gradients]),
            $"public void BackwardFrom({Inputs}, {Floats} outputGradients, {Span} gradients, {Span} inputGradients = default{Step}) => {_error};");
        foreach ((string type, string name) in Targets)
        {
            string targets = $"ReadOnlySpan<{type}>";
            string last = type == "float" ? $", {Span} targetGradients = default" : string.Empty;
            IEnumerable<string> spans = Enumerable.Repeat(gradients, type == "float" ? 3 : 2);
            Member(
                GeneratedMembers.Signature("Loss", [inputs, targets]),
                $"public float Loss({Inputs}, {QualifiedNames.ReadOnlySpan}<{type}> {name}) => {_error};");
            Member(
                GeneratedMembers.Signature("Backward", [inputs, targets, .. spans]),
                $"public float Backward({Inputs}, {QualifiedNames.ReadOnlySpan}<{type}> {name}, {Span} gradients, {Span} inputGradients = default{last}{Step}) => {_error};");
        }
    }

    private void WriteExplicit()
    {
        Explicit($"{Span} {QualifiedNames.Library}INetwork.Parameters");
        Explicit($"void {QualifiedNames.Library}INetwork.ParametersChanged()");
        Explicit($"{QualifiedNames.Library}NetworkInfo {QualifiedNames.Library}INetwork.Info");
        Explicit($"static int {Slots}.ParameterLength");
        Explicit($"static {QualifiedNames.ParameterList} {Slots}.ParameterTable");
        Explicit($"static {_self} {Slots}.Create(int seed)");
        if (IsPlain)
        {
            WriteExplicitPlain();
        }

        Explicit($"static {QualifiedNames.Library}NetworkInfo {Compiled}.StaticInfo");
        Explicit($"static {_self} {Compiled}.Create({QualifiedNames.ParameterMemory} parameters, int seed)");
        Explicit($"{QualifiedNames.ParameterMemory} {QualifiedNames.CompiledNetwork}.{nameof(QualifiedNames.ParameterMemory)}");
        Explicit(
            $"static void {Compiled}.Run<TUpdate>({QualifiedNames.Function} function, {QualifiedNames.Frame} frame, int worker, in TUpdate update)");
    }

    private void WriteExplicitPlain()
    {
        Explicit($"static int {Network}.InputLength");
        Explicit($"static int {Network}.OutputLength");
        Explicit($"void {Network}.Predict({Inputs}, {Span} outputs)");
        Explicit($"void {Network}.BackwardFrom({Inputs}, {Floats} outputGradients, {Span} gradients, {Span} inputGradients)");
        foreach ((string type, _) in Targets)
        {
            string targets = $"{QualifiedNames.ReadOnlySpan}<{type}> targets";
            Explicit($"static int {Trainable(type)}.TargetLength");
            Explicit($"float {Trainable(type)}.Loss({Inputs}, {targets})");
            Explicit($"float {Trainable(type)}.Backward({Inputs}, {targets}, {Span} gradients, {Span} inputGradients)");
        }
    }

    private string Trainable(string target) => $"{QualifiedNames.Library}ITrainable<{_self}, {Input}, {target}>";

    private void Explicit(string declaration)
    {
        _writer.Line();
        _writer.Line($"{declaration} => {_error};");
    }

    private SlotSkeletonEmitter EmitterOf(SkeletonSlots slots) => new(slots, [.. _skeleton.Taken, _type.Name.TrimStart('@')], _error);

    private void Member(string key, string text)
    {
        string name = key.Split('(')[0];
        if (name == _type.Name.TrimStart('@') || _skeleton.Taken.Contains(key) || _skeleton.Taken.Contains(name))
        {
            return;
        }

        _writer.Block($$"""

            /// <summary>Not available: the declaration is wrong.</summary>
            {{text}}
            """);
    }
}
