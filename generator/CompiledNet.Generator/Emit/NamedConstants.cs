using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Passes;

namespace CompiledNet.Generator.Emit;

/// <summary>The constants by which generated code names slots and results; those that are used are written.</summary>
internal sealed class NamedConstants
{
    private const string SlotsClass = "Slots";
    private const string ResultsClass = "Results";

    private readonly Dictionary<Slot, string> _slots = [];
    private readonly Dictionary<(bool IsTraining, string Name), string> _results = [];
    private readonly SortedDictionary<int, SortedSet<string>> _usedSlots = [];
    private readonly Dictionary<string, long> _usedResults = [];

    public NamedConstants(CompiledNetwork network)
    {
        NetworkSlots slots = network.Slots;
        var slotNames = new Identifiers([SlotsClass]);
        Name(slots.Inputs, string.Empty);
        foreach (IReadOnlyList<Slot> variant in slots.Targets)
        {
            Name(variant, network.Graph.IsPlain ? string.Empty : "Targets");
        }

        Name(slots.Outputs, network.Graph.IsPlain ? string.Empty : "Outputs");
        Name(slots.InputGradients, string.Empty);
        Name(slots.OutputGradients, network.Graph.IsPlain ? string.Empty : "OfOutputs");
        Name(slots.TargetGradients, network.Graph.IsPlain ? string.Empty : "OfTargets");
        var resultNames = new Identifiers([ResultsClass]);
        foreach (Function function in network.Functions)
        {
            foreach ((string name, _) in ResultNames.All(function))
            {
                _results[(function.IsTraining, name)] = resultNames.Member(name);
            }
        }

        void Name(IEnumerable<Slot?> list, string suffix)
        {
            foreach (Slot slot in list.OfType<Slot>())
            {
                _slots[slot] = slotNames.Member(slot.Name + suffix);
            }
        }
    }

    /// <summary>The C# of a slot's number.</summary>
    public string Number(Slot slot)
    {
        string name = _slots[slot];
        if (!_usedSlots.TryGetValue(slot.Number, out SortedSet<string> names))
        {
            _usedSlots[slot.Number] = names = new SortedSet<string>(StringComparer.Ordinal);
        }

        names.Add(name);
        return $"{SlotsClass}.{name}";
    }

    /// <summary>The C# of a reference to a slot's first element.</summary>
    public string Reference(Slot slot) => $"frame.{(slot.IsIntegers ? "Integers" : "Floats")}({Number(slot)})";

    /// <summary>The C# of whether a run is asked for one of some results; null where every run is.</summary>
    public string? Wants(Function function, long results) => results == function.All ? null
        : $"frame.Wants({string.Join(" | ", ResultNames.Of(function, results).Select(name => Result(function, name)))})";

    /// <summary>The C# of whether a run is asked for the gradients of a slot.</summary>
    public string WantsGradient(Function function, Slot gradient) => Wants(
        function, function.Programs.Aggregate(0L, (set, program) => set | (program.ResultOf(gradient) & program.All)))!;

    /// <summary>Writes the constants that were used.</summary>
    public void Write(CodeWriter writer)
    {
        writer.Line("/// <summary>The slots: what callers hand in, by number.</summary>");
        writer.Open($"public static class {SlotsClass}");
        foreach (KeyValuePair<int, SortedSet<string>> slot in _usedSlots)
        {
            foreach (string name in slot.Value)
            {
                writer.Line($"public const int {name} = {Literals.Int(slot.Key)};");
            }
        }

        writer.Close();
        writer.Block($$"""

            /// <summary>The results that a run may be asked for, a bit each; those of a whole program have all of its bits.</summary>
            public static class {{ResultsClass}}
            """);
        writer.Open();
        var results = _usedResults.OrderBy(result => result.Value).ThenBy(result => result.Key, StringComparer.Ordinal);
        foreach (KeyValuePair<string, long> result in results)
        {
            string bits = result.Value.ToString("X", System.Globalization.CultureInfo.InvariantCulture);
            writer.Line($"public const long {result.Key} = 0x{bits};");
        }

        writer.Close();
    }

    private string Result(Function function, string name)
    {
        string constant = _results[(function.IsTraining, name)];
        _usedResults[constant] = ResultNames.All(function).First(set => set.Name == name).Set;
        return $"{ResultsClass}.{constant}";
    }
}
