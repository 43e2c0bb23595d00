namespace CompiledNet.Generator.Emit;

/// <summary>
/// The names of what members of a network call, in full: they stand among types of the user's, which could hide shorter ones.
/// </summary>
internal static class QualifiedNames
{
    private const string Runtime = Library + "Runtime.";

    public const string Library = "global::CompiledNet.";

    /// <summary>The class of the network's programs, which is of this file alone.</summary>
    public const string Programs = Library + NetworkEmitter.Namespace + "." + NetworkEmitter.ProgramsClass;

    /// <summary>The class of the network's description, which is of this file alone.</summary>
    public const string Description = Library + NetworkEmitter.Namespace + "." + InfoEmitter.DescriptionClass;

    public const string NetworkFile = Runtime + "NetworkFile";
    public const string Function = Runtime + "NetworkFunction";
    public const string Frame = Runtime + "Frame";
    public const string Runner = Runtime + "NetworkRunner";
    public const string SlotRunner = Runtime + "SlotRunner";
    public const string SlotSpans = Runtime + "SlotSpans";
    public const string ParameterMemory = Runtime + "ParameterMemory";
    public const string ParameterList =
        "global::System.Collections.Generic.IReadOnlyList<" + Library + "ParameterInfo>";

    public const string ParameterInitialization = Runtime + "ParameterInitialization";
    public const string CompiledNetwork = Runtime + "ICompiledNetwork";
    public const string Vectors = "global::System.Runtime.Intrinsics.";
    public const string Span = "global::System.Span<float>";
    public const string ReadOnlySpan = "global::System.ReadOnlySpan";
    public const string Floats = ReadOnlySpan + "<float>";
    public const string Integers = ReadOnlySpan + "<int>";
    public const string Bytes = ReadOnlySpan + "<byte>";
    public const string Stream = "global::System.IO.Stream";
}
