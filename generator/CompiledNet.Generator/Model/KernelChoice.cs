namespace CompiledNet.Generator.Model;

/// <summary>
/// Which of the two forms of an operation is written; they have one meaning. The names are the values of the MSBuild property
/// <c>CompiledNetKernels</c>.
/// </summary>
internal enum KernelChoice
{
    /// <summary>Code written for the network as far as the emission budget goes, and calls of the library's kernels beyond.</summary>
    Auto,

    /// <summary>Code written for the network, however much that is.</summary>
    Emitted,

    /// <summary>Calls of the library's shape-generic kernels: what runs well where the user's code is not optimised.</summary>
    Library,
}
