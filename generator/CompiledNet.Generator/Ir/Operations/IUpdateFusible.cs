namespace CompiledNet.Generator.Ir.Operations;

/// <summary>A gradient of parameters that can hand its results to their update itself.</summary>
internal interface IUpdateFusible
{
    /// <summary>Whether the update is part of the operation; then nobody else reads the gradient.</summary>
    bool IsUpdateFused { get; }

    /// <summary>Hands the gradient to the update where it is computed.</summary>
    void FuseUpdate();
}
