using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using static CompiledNet.Generator.Emit.Literals;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes updates, sums of gradients, and what gradients are handed to.</summary>
internal static class UpdateEmitter
{
    public static Step Emit(EmitContext context, ValueScope scope, UpdateOperation operation) =>
        new($"update {operation.Parameter.Name}", "1", Apply(context, scope[operation.Gradient], operation.Parameter));

    public static Step EmitSum(EmitContext context, ValueScope scope, GradientSumOperation operation)
    {
        Parameter parameter = operation.Parameters[0];
        string sum = operation.IsUpdateFused ? "sum" : scope[operation.Gradients[0]];
        GradientTarget target = Target(context, operation.IsUpdateFused, sum, operation.IsUpdateFused ? Int(parameter.Offset) : "0");
        string terms = $"{operation.Left.Name} + {operation.Right.Name}";
        string operands = $"ref {scope[operation.Left]}, ref {scope[operation.Right]}, {target.Target}";
        string floats = $"{Int(operation.Length)}, chunk, {Int(GradientSumOperation.FloatsPerChunk)}";
        return new Step(
            operation.IsUpdateFused ? $"{terms}, handed to the update of {parameter.Name}" : $"{sum} = {terms}",
            ChunkCount(operation.Schedule, "rows"),
            $"Updates.Sum<TSimd, TVector, {target.Type}>({operands}, {floats}, {target.Update});");
    }

    /// <summary>Writes that parameters have no gradient.</summary>
    public static Step EmitUnused(UnusedParametersOperation operation) => new(
        $"no result depends on {operation.Details}",
        "1",
        string.Join("\n", operation.Parameters.Select(parameter =>
        {
            string updated = At("frame.Updated", Int(parameter.Offset));
            return $"Updates.None<TUpdate>(ref {updated}, {Int(parameter.BlockLength)});";
        })));

    /// <summary>A step that stores the gradient of a parameter, with the update where it is part of the operation.</summary>
    /// <param name="context">The network.</param>
    /// <param name="operation">The operation, which has one gradient.</param>
    /// <param name="gradient">The C# of the gradient.</param>
    /// <param name="description">What the step does without the update.</param>
    /// <param name="call">The C# that stores the gradient.</param>
    public static Step Stored(EmitContext context, ParameterGradientOperation operation, string gradient, string description, string call)
    {
        Parameter parameter = operation.Parameters[0];
        return operation.IsUpdateFused
            ? new Step($"{description}, and the update of {parameter.Name}", "1", $"{call}\n{Apply(context, gradient, parameter)}")
            : new Step(description, "1", call);
    }

    /// <summary>The C# of what takes a gradient in registers: the update, or memory that keeps it.</summary>
    /// <param name="context">The network.</param>
    /// <param name="isFused">Whether it is the update.</param>
    /// <param name="gradient">The C# of the memory.</param>
    /// <param name="offset">The C# of the offset in the parameters, or in the memory.</param>
    public static GradientTarget Target(EmitContext context, bool isFused, string gradient, string offset) => isFused
        ? new($"frame.Target({offset}, {Int(context.Network.Parameters.Length)})", "TUpdate", "update")
        : new($"new(ref {At(gradient, offset)})", "StoreGradient", "default(StoreGradient)");

    /// <summary>The C# that updates a parameter by its gradient in memory, or a part of it.</summary>
    public static string Apply(EmitContext context, string gradient, Parameter parameter, string start = "0", string? length = null)
    {
        string target = Target(context, isFused: true, gradient, Sum(Int(parameter.Offset), start)).Target;
        length ??= Int(parameter.BlockLength);
        return $"Updates.Apply<TSimd, TVector, TUpdate>(ref {At(gradient, start)}, {target}, {length}, update);";
    }
}
