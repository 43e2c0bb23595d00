using System.Globalization;

namespace CompiledNet.Generator.Ir;

/// <summary>
/// The names of sets of results, for conditions that people read: whole programs, then what is wanted of any, then single results.
/// </summary>
internal static class ResultNames
{
    /// <summary>The names whose results together are the given ones.</summary>
    public static IReadOnlyList<string> Of(Function function, long results)
    {
        var names = new List<string>();
        long rest = results;
        foreach ((string name, long set) in All(function))
        {
            if ((set & ~results) == 0 && (set & rest) != 0)
            {
                names.Add(name);
                rest &= ~set;
            }
        }

        return names;
    }

    /// <summary>
    /// Every set that has a name, the largest first: with all of a program's single results among them, they cover everything.
    /// </summary>
    public static IEnumerable<(string Name, long Set)> All(Function function)
    {
        foreach (Program program in function.Programs.Where(program => program.Main != 0))
        {
            yield return (program.Name, program.All);
        }

        List<Slot> optional = [.. OptionalSlots(function)];
        foreach (Slot slot in optional)
        {
            yield return (Pascal(slot.Name), Programs(function, slot).Aggregate(0L, (set, program) => set | program.ResultOf(slot)));
        }

        foreach (Slot slot in optional.Where(slot => Programs(function, slot).Count() > 1))
        {
            foreach (Program program in Programs(function, slot))
            {
                yield return ($"{Pascal(slot.Name)}Of{program.Name}", program.ResultOf(slot));
            }
        }
    }

    private static IEnumerable<Slot> OptionalSlots(Function function) => function.IsTraining
        ? function.Slots.InputGradients.Concat(function.Slots.TargetGradients).OfType<Slot>()
        : function.Slots.Outputs;

    private static IEnumerable<Program> Programs(Function function, Slot slot) =>
        function.Programs.Where(program => (program.All & program.ResultOf(slot)) != 0);

    private static string Pascal(string name) => char.ToUpper(name[0], CultureInfo.InvariantCulture) + name.Substring(1);
}
