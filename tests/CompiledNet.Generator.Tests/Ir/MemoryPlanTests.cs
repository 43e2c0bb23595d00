extern alias library;

using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Passes;
using library::CompiledNet.Runtime;

namespace CompiledNet.Generator.Tests.Ir;

/// <summary>
/// For random networks and every program of theirs: what is alive together lies apart, for numbers of rows as they come, and all
/// of it lies in the arena. Lives and sizes are counted here anew, those of activations by the library's own panels.
/// </summary>
public sealed class MemoryPlanTests
{
    private const int Networks = 300;

    [Fact]
    public void ValuesThatAreAliveTogetherLieApart()
    {
        int pairs = 0;
        foreach (NetworkModel network in RandomNetworks.Models(Networks))
        {
            foreach (Function function in PassPipeline.Run(network).Functions)
            {
                foreach (long rows in new[] { 1, 2, 3, 64, 100_000 })
                {
                    pairs += Check(function, rows);
                }
            }
        }

        Assert.True(pairs > 100_000, $"only {pairs} pairs were compared");
    }

    private static int Check(Function function, long rows)
    {
        List<(Value Value, long Start, long End, int First, int Last)> values =
        [
            .. Values(function).Select(value => Place(function, value, rows)),
        ];
        long arena = function.Programs.Max(program => (function.Arenas[program].PerRow * rows) + function.Arenas[program].Fixed);
        int pairs = 0;
        for (int i = 0; i < values.Count; i++)
        {
            Assert.True(values[i].Start >= 0 && values[i].End <= arena, $"{function.Name}: {values[i].Value} lies outside the arena");
            Assert.True(values[i].Start % 16 == 0, $"{values[i].Value} does not begin on a boundary");
            for (int j = 0; j < i; j++)
            {
                bool together = values[i].First <= values[j].Last && values[j].First <= values[i].Last;
                bool apart = values[i].End <= values[j].Start || values[j].End <= values[i].Start;
                Assert.True(!together || apart, $"{function.Name}: {values[i].Value} lies over {values[j].Value} at {rows} rows");
                pairs += together ? 1 : 0;
            }
        }

        return pairs;
    }

    private static IEnumerable<Value> Values(Function function) =>
        function.Operations.SelectMany(operation => operation.Outputs.Concat(operation.Inputs)).Where(value => value.IsInArena).Distinct();

    private static (Value Value, long Start, long End, int First, int Last) Place(Function function, Value value, long rows)
    {
        Storage storage = value.Storage!.Value;
        long start = (storage.PerRow * rows) + storage.Fixed;
        int first = function.Operations.FindIndex(operation => operation.Outputs.Contains(value));
        int last = value.Kind == ValueKind.Losses
            ? int.MaxValue
            : function.Operations.FindLastIndex(operation => operation.Inputs.Contains(value) || operation.Outputs.Contains(value));
        return (value, start, start + Length(value, rows), first, last);
    }

    /// <summary>Rows and panels are counted by the library's rule; what has a fixed length is as long as the plan says.</summary>
    private static long Length(Value value, long rows)
    {
        switch (value.Kind)
        {
            case ValueKind.Losses:
                return rows * value.Shape.Length;
            case ValueKind.Temporary:
                long matrix = rows * value.Layout!.Positions;
                return ((value.Layout.Panels - 1L) * Panel.Stride((nint)matrix)) + (matrix * 16);
            default:
                Storage size = MemoryPlan.SizeOf(value);
                return (size.PerRow * rows) + size.Fixed;
        }
    }
}
