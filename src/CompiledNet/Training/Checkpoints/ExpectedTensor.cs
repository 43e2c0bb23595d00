namespace CompiledNet;

/// <summary>A tensor that a file must have.</summary>
internal readonly record struct ExpectedTensor(string Name, TensorType Type, IReadOnlyList<int> Shape)
{
    /// <summary>Checks that a file has these tensors and no others.</summary>
    /// <exception cref="NetworkFormatException">It has not; the message lists all that is wrong.</exception>
    public static void Check(TensorFile file, IEnumerable<ExpectedTensor> expected)
    {
        Dictionary<string, TensorEntry> found = file.Tensors.ToDictionary(tensor => tensor.Name);
        var problems = new List<string>();
        foreach (ExpectedTensor tensor in expected)
        {
            if (!found.Remove(tensor.Name, out TensorEntry? entry))
            {
                problems.Add($"{tensor} is missing");
            }
            else if (entry.Type != tensor.Type || !entry.HasShape(tensor.Shape))
            {
                problems.Add($"{entry} came, but {tensor} is expected");
            }
        }

        problems.AddRange(found.Values.Select(tensor => $"{tensor} is not expected"));
        if (problems.Count > 0)
        {
            throw new NetworkFormatException(
                $"{file.Source} does not hold the tensors that it should:{string.Concat(problems.Select(problem => "\n  " + problem))}");
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{TensorText.Quote(Name)} {TensorText.Shape(Shape)} {Type}";
}
