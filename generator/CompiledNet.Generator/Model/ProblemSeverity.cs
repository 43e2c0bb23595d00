namespace CompiledNet.Generator.Model;

/// <summary>How bad a mistake is.</summary>
internal enum ProblemSeverity
{
    /// <summary>Right, but worth knowing; the network is compiled.</summary>
    Info,

    /// <summary>A likely mistake; the network is compiled as it is written.</summary>
    Warning,

    /// <summary>The network cannot be right; it is not compiled.</summary>
    Error,
}
