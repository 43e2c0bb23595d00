using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Expressions;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Runtime;

namespace CompiledNet.Generator.Passes;

/// <summary>
/// Joins elementwise expressions with the product that they read: activations and residual additions forward, gradients of
/// activations backward. Each may be followed by another, as long as they read one more value between them.
/// </summary>
internal static class EpilogueFusion
{
    /// <summary>
    /// Vector instructions of an expression that is still computed in a tile's registers: it is inlined twelve times, and the
    /// JIT stops inlining a method with some five hundred calls.
    /// </summary>
    public const int MaxRegisterCost = 6;

    public static void Run(Function function)
    {
        if (!function.Fuse)
        {
            return;
        }

        foreach (ContractionOperation contraction in function.Operations.OfType<ContractionOperation>().ToList())
        {
            while (Next(contraction) is { } map)
            {
                Fuse(function, contraction, map);
            }
        }

        MapOperation? Next(ContractionOperation contraction) => function.ReadersOf(contraction.Y)
            .OfType<MapOperation>()
            .FirstOrDefault(candidate => CanFuse(function, contraction, candidate));
    }

    private static bool CanFuse(Function function, ContractionOperation contraction, MapOperation map)
    {
        List<Value> others = map.Inputs.Concat(contraction.Other is { } present ? [present] : [])
            .Where(input => input != contraction.Y)
            .Distinct()
            .ToList();
        int position = function.Operations.IndexOf(contraction);
        return (contraction.Epilogue is null || function.ReadersOf(contraction.Y).Count() == 1)
            && map.Results == contraction.Results
            && (map.Scalar is null || (!contraction.IsInputGradient && (contraction.Epilogue?.Scalar ?? map.Scalar) == map.Scalar))
            && map.Output.Layout!.IsSameAs(contraction.Y.Layout!)
            && others.Count <= 1
            && others.All(
                other => other.Layout is { } layout && layout.IsSameAs(contraction.Y.Layout!) && IsDefinedBefore(function, other, position))
            && (!contraction.Y.Layout!.IsPlanes || FitsRegisters(function, contraction, map))
            && ExpressionProgram.Create([Joined(contraction, map)]).Instructions.Count <= ExpressionProgram.MaxInstructions;
    }

    /// <summary>
    /// Whether the whole epilogue is computed in registers. A pass after the product would be one over all of an image's planes, which a
    /// map is as well.
    /// </summary>
    private static bool FitsRegisters(Function function, ContractionOperation contraction, MapOperation map) =>
        (contraction.Epilogue?.Scalar ?? map.Scalar) is null
        && contraction.Product is null
        && function.ReadersOf(contraction.Y).Count() == 1
        && ExpressionProgram.Create([Joined(contraction, map)]).Cost <= MaxRegisterCost;

    private static bool IsDefinedBefore(Function function, Value value, int position) =>
        function.ProducerOf(value) is { } producer && function.Operations.IndexOf(producer) < position;

    private static void Fuse(Function function, ContractionOperation contraction, MapOperation map)
    {
        Value product = contraction.Y;
        Epilogue? before = contraction.Epilogue;
        Expression renamed = OnInputs(map, input => Expression.Input(input == product ? 0 : 1));
        Expression expression = Joined(contraction, map);
        function.Operations.Remove(map);

        // The result comes first; the product stays a result of its own only where something else reads it.
        bool isProductRead = before is null ? function.ReadersOf(product).Any() : contraction.Product is not null;
        contraction.Outputs[0] = map.Output;
        if (isProductRead && before is null)
        {
            contraction.Outputs.Add(product);
        }

        int? otherInput = before?.OtherInput;
        if (otherInput is null && map.Inputs.FirstOrDefault(input => input != product) is { } other)
        {
            otherInput = contraction.Inputs.Count;
            contraction.Inputs.Add(other);
        }

        Parameter? scalar = before?.Scalar ?? map.Scalar;
        int cost = ExpressionProgram.Create([expression]).Cost + (contraction.Normalization is null ? 0 : 1);
        bool isInRegisters = cost <= MaxRegisterCost && !isProductRead && scalar is null;
        contraction.Epilogue = new Epilogue(
            [.. before?.Layers ?? [], (map.Label, renamed)], expression, otherInput, scalar, isInRegisters
                ? EpilogueForm.Registers
                : EpilogueForm.Panel);
    }

    /// <summary>A map's expression over the product and the other operand, with what is done to the product before it.</summary>
    private static Expression Joined(ContractionOperation contraction, MapOperation map) =>
        OnInputs(map, input => input != contraction.Y ? Expression.Input(1) : contraction.Epilogue?.Expression ?? Expression.Input(0));

    private static Expression OnInputs(MapOperation map, Func<Value, Expression> replacement)
    {
        var replaced = new Dictionary<Expression, Expression>();
        foreach (Expression node in Expression.TopologicalOrder([map.Expression]))
        {
            if (node.Opcode == MapOpcode.Input)
            {
                replaced[node] = replacement(map.Inputs[node.Index]);
            }
        }

        return map.Expression.Substitute(replaced);
    }
}
