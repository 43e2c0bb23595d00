using CompiledNet.Generator.Passes;

namespace CompiledNet.Generator.Emit;

/// <summary>Writes a network's interfaces, and those of their members that are implemented explicitly.</summary>
internal sealed class InterfaceEmitter(CompiledNetwork network)
{
    private const string Span = QualifiedNames.Span;
    private const string Library = QualifiedNames.Library;

    private readonly string _name = network.Model.Type.Name;

    private string Input => network.ReadsTokens ? "int" : "float";

    private string Inputs => $"{QualifiedNames.ReadOnlySpan}<{Input}> inputs";

    private string Compiled => $"{QualifiedNames.CompiledNetwork}<{_name}>";

    private string Slots => $"{Library}ISlotNetwork<{_name}>";

    private string Plain => $"{Library}INetwork<{_name}, {Input}>";

    /// <summary>The interfaces that the network implements.</summary>
    public IReadOnlyList<string> Interfaces
    {
        get
        {
            if (!network.Graph.IsPlain)
            {
                return [Compiled, Slots];
            }

            List<string> trainables = [];
            if (network.TakesLabels)
            {
                trainables.Add(Trainable("int"));
            }

            if (network.TakesTargets)
            {
                trainables.Add(Trainable("float"));
            }

            return trainables.Count == 0 ? [Compiled, Plain] : [Compiled, .. trainables];
        }
    }

    /// <summary>Writes the explicit members.</summary>
    public void Emit(CodeWriter writer)
    {
        writer.Block($$"""

            static int {{Slots}}.ParameterLength => ParameterLength;

            static {{QualifiedNames.ParameterList}} {{Slots}}.ParameterTable => ParameterTable;

            static {{_name}} {{Slots}}.Create(int seed) => new(seed);
            """);
        if (network.Graph.IsPlain)
        {
            writer.Block($$"""

                static int {{Plain}}.InputLength => InputLength;

                static int {{Plain}}.OutputLength => OutputLength;
                """);
        }

        if (network.HasDropout)
        {
            WriteDropout(writer);
        }

        if (network.TakesLabels)
        {
            // Without dropout the public method is the interface's, too: it has no further argument.
            WriteTrainable(writer, "int", "labels", network.OutputShape.Positions, hasBackward: network.HasDropout);
        }

        if (network.TakesTargets)
        {
            WriteTrainable(writer, "float", "targets", network.OutputShape.Length, hasBackward: true);
        }

        writer.Block($$"""

            static {{Library}}NetworkInfo {{Compiled}}.StaticInfo => {{InfoEmitter.Instance}};

            static {{_name}} {{Compiled}}.Create({{QualifiedNames.ParameterMemory}} parameters, int seed) => new(parameters, seed);

            {{QualifiedNames.ParameterMemory}} {{QualifiedNames.CompiledNetwork}}.ParameterMemory => __parameters;

            static void {{Compiled}}.Run<TUpdate>({{QualifiedNames.Function}} function, {{QualifiedNames.Frame}} frame, int worker, in TUpdate update) =>
                {{QualifiedNames.Programs}}.Run(function, frame, worker, update);
            """);
    }

    private void WriteDropout(CodeWriter writer)
    {
        writer.Block($$"""

            int {{Compiled}}.Seed => __seed;
            """);
        if (network.Graph.IsPlain)
        {
            string spans = $"{Inputs}, {QualifiedNames.Floats} outputGradients, {Span} gradients, {Span} inputGradients";
            writer.Block($$"""

                void {{Plain}}.BackwardFrom({{spans}}) => BackwardFrom(inputs, outputGradients, gradients, inputGradients);
                """);
        }
    }

    private void WriteTrainable(CodeWriter writer, string type, string targets, int length, bool hasBackward)
    {
        writer.Block($$"""

            static int {{Trainable(type)}}.TargetLength => {{Literals.Int(length)}};
            """);
        if (hasBackward)
        {
            string spans = $"{Inputs}, {QualifiedNames.ReadOnlySpan}<{type}> {targets}, {Span} gradients, {Span} inputGradients";
            writer.Block($$"""

                float {{Trainable(type)}}.Backward({{spans}}) => Backward(inputs, {{targets}}, gradients, inputGradients);
                """);
        }
    }

    private string Trainable(string target) => $"{Library}ITrainable<{_name}, {Input}, {target}>";
}
