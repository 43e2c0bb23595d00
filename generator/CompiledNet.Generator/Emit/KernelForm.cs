namespace CompiledNet.Generator.Emit;

/// <summary>The two forms of an operation, with one meaning.</summary>
internal enum KernelForm
{
    /// <summary>Code written for the network.</summary>
    Emitted,

    /// <summary>Calls of the library's shape-generic kernels: what runs well where the user's code is not optimised.</summary>
    Library,
}
