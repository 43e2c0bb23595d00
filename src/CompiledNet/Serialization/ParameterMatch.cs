namespace CompiledNet;

/// <summary>Which tensors of a file are which parameters of a network, and what does not fit.</summary>
internal sealed class ParameterMatch
{
    // Counts that PyTorch keeps beside running statistics and that no result here depends on.
    private const string BatchCount = ".num_batches_tracked";
    private const string RunningVariance = ".running_var";

    private ParameterMatch(
        IReadOnlyList<(ParameterInfo Parameter, TensorEntry Tensor)> pairs, IReadOnlyList<SkippedTensor> kept,
        IReadOnlyList<SkippedTensor> ignored)
    {
        Pairs = pairs;
        Kept = kept;
        Ignored = ignored;
    }

    /// <summary>Parameters and their tensors, in the order of the file.</summary>
    public IReadOnlyList<(ParameterInfo Parameter, TensorEntry Tensor)> Pairs { get; }

    /// <summary>Parameters without a tensor that fits, in the network's order.</summary>
    public IReadOnlyList<SkippedTensor> Kept { get; }

    /// <summary>Tensors whose names are no parameters, in the order of the file.</summary>
    public IReadOnlyList<SkippedTensor> Ignored { get; }

    /// <summary>The name of the count that PyTorch keeps beside a running variance; null for any other parameter.</summary>
    public static string? BatchCountBeside(ParameterInfo parameter) =>
        !parameter.IsTrainable && parameter.Name.EndsWith(RunningVariance, StringComparison.Ordinal)
            ? parameter.Name[..^RunningVariance.Length] + BatchCount
            : null;

    /// <summary>Compares names, shapes and types; reads no data.</summary>
    public static ParameterMatch Of(NetworkInfo info, TensorFile file)
    {
        Dictionary<string, TensorEntry> tensors = file.Tensors.ToDictionary(tensor => tensor.Name);
        var parameters = new Dictionary<TensorEntry, ParameterInfo>();
        var kept = new List<SkippedTensor>();
        foreach (ParameterInfo parameter in info.ParameterTable)
        {
            if (!tensors.Remove(parameter.Name, out TensorEntry? tensor))
            {
                kept.Add(new(parameter.Name, $"{TensorText.Shape(parameter.Shape)} is not in the file"));
            }
            else if (Difference(parameter, tensor) is { } difference)
            {
                kept.Add(new(parameter.Name, difference));
            }
            else
            {
                parameters.Add(tensor, parameter);
            }
        }

        var pairs = new List<(ParameterInfo Parameter, TensorEntry Tensor)>();
        var ignored = new List<SkippedTensor>();
        foreach (TensorEntry tensor in file.Tensors)
        {
            if (parameters.TryGetValue(tensor, out ParameterInfo? parameter))
            {
                pairs.Add((parameter, tensor));
            }
            else if (tensors.ContainsKey(tensor.Name) && !tensor.Name.EndsWith(BatchCount, StringComparison.Ordinal))
            {
                ignored.Add(
                    new(tensor.Name, tensor.Problem ?? $"{TensorText.Shape(tensor.Shape)} {tensor.Type} is no parameter of {info.Name}"));
            }
        }

        return new ParameterMatch(pairs, kept, ignored);
    }

    /// <summary>Throws where anything does not fit, with all of it.</summary>
    public void ThrowIfIncomplete(NetworkInfo info, TensorFile file)
    {
        if (Kept.Count + Ignored.Count == 0)
        {
            return;
        }

        string origin = file.Metadata.TryGetValue(NetworkMetadata.Network, out string? network) && network != info.Name
            ? $" (it was saved from {TensorText.Quote(network)})"
            : string.Empty;
        IEnumerable<string> problems = Kept.Concat(Ignored).Select(skipped => $"\n  {TensorText.Quote(skipped.Name)} {skipped.Reason}");
        throw new NetworkFormatException(
            $"{file.Source} does not fit {info.Name}{origin}, and nothing was changed:{string.Concat(problems)}");
    }

    private static string? Difference(ParameterInfo parameter, TensorEntry tensor)
    {
        if (tensor.Problem is { } problem)
        {
            return problem;
        }

        if (!tensor.HasShape(parameter.Shape))
        {
            int[] transposed = [.. parameter.Shape];
            Array.Reverse(transposed);
            string hint = tensor.HasShape(transposed) ? ": it is transposed" : string.Empty;
            return $"has shape {TensorText.Shape(tensor.Shape)} in the file, but {TensorText.Shape(parameter.Shape)} is expected{hint}";
        }

        return tensor.Type.IsReadable
            ? null
            : $"has elements of type {tensor.Type} in the file, but F32, F16 or BF16 is expected: convert it to float32";
    }
}
