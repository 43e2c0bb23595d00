using CompiledNet.Generator.Passes;

namespace CompiledNet.Generator.Emit;

/// <summary>Writes the members of a network, in the contract's order, and the explicit ones of its interfaces.</summary>
internal static class MemberEmitter
{
    public static void Emit(CodeWriter writer, EmitContext context)
    {
        CompiledNetwork network = context.Network;
        WriteConstants(writer, context);
        WriteConstruction(writer, network);
        if (network.Graph.IsPlain)
        {
            new PlainMemberEmitter(writer, context).Emit();
        }
        else
        {
            SlotMemberEmitter.Emit(writer, context);
            if (network.Graph.Losses.Count > 0 && !StepExtensionEmitter.IsExtension(network))
            {
                SlotMemberEmitter.EmitSteps(writer, context, string.Empty);
            }
        }

        FileMemberEmitter.Emit(writer, network.Model.Type.Name);
        new InterfaceEmitter(network).Emit(writer);
    }

    private static void WriteConstants(CodeWriter writer, EmitContext context)
    {
        CompiledNetwork network = context.Network;
        if (network.Graph.IsPlain)
        {
            Constant("InputLength", network.InputShape.Length, "Input elements per example");
            Constant("OutputLength", network.OutputShape.Length, "Output elements per example");
        }

        if (network.TakesLabels && network.OutputShape.Positions > 1)
        {
            Constant("TargetLength", network.OutputShape.Positions, "Labels per example");
        }

        Constant("ParameterCount", network.ParameterCount, "Trainable scalars");
        Constant("ParameterLength", network.Parameters.Length, "Floats in <see cref=\"Parameters\"/>, padding included");
        writer.Block($$"""

            /// <summary>Every parameter, with its interchange name and shape.</summary>
            public static {{QualifiedNames.ParameterList}} ParameterTable => {{InfoEmitter.Instance}}.ParameterTable;

            /// <summary>
            /// Layers, shapes, parameters, multiply-adds, bytes and fusions, as a table:
            {{string.Join("\n", SummaryTable.CommentLines(context))}}
            /// </summary>
            public static string Summary => {{InfoEmitter.Instance}}.Summary;
            """);

        void Constant(string name, int value, string summary) => writer.Block($$"""
            /// <summary>{{summary}}: {{value.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)}}.</summary>
            public const int {{name}} = {{Literals.Int(value)}};

            """);
    }

    private static void WriteConstruction(CodeWriter writer, CompiledNetwork network)
    {
        string name = network.Model.Type.Name, memory = QualifiedNames.ParameterMemory;
        string create = $"{QualifiedNames.ParameterInitialization}.Create({InfoEmitter.Instance}, seed)";
        const string comment = """
            /// <summary>A network with fresh parameters.</summary>
            /// <param name="seed">The same seed gives the same parameters on every machine.</param>
            """;
        writer.Block(network.HasDropout
            ? $$"""

            private readonly {{memory}} __parameters;
            private readonly int __seed;

            {{comment}}
            public {{name}}(int seed = 0) : this({{create}}, seed)
            {
            }

            private {{name}}({{memory}} parameters, int seed)
            {
                __parameters = parameters;
                __seed = seed;
            }
            """
            : $$"""

            private readonly {{memory}} __parameters;

            {{comment}}
            public {{name}}(int seed = 0) => __parameters = {{create}};

            private {{name}}({{memory}} parameters, int _) => __parameters = parameters;
            """);
        writer.Block($$"""

            /// <summary>All parameters in one flat block of <see cref="ParameterLength"/> floats, in the network's own layout.</summary>
            public {{QualifiedNames.Span}} Parameters => __parameters.Open();

            /// <summary>
            /// Says that parameters were written through a span that was taken from <see cref="Parameters"/> before the last call.
            /// </summary>
            public void ParametersChanged() => __parameters.Changed();

            /// <summary>What is known of this network at compile time.</summary>
            public {{QualifiedNames.Library}}NetworkInfo Info => {{InfoEmitter.Instance}};
            """);
    }
}
