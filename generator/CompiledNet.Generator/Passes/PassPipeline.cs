using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Model;
using CompiledNet.Runtime;

namespace CompiledNet.Generator.Passes;

/// <summary>All passes in their order. The verifier runs after each; an observer sees the function after each, to print it.</summary>
internal static class PassPipeline
{
    private static readonly (string Name, Action<Function> Run)[] s_passes =
    [
        ("loss fusion", LossFusion.Run),
        ("differentiation", Differentiation.Run),
        ("dead code elimination", DeadCodeElimination.Run),
        ("unused parameters", UnusedParameters.Run),
        ("pooled activations", PooledActivations.Run),
        ("layout assignment", LayoutAssignment.Run),
        ("normalisation folding", NormalizationFolding.Run),
        ("epilogue fusion", EpilogueFusion.Run),
        ("update fusion", UpdateFusion.Run),
        ("tiling", Tiling.Run),
        ("memory plan", MemoryPlan.Run),
    ];

    /// <summary>Compiles every program that a network has.</summary>
    public static CompiledNetwork Run(NetworkModel network, Action<string, Function>? observer = null)
    {
        NetworkGraph graph = GraphBuilder.Build(network, []) ?? throw new InvalidOperationException("Only accepted declarations are compiled.");
        ParameterBlock parameters = ParameterLayoutPass.Run(graph);
        var functions = new List<Function>();
        foreach (NetworkProgram program in ProgramsOf(graph))
        {
            Function function = Lowering.Run(graph, parameters, program);
            Observe(function, "lowering", observer);
            foreach ((string name, Action<Function> run) in s_passes)
            {
                run(function);
                Observe(function, name, observer);
            }

            Verifier.CheckLayouts(function, "the last pass");
            Verifier.CheckStorage(function, "the last pass");
            functions.Add(function);
        }

        return new CompiledNetwork(graph, parameters, functions);
    }

    private static void Observe(Function function, string pass, Action<string, Function>? observer)
    {
        Verifier.Run(function, pass);
        observer?.Invoke(pass, function);
    }

    private static IEnumerable<NetworkProgram> ProgramsOf(NetworkGraph graph)
    {
        yield return NetworkProgram.Predict;
        if (graph.Losses.Select(node => node.Layer).OfType<LossModel>().FirstOrDefault() is { } loss)
        {
            bool takesLabels = loss.Kind is LossKind.CrossEntropy or LossKind.NegativeLogLikelihood;
            if (takesLabels)
            {
                yield return NetworkProgram.LossOfLabels;
                yield return NetworkProgram.TrainOnLabels;
            }

            if (loss.Kind != LossKind.NegativeLogLikelihood)
            {
                yield return NetworkProgram.LossOfTargets;
                yield return NetworkProgram.TrainOnTargets;
            }
        }

        yield return NetworkProgram.BackwardFrom;
    }
}
