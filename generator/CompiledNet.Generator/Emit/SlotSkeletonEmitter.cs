using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Emit;

/// <summary>Writes the methods that stand in for those of a wrong network of several inputs or outputs.</summary>
/// <param name="slots">The slots.</param>
/// <param name="error">The C# of what every method does.</param>
internal sealed class SlotSkeletonEmitter(SkeletonSlots slots, string error)
{
    private const string Summary = "/// <summary>Not available: the declaration is wrong.</summary>";

    /// <summary>Writes the methods of the network.</summary>
    public void WriteMembers(CodeWriter writer)
    {
        Method(writer, $"public void Predict({Parameters([.. Read(slots.Inputs), .. slots.Outputs.Select(slot => (RuntimeNames.Span, slot.Name))])})");
        string outputGradients = Parameters([
            .. Read(slots.Inputs),
            .. slots.Outputs.Select(slot => (RuntimeNames.ReadOnlySpan + "<float>", slot.Name + "Gradients")),
            (RuntimeNames.Span, "gradients"),
            .. Gradients(slots.Inputs)]);
        Method(writer, $"public void BackwardFrom({outputGradients})");
        if (slots.Targets.Count > 0)
        {
            Method(writer, $"public float Loss({Parameters([.. Read(slots.Inputs), .. Read(slots.Targets)])})");
            string gradients = Parameters([
                .. Read(slots.Inputs), .. Read(slots.Targets), (RuntimeNames.Span, "gradients"), .. Gradients(slots.Inputs), .. Gradients(slots.Targets)]);
            Method(writer, $"public float Backward({gradients})");
        }
    }

    /// <summary>Writes a step of a trainer.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="network">The C# of the network's type.</param>
    /// <param name="modifier"><c>this</c> and a space for an extension method.</param>
    public void WriteStep(CodeWriter writer, string network, string modifier)
    {
        (string, string)[] parameters = [
            ($"{modifier}{RuntimeNames.Library}Trainer<{network}, TOptimizer>", "trainer"),
            .. Read(slots.Inputs),
            .. Read(slots.Targets),
            (RuntimeNames.ReadOnlySpan + "<float>", "sampleWeights?")];
        writer.Line();
        writer.Line(Summary);
        writer.Line($"public static float Step<TOptimizer>({Parameters(parameters)})");
        writer.Indented(body => body.Line($"where TOptimizer : struct, {RuntimeNames.Library}IOptimizer => {error};"));
    }

    private static IEnumerable<(string Type, string Name)> Read(EquatableArray<SkeletonSlot> read) =>
        read.Select(slot => ($"{RuntimeNames.ReadOnlySpan}<{(slot.IsIntegers ? "int" : "float")}>", slot.Name));

    /// <summary>Optional spans, which a question mark tells.</summary>
    private static IEnumerable<(string Type, string Name)> Gradients(EquatableArray<SkeletonSlot> of) =>
        of.Where(slot => !slot.IsIntegers).Select(slot => (RuntimeNames.Span, slot.Name + "Gradients?"));

    /// <summary>A list of parameters, whose names are made unique, for a wrong declaration may have two of one.</summary>
    private static string Parameters(IEnumerable<(string Type, string Name)> parameters)
    {
        var names = new Identifiers([]);
        return string.Join(", ", parameters.Select(parameter =>
            $"{parameter.Type} {names.Local(parameter.Name.TrimEnd('?'))}{(parameter.Name.EndsWith("?", StringComparison.Ordinal) ? " = default" : string.Empty)}"));
    }

    private void Method(CodeWriter writer, string declaration)
    {
        writer.Line();
        writer.Line(Summary);
        writer.Line($"{declaration} => {error};");
    }
}
