namespace CompiledNet.Generator.Ir.Operations;

/// <summary>
/// An operation that makes gradients of parameters. Where an update is the only reader of each, update fusion has the operation hand
/// them to the updates itself.
/// </summary>
/// <param name="label">The layer.</param>
/// <param name="inputs">What it reads.</param>
/// <param name="results">What it gives besides the gradients.</param>
/// <param name="gradients">The gradients, each of a parameter or of its weights rearranged.</param>
internal abstract class ParameterGradientOperation(
    string label, IEnumerable<Value> inputs, IReadOnlyList<Value> results, IReadOnlyList<Value> gradients)
    : Operation(label, inputs, [.. results, .. gradients])
{
    /// <summary>The parameters that the gradients are of.</summary>
    public IReadOnlyList<Parameter> Parameters { get; } = gradients.Select(gradient => gradient.Parameter!).ToList();

    /// <summary>The gradients that it stores; none where the update takes them from registers.</summary>
    public IReadOnlyList<Value> Gradients => Outputs.Skip(results.Count).ToList();

    /// <summary>Whether the update is part of the operation; then nobody else reads the gradients.</summary>
    public bool IsUpdateFused { get; private set; }

    public sealed override IEnumerable<Parameter> UpdatedParameters => IsUpdateFused ? Parameters : [];

    public sealed override string Details =>
        IsUpdateFused ? $"update {string.Join(", ", Parameters.Select(parameter => parameter.Name))}" : string.Empty;

    protected sealed override IEnumerable<Parameter> OtherParameters => [];

    /// <summary>Whether the gradients are stored before they are handed over, and keep their memory.</summary>
    protected abstract bool StoresGradients { get; }

    /// <summary>Hands the gradients to the updates where they are computed.</summary>
    public void FuseUpdate()
    {
        IsUpdateFused = true;
        if (!StoresGradients)
        {
            Outputs.RemoveRange(results.Count, Parameters.Count);
        }
    }
}
