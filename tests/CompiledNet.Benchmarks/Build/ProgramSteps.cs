namespace CompiledNet.Benchmarks.Build;

/// <summary>Which steps of the generated programs are compiled.</summary>
internal enum ProgramSteps
{
    /// <summary>All of them, as a user has them.</summary>
    All,

    /// <summary>All but those that pack rows into the network's layout or unpack them from it: what a layer costs between other layers.</summary>
    BetweenLayers,

    /// <summary>Of those, the ones that only the gradient of the inputs needs.</summary>
    InputGradient,
}
