using CompiledNet.Generator.Emit.Operations;
using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;

namespace CompiledNet.Generator.Emit;

/// <summary>Steps of a program that one method holds: all of them, or as many as a method may have lines.</summary>
/// <param name="context">The network.</param>
/// <param name="function">The function that it is a part of.</param>
internal sealed class ProgramPart(EmitContext context, Function function)
{
    /// <summary>
    /// Lines of a method around its steps: comment, signature, braces, three locals that every step may need, and the sum of the losses.
    /// </summary>
    private const int LinesAround = 18;

    /// <summary>Lines of a condition: itself and its braces.</summary>
    private const int LinesOfCondition = 3;

    private readonly ValueNames _names = new();
    private readonly List<Value> _arena = [];
    private readonly List<(string? Condition, string Text)> _steps = [];
    private int _stepLines;
    private bool _hasParameters;
    private Operation? _first;
    private Operation? _last;

    /// <summary>The layers that the part begins and ends with.</summary>
    public string Layers => _first!.Label == _last!.Label ? _first.Label : $"{_first.Label} to {_last.Label}";

    /// <summary>Cuts a program into parts.</summary>
    public static IReadOnlyList<ProgramPart> Cut(EmitContext context, Function function)
    {
        var parts = new List<ProgramPart> { new(context, function) };
        foreach (Operation operation in function.Operations)
        {
            if (!parts.Last().TryAdd(operation))
            {
                parts.Add(new ProgramPart(context, function));
                parts.Last().TryAdd(operation);
            }
        }

        return parts;
    }

    /// <summary>The locals and the steps, and what ends the program.</summary>
    public string Write(string? end)
    {
        var writer = new CodeWriter();
        writer.Line("nint rows = frame.Rows;");
        if (_hasParameters)
        {
            writer.Line($"ref float {ValueNames.Parameters} = ref frame.Parameters;");
        }

        if (_arena.Any(value => !value.IsDerived))
        {
            writer.Line("ref float scratch = ref frame.Scratch;");
        }

        if (_arena.Any(value => value.IsDerived))
        {
            writer.Line("ref float derived = ref frame.Derived;");
        }

        foreach (Value value in _arena)
        {
            Storage storage = value.Storage!.Value;
            string place = OperationEmitter.At(value.IsDerived ? "derived" : "scratch", OperationEmitter.Sum(
                storage.PerRow == 0 ? "0" : $"({Literals.Offset(storage.PerRow)} * rows)",
                Literals.Offset(storage.Fixed)));
            string reference = value.IsRowOfInputs ? $"rows == 1 ? ref {context.Constants.Reference(InputOf(value))} : ref {place}" : place;
            writer.Line($"ref float {_names[value]} = ref {reference};");
        }

        WriteSteps(writer);
        return writer.ToString() + end;
    }

    /// <summary>The input that a value is packed from.</summary>
    private Slot InputOf(Value packed) => ((PackOperation)function.ProducerOf(packed)!).Input.Slot!;

    /// <summary>The C# of a reference to a value of the arena, which the part declares if this is asked before it is written.</summary>
    public string Reference(Value value)
    {
        Declare([value]);
        return _names[value];
    }

    /// <summary>
    /// Adds a step, if there is room for its lines and for those of the locals that it needs; a first step always has it.
    /// </summary>
    private bool TryAdd(Operation operation)
    {
        var scope = new ValueScope(context.Constants, _names);
        Step step = OperationEmitter.Emit(context, scope, function, operation);
        string? condition = ConditionOf(operation);
        var writer = new CodeWriter();
        WriteStep(writer, step);
        int lines = writer.LineCount + 1 + (condition is null || IsUnder(condition) ? 0 : LinesOfCondition);
        int locals = _arena.Union(scope.Arena).Count();
        if (_first is not null && LinesAround + locals + _stepLines + lines > EmissionBudget.MaxMethodLines)
        {
            return false;
        }

        Declare(scope.Arena);
        _steps.Add((condition, writer.ToString().TrimEnd('\n')));
        _stepLines += lines;
        _hasParameters |= scope.HasParameters;
        _first ??= operation;
        _last = operation;
        return true;
    }

    private void Declare(IReadOnlyList<Value> values) => _arena.AddRange(values.Except(_arena).ToList());

    /// <summary>Whether the last step stands under a condition.</summary>
    private bool IsUnder(string condition) => _steps.Count > 0 && _steps[_steps.Count - 1].Condition == condition;

    /// <summary>When a step runs; null for in every run.</summary>
    private string? ConditionOf(Operation operation)
    {
        string? wanted = context.Constants.Wants(function, operation.Results);
        return operation is not PackOperation { IsSkippedForOneRow: true } ? wanted
            : wanted is null ? "rows > 1"
            : $"rows > 1 && {wanted}";
    }

    /// <summary>The steps; those in a row with the same condition stand under one.</summary>
    private void WriteSteps(CodeWriter writer)
    {
        string? open = null;
        foreach ((string? condition, string text) in _steps)
        {
            bool goesOn = open is not null && condition == open;
            if (open is not null && !goesOn)
            {
                writer.Close();
            }

            writer.Line();
            if (condition is not null && !goesOn)
            {
                writer.Open($"if ({condition})");
            }

            open = condition;
            writer.Line(text);
        }

        if (open is not null)
        {
            writer.Close();
        }
    }

    private static void WriteStep(CodeWriter writer, Step step)
    {
        writer.Line($"// {step.Comment}.");
        writer.Open($"foreach (int chunk in frame.Share(worker, {step.Chunks}))");
        writer.Line(step.Call);
        writer.Close();
        writer.Line("frame.Wait();");
    }
}
