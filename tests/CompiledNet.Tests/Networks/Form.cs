namespace CompiledNet.Tests.Networks;

/// <summary>The two forms of the kernels; the names are the values of the MSBuild property <c>CompiledNetKernels</c>.</summary>
public enum Form
{
    /// <summary>Code written for the network.</summary>
    Emitted,

    /// <summary>Calls of the library's shape-generic kernels.</summary>
    Library,
}
