using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Emit;

/// <summary>
/// Writes the members of a network whose declaration is wrong: every one throws and names the mistake, so that the code that
/// uses the network compiles and the mistake is the only error.
/// </summary>
internal static class SkeletonEmitter
{
    public static string Emit(ParsedNetwork parsed)
    {
        TypeModel type = parsed.Type!;
        Problem? first = parsed.Problems.Count > 0 ? parsed.Problems[0] : null;
        string message = first is null ? "The declaration of this network has errors." : $"{first.Id}: {first.Message}.";
        string error = $"throw new global::System.InvalidOperationException({Literals.String(message)})";

        var writer = new CodeWriter();
        TypeFrame.Open(writer, type, [$"/// <summary>Not compiled: {Literals.Xml(message)}</summary>"], []);
        foreach (string name in new[] { "InputLength", "OutputLength", "TargetLength", "ParameterCount", "ParameterLength" })
        {
            Member($"public const int {name} = 0;");
        }

        Member($"public static global::System.Collections.Generic.IReadOnlyList<{RuntimeNames.Library}ParameterInfo> ParameterTable => {error};");
        Member($"public static string Summary => {error};");
        Member($"public {type.Name}(int seed = 0) => {error};");
        Member($"public {RuntimeNames.Span} Parameters => {error};");
        Member($"public {RuntimeNames.Library}NetworkInfo Info => {error};");
        foreach (string input in new[] { "float", "int" })
        {
            string inputs = $"{RuntimeNames.ReadOnlySpan}<{input}> inputs";
            Member($"public void Predict({inputs}, {RuntimeNames.Span} outputs) => {error};");
            Member($"public void BackwardFrom({inputs}, {RuntimeNames.ReadOnlySpan}<float> outputGradients, {RuntimeNames.Span} gradients, {RuntimeNames.Span} inputGradients = default) => {error};");
            foreach (string target in new[] { "int", "float" })
            {
                string targets = $"{RuntimeNames.ReadOnlySpan}<{target}> {(target == "int" ? "labels" : "targets")}";
                string last = target == "int" ? string.Empty : $", {RuntimeNames.Span} targetGradients = default";
                Member($"public float Loss({inputs}, {targets}) => {error};");
                Member($"public float Backward({inputs}, {targets}, {RuntimeNames.Span} gradients, {RuntimeNames.Span} inputGradients = default{last}) => {error};");
            }
        }

        TypeFrame.Close(writer, type);
        return writer.ToString();

        void Member(string text)
        {
            writer.Line("/// <summary>Not available: the declaration is wrong.</summary>");
            writer.Line(text);
        }
    }
}
