using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Passes;

/// <summary>
/// All passes in their order: first over each program, then over the functions that programs are merged to. The verifier runs after each;
/// an observer sees the function after each, to print it.
/// </summary>
internal static class PassPipeline
{
    private static readonly (string Name, Action<Function> Run)[] s_programPasses =
    [
        ("loss fusion", LossFusion.Run),
        ("differentiation", Differentiation.Run),
        ("dead code elimination", DeadCodeElimination.Run),
        ("unused parameters", UnusedParameters.Run),
        ("pooled activations", PooledActivations.Run),
        ("layout assignment", LayoutAssignment.Run),
        ("convolution forms", ConvolutionForms.Run),
        ("normalisation folding", NormalizationFolding.Run),
        ("epilogue fusion", EpilogueFusion.Run),
        ("update fusion", UpdateFusion.Run),
        ("kernel specialisation", KernelSpecialization.Run),
    ];

    /// <summary>Compiles every program that a network has.</summary>
    public static CompiledNetwork Run(NetworkModel network, Action<string, Function>? observer = null)
    {
        NetworkGraph graph = GraphBuilder.Build(network, []) ?? throw new InvalidOperationException(
            "Only accepted declarations are compiled.");
        ParameterBlock parameters = ParameterLayoutPass.Run(graph);
        NetworkSlots slots = SlotAssignment.Run(graph);
        List<Function> programs = slots.Programs.Select(program => Compile(graph, slots, parameters, program, observer)).ToList();
        List<Function> functions = programs.GroupBy(function => function.IsTraining).Select(group => Merge([.. group], observer)).ToList();
        Function? derivation = DerivedForms.Run(functions.Single(function => !function.IsTraining));
        foreach (Function function in derivation is null ? functions : [.. functions, derivation])
        {
            Place(function, observer);
        }

        return new CompiledNetwork(graph, slots, parameters, functions, derivation);
    }

    private static Function Compile(
        NetworkGraph graph, NetworkSlots slots, ParameterBlock parameters, Program program, Action<string, Function>? observer)
    {
        Function function = Lowering.Run(graph, slots, parameters, program);
        Observe(function, "lowering", observer);
        foreach ((string name, Action<Function> run) in s_programPasses)
        {
            run(function);
            Observe(function, name, observer);
        }

        // Passes may have added operations.
        ConditionMarking.Run(function);
        return function;
    }

    private static Function Merge(List<Function> programs, Action<string, Function>? observer)
    {
        List<List<Operation>> before = programs.Select(function => function.Operations.ToList()).ToList();
        Function function = ProgramMerging.Run(programs);
        Observe(function, "program merging", observer);
        Tiling.Run(function);
        Observe(function, "tiling", observer);
        Verifier.CheckPrograms(function, before);
        return function;
    }

    private static void Place(Function function, Action<string, Function>? observer)
    {
        Observe(function, "derived forms", observer);
        MemoryPlan.Run(function);
        Observe(function, "memory plan", observer);
        Verifier.CheckLayouts(function, "the last pass");
        Verifier.CheckStorage(function, "the last pass");
    }

    private static void Observe(Function function, string pass, Action<string, Function>? observer)
    {
        Verifier.Run(function, pass);
        observer?.Invoke(pass, function);
    }
}
