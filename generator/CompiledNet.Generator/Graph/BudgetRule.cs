using CompiledNet.Generator.Layers;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Graph;

/// <summary>Compares what a network costs with what it may cost.</summary>
internal static class BudgetRule
{
    public static void Check(BudgetModel budget, NetworkGraph? graph, List<Problem> problems)
    {
        var limits = new (string Name, long? Limit, string Unit, Func<LayerCost, long> Cost)[]
        {
            ("Parameters", budget.Parameters, "trainable parameters", cost => cost.Parameters),
            ("MultiplyAdds", budget.MultiplyAdds, "multiply-adds an example", cost => cost.MultiplyAdds),
            ("Bytes", budget.Bytes, "bytes of parameters", cost => cost.Floats * sizeof(float)),
        };
        foreach ((string name, long? limit, string unit, Func<LayerCost, long> costOf) in limits)
        {
            if (limit < 0)
            {
                problems.Add(
                    new Problem(
                        ProblemIds.InvalidValue, budget.Attribute,
                        FormattableString.Invariant($"{name} is {limit}, but must be at least 0"), name, -1, "0"));
            }
            else if (limit is not null && graph is not null)
            {
                Compare(name, limit.Value, unit, graph.Nodes.Select(node => (node.Name, Cost: costOf(LayerKinds.CostOf(node)))).ToList());
            }
        }

        void Compare(string name, long limit, string unit, List<(string Name, long Cost)> layers)
        {
            long total = layers.Sum(layer => layer.Cost);
            if (total > limit)
            {
                (string dearest, long cost) = layers.OrderByDescending(layer => layer.Cost).First();
                problems.Add(new Problem(
                    ProblemIds.BudgetExceeded,
                    budget.Attribute,
                    FormattableString.Invariant(
                        $"The network has {total:N0} {unit}, but its budget is {limit:N0}: '{dearest}' costs most, {cost:N0}"),
                    name,
                    -1,
                    FormattableString.Invariant($"{total}")));
            }
        }
    }
}
