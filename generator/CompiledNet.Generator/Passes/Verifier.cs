using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;

namespace CompiledNet.Generator.Passes;

/// <summary>
/// Checks a function between passes: values are written once and before they are read, operands fit each other, and, as far
/// as they are assigned, layouts are complete and no two live values share memory.
/// </summary>
internal static class Verifier
{
    public static void Run(Function function, string pass)
    {
        var written = new Dictionary<Value, long>();
        var updated = new Dictionary<Parameter, long>();
        foreach (Operation operation in function.Operations)
        {
            foreach (Value input in operation.Inputs)
            {
                Require(!MustBeWritten(input) || written.ContainsKey(input), operation, $"reads {input}, which nothing wrote", pass);
            }

            foreach (Parameter parameter in operation.ReadParameters)
            {
                // Of merged programs, those that exclude each other update the same parameters at different places.
                bool isUpdated = updated.TryGetValue(parameter, out long by)
                    && (function.Programs.Count == 1 || (by & operation.Results) != 0);
                Require(!isUpdated, operation, $"reads {parameter.Name}, which was updated before", pass);
            }

            foreach (Parameter parameter in operation.UpdatedParameters)
            {
                updated.TryGetValue(parameter, out long before);
                updated[parameter] = before | operation.Results;
            }

            foreach (Value output in operation.Outputs)
            {
                bool isAgain = written.TryGetValue(output, out long before);
                Require(
                    !isAgain || ((before & operation.Results) == 0 && operation.Results != 0), operation,
                    $"writes {output}, which was written before", pass);
                written[output] = before | operation.Results;
            }

            foreach (string mistake in operation.Mistakes())
            {
                Require(false, operation, mistake, pass);
            }
        }
    }

    /// <summary>
    /// Checks that of a merged function each program's results take exactly the operations that the program had, in their order.
    /// </summary>
    /// <param name="function">The merged function.</param>
    /// <param name="before">The operations of each program.</param>
    public static void CheckPrograms(Function function, IReadOnlyList<IReadOnlyList<Operation>> before)
    {
        for (int i = 0; i < before.Count; i++)
        {
            Program program = function.Programs[i];
            List<Operation> after = function.Operations.Where(operation => (operation.Results & program.All) != 0).ToList();
            for (int j = 0; j < Math.Max(after.Count, before[i].Count); j++)
            {
                bool isThere = j < after.Count && j < before[i].Count && after[j].IsSameAs(before[i][j], (a, b) => a == b);
                Require(
                    isThere, j < after.Count ? after[j] : before[i][j], $"is not the step {j} of {program} any more", "program merging");
            }
        }
    }

    /// <summary>Checks that every value of the arena has panels.</summary>
    public static void CheckLayouts(Function function, string pass)
    {
        foreach (Operation operation in function.Operations)
        {
            Require(operation is not ReshapeOperation, operation, "is still logical", pass);
            foreach (Value value in operation.Inputs.Concat(operation.Outputs).Where(value => value.Kind == ValueKind.Temporary))
            {
                Require(value.Layout is not null, operation, $"has {value} without a layout", pass);
            }
        }
    }

    /// <summary>Checks that values that are alive at the same time lie apart.</summary>
    public static void CheckStorage(Function function, string pass)
    {
        List<(Value Value, int First, int Last)> lives = Lives(function);
        for (int i = 0; i < lives.Count; i++)
        {
            Require(lives[i].Value.Storage is not null, function.Operations[lives[i].First], $"has {lives[i].Value} without storage", pass);
            for (int j = 0; j < i; j++)
            {
                bool together = lives[i].First <= lives[j].Last && lives[j].First <= lives[i].Last;
                Require(
                    !together || AreApart(lives[i].Value, lives[j].Value), function.Operations[lives[i].First],
                    $"puts {lives[i].Value} over {lives[j].Value}", pass);
            }
        }
    }

    private static bool MustBeWritten(Value value) => value.IsInArena;

    private static List<(Value Value, int First, int Last)> Lives(Function function)
    {
        var lives = new Dictionary<Value, (int First, int Last)>();
        for (int i = 0; i < function.Operations.Count; i++)
        {
            foreach (Value value in function.Operations[i].Outputs.Concat(function.Operations[i].Inputs).Where(value => value.IsInArena))
            {
                lives[value] = lives.TryGetValue(value, out (int First, int Last) life) ? (life.First, i) : (i, i);
            }
        }

        return lives.Select(
            pair => (pair.Key, pair.Value.First, pair.Key.Kind == ValueKind.Losses ? int.MaxValue : pair.Value.Last)).ToList();
    }

    private static bool AreApart(Value a, Value b) => IsBefore(a, b) || IsBefore(b, a);

    /// <summary>Whether a ends before b begins for every number of rows.</summary>
    private static bool IsBefore(Value a, Value b)
    {
        Storage start = a.Storage!.Value, size = MemoryPlan.SizeOf(a), next = b.Storage!.Value;
        return start.PerRow + size.PerRow <= next.PerRow && start.Fixed + size.Fixed <= next.Fixed;
    }

    private static void Require(bool condition, Operation operation, string what, string pass)
    {
        if (!condition)
        {
            throw new InvalidOperationException($"After {pass}: {operation.Mnemonic} of {operation.Label} {what}.");
        }
    }
}
