using System.Text;

namespace CompiledNet;

/// <summary>What <c>LoadPartial</c> took from a file, and what it left and why.</summary>
public sealed class PartialLoadResult
{
    internal PartialLoadResult(ParameterMatch match)
    {
        var loaded = new List<string>();
        foreach ((ParameterInfo parameter, _) in match.Pairs)
        {
            loaded.Add(parameter.Name);
        }

        Loaded = loaded;
        Kept = match.Kept;
        Ignored = match.Ignored;
    }

    /// <summary>The parameters that were taken from the file.</summary>
    public IReadOnlyList<string> Loaded { get; }

    /// <summary>
    /// The parameters that stayed as they were: the file has none of that name, or one of another shape, or of a type or packing that is
    /// not read.
    /// </summary>
    public IReadOnlyList<SkippedTensor> Kept { get; }

    /// <summary>The tensors of the file whose names are no parameters of the network.</summary>
    public IReadOnlyList<SkippedTensor> Ignored { get; }

    /// <summary>All of it, a line each.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append($"loaded {Loaded.Count}, kept {Kept.Count}, ignored {Ignored.Count}");
        Lines("loaded", Loaded);
        Lines("kept", Kept);
        Lines("ignored", Ignored);
        return text.ToString();

        void Lines<T>(string verb, IEnumerable<T> items)
        {
            foreach (T item in items)
            {
                text.Append($"\n{verb} {item}");
            }
        }
    }
}
