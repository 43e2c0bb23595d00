using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Expressions;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Runtime;

namespace CompiledNet.Generator.Passes;

/// <summary>Joins an elementwise expression with the product that it reads: activations forward, their gradients backward.</summary>
internal static class EpilogueFusion
{
    /// <summary>
    /// Vector instructions of an expression that is still computed in a tile's registers: it is inlined twelve times, and the
    /// JIT stops inlining a method with some five hundred calls.
    /// </summary>
    public const int MaxRegisterCost = 6;

    public static void Run(Function function)
    {
        if (!function.Network.Fuse)
        {
            return;
        }

        foreach (ContractionOperation contraction in function.Operations.OfType<ContractionOperation>().ToList())
        {
            MapOperation? map = function.ReadersOf(contraction.Y).OfType<MapOperation>().FirstOrDefault(candidate => CanFuse(function, contraction, candidate));
            if (map is not null)
            {
                Fuse(function, contraction, map);
            }
        }
    }

    private static bool CanFuse(Function function, ContractionOperation contraction, MapOperation map)
    {
        List<Value> others = map.Inputs.Where(input => input != contraction.Y).Distinct().ToList();
        int position = function.Operations.IndexOf(contraction);
        return contraction.Epilogue is null
            && map.Condition == contraction.Condition
            && map.Scalar is null
            && map.Output.Layout!.IsSameAs(contraction.Y.Layout!)
            && others.Count <= 1
            && others.All(other => other.Layout is { } layout && layout.IsSameAs(contraction.Y.Layout!) && IsDefinedBefore(function, other, position));
    }

    private static bool IsDefinedBefore(Function function, Value value, int position) =>
        function.ProducerOf(value) is { } producer && function.Operations.IndexOf(producer) < position;

    private static void Fuse(Function function, ContractionOperation contraction, MapOperation map)
    {
        Value product = contraction.Y;
        Value? other = map.Inputs.FirstOrDefault(input => input != product);
        var renumbered = new Dictionary<Expression, Expression>();
        foreach (Expression node in Expression.TopologicalOrder([map.Expression]))
        {
            if (node.Opcode == MapOpcode.Input)
            {
                renumbered[node] = Expression.Input(map.Inputs[node.Index] == product ? 0 : 1);
            }
        }

        Expression expression = map.Expression.Substitute(renumbered);
        function.Operations.Remove(map);
        bool isProductRead = function.ReadersOf(product).Any();
        int? otherInput = null;
        if (other is not null)
        {
            otherInput = contraction.Inputs.Count;
            contraction.Inputs.Add(other);
        }

        bool isLight = ExpressionProgram.Create([expression]).Cost <= MaxRegisterCost;
        contraction.Epilogue = new Epilogue(map.Label, expression, otherInput, isLight && !isProductRead ? EpilogueForm.Registers : EpilogueForm.Panel);

        // The result comes first; the product stays a result of its own only where something else reads it.
        contraction.Outputs.Clear();
        contraction.Outputs.Add(map.Output);
        if (isProductRead)
        {
            contraction.Outputs.Add(product);
        }
    }
}
