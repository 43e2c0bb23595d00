using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;

namespace CompiledNet.Generator.Passes;

/// <summary>
/// Takes the gradient of an activation that a maximum pooling reads before the pooling's instead of after it. A maximum hands its gradient
/// to a pixel with the value of the maximum, so a factor that depends on that value alone is the same on both sides; and there are fewer
/// maxima.
/// </summary>
internal static class PooledActivations
{
    public static void Run(Function function)
    {
        if (!function.Fuse)
        {
            return;
        }

        foreach (MapOperation map in function.Operations.OfType<MapOperation>().ToList())
        {
            PoolingOperation? pooling = map.Inputs.Select(function.ProducerOf)
                .OfType<PoolingOperation>()
                .FirstOrDefault(candidate => CanSwap(function, map, candidate));
            if (pooling is not null)
            {
                Swap(function, map, pooling);
            }
        }
    }

    /// <summary>Whether a map of the gradient by the pooled pixels is a multiple of it by a function of those pixels.</summary>
    private static bool CanSwap(Function function, MapOperation map, PoolingOperation pooling)
    {
        Value gradient = pooling.Output;
        return pooling is { IsMaximum: true, IsGradient: true }
            && map.Scalar is null
            && map.Results == pooling.Results
            && map.Inputs.All(input => input == gradient || input == pooling.Input)
            && map.Inputs.Count(input => input == gradient) == 1
            && map.Expression.IsProportionalTo(map.Inputs.IndexOf(gradient))
            && function.ReadersOf(gradient).Count() == 1;
    }

    private static void Swap(Function function, MapOperation map, PoolingOperation pooling)
    {
        Value maxima = pooling.Maxima, gradient = pooling.Dy;
        Value scaled = function.NewValue(gradient.Name, gradient.Shape);
        IEnumerable<Value> inputs = map.Inputs.Select(input => input == pooling.Output ? gradient : maxima);
        function.Operations.Insert(
            function.Operations.IndexOf(pooling),
            new MapOperation(map.Label, inputs, map.Expression, scaled) { IsGradient = true, Results = map.Results });
        function.Operations.Remove(map);
        pooling.Dy = scaled;
        pooling.Output = map.Output;
    }
}
