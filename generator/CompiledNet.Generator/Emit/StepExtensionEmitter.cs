using CompiledNet.Generator.Model;
using CompiledNet.Generator.Passes;

namespace CompiledNet.Generator.Emit;

/// <summary>
/// Writes <c>Step</c> for trainers of a network of several inputs or outputs: extension methods in a class beside the network, or, where no
/// class outside may name the network, a static method of its own.
/// </summary>
internal static class StepExtensionEmitter
{
    /// <summary>Whether the steps are extension methods.</summary>
    public static bool IsExtension(CompiledNetwork network) => network.Model.Type.Accessibility.Length > 0;

    /// <summary>Writes the class of extension methods, after the network's.</summary>
    public static void Emit(CodeWriter writer, EmitContext context)
    {
        TypeModel type = context.Network.Model.Type;
        writer.Block($$"""

            /// <summary>Training steps of <see cref="{{type.NameFromNamespace}}"/>.</summary>
            {{TypeFrame.GeneratedCode}}
            {{type.Accessibility}} static class {{type.StepsClass}}
            """);
        writer.Open();
        SlotMemberEmitter.EmitSteps(writer, context, "this ");
        writer.Close();
    }
}
