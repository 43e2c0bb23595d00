namespace CompiledNet.Generator.Emit;

/// <summary>The type parameters of a method that does a step's work.</summary>
internal enum MethodTypes
{
    /// <summary>None.</summary>
    None,

    /// <summary>The vector width.</summary>
    Vectors,

    /// <summary>The vector width, and what gradients are handed to.</summary>
    VectorsAndUpdate,
}
