using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Emit;

/// <summary>Writes the methods that stand in for those of a wrong network of several inputs or outputs.</summary>
/// <param name="slots">The slots.</param>
/// <param name="taken">What the class declares itself, as <see cref="GeneratedMembers"/> writes it, and its own name: methods like these
/// are left out.</param>
/// <param name="error">The C# of what every method does.</param>
internal sealed class SlotSkeletonEmitter(SkeletonSlots slots, IReadOnlyCollection<string> taken, string error)
{
    private const string Summary = "/// <summary>Not available: the declaration is wrong.</summary>";

    /// <summary>Writes the methods of the network.</summary>
    public void WriteMembers(CodeWriter writer)
    {
        Method(
            writer, "void", "Predict", [.. Read(slots.Inputs), .. slots.Outputs.Select(slot => new Given(QualifiedNames.Span, slot.Name))]);
        Method(writer, "void", "BackwardFrom", [
            .. Read(slots.Inputs),
            .. slots.Outputs.Select(slot => new Given(QualifiedNames.Floats, slot.Name + "Gradients")),
            new(QualifiedNames.Span, "gradients"),
            .. Gradients(slots.Inputs)]);
        if (slots.Targets.Count > 0)
        {
            Method(writer, "float", "Loss", [.. Read(slots.Inputs), .. Read(slots.Targets)]);
            Method(writer, "float", "Backward", [
                .. Read(slots.Inputs),
                .. Read(slots.Targets),
                new(QualifiedNames.Span, "gradients"),
                .. Gradients(slots.Inputs),
                .. Gradients(slots.Targets)]);
        }
    }

    /// <summary>Writes a step of a trainer.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="network">The C# of the network's type.</param>
    /// <param name="modifier"><c>this</c> and a space for an extension method.</param>
    public void WriteStep(CodeWriter writer, string network, string modifier)
    {
        Given[] parameters = [
            new($"{modifier}{QualifiedNames.Library}Trainer<{network}, TOptimizer>", "trainer"),
            .. Read(slots.Inputs),
            .. Read(slots.Targets),
            new(QualifiedNames.Floats, "sampleWeights", IsOptional: true)];
        writer.Block($$"""

            {{Summary}}
            public static float Step<TOptimizer>({{Parameters(parameters)}})
                where TOptimizer : struct, {{QualifiedNames.Library}}IOptimizer => {{error}};
            """);
    }

    private static IEnumerable<Given> Read(EquatableArray<SkeletonSlot> read) =>
        read.Select(slot => new Given($"{QualifiedNames.ReadOnlySpan}<{(slot.IsIntegers ? "int" : "float")}>", slot.Name));

    private static IEnumerable<Given> Gradients(EquatableArray<SkeletonSlot> of) =>
        of.Where(slot => !slot.IsIntegers).Select(slot => new Given(QualifiedNames.Span, slot.Name + "Gradients", IsOptional: true));

    /// <summary>A list of parameters, whose names are made unique, for a wrong declaration may have two of one.</summary>
    private static string Parameters(IEnumerable<Given> parameters)
    {
        var names = new Identifiers([]);
        return string.Join(", ", parameters.Select(parameter =>
            $"{parameter.Type} {names.Local(parameter.Name)}{(parameter.IsOptional ? " = default" : string.Empty)}"));
    }

    private void Method(CodeWriter writer, string result, string name, IReadOnlyList<Given> parameters)
    {
        string signature = GeneratedMembers.Signature(
            name, parameters.Select(parameter => parameter.Type.Replace("global::System.", string.Empty)));
        if (taken.Contains(signature) || taken.Contains(name))
        {
            return;
        }

        writer.Block($$"""

            {{Summary}}
            public {{result}} {{name}}({{Parameters(parameters)}}) => {{error}};
            """);
    }

    /// <summary>What a method is given.</summary>
    private sealed record Given(string Type, string Name, bool IsOptional = false);
}
