using System.Runtime.CompilerServices;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>A dense layer that shares an embedding's table: it has a unit an entry, and reads as many features as an entry has.</summary>
internal static class TiedWeights
{
    private const string Misfit = "'{0}' reads {1} features, but an entry of '{2}', whose table it shares, has {3}: " +
        "put [Dense({3})] before it, or make the dimension {1}";

    private const string OtherCount = "'{0}' has {1} units, but '{2}', whose table it shares, has {3} entries: it has a unit for each";

    /// <summary>Reports a name that is no embedding's, and another number of units than there are entries.</summary>
    public static void Check(DenseModel layer, LayerScope scope)
    {
        if (layer.Tied is not { } name)
        {
            return;
        }

        LayerModel? named = scope.Layers.FirstOrDefault(other => other.Name == name);
        if (named is EmbeddingModel embedding)
        {
            Compare(layer, embedding, scope);
            return;
        }

        List<string> embeddings = scope.Layers.OfType<EmbeddingModel>().Select(other => other.Name).ToList();
        string? nearest = embeddings.Count == 1 ? embeddings[0] : NearestName.Find(name, embeddings);
        string hint = nearest is not null ? $"did you mean '{nearest}'?"
            : embeddings.Count == 0 ? "the network has no [Embedding], so leave Tied out"
            : $"write one of {string.Join(", ", embeddings.Select(other => $"'{other}'"))}";
        string what = named is null ? "which is no layer" : $"which is [{named.AttributeName}] and has no table";
        scope.Report(ProblemIds.TiedWeights, $"'{layer.Name}' shares the table of '{name}', {what}: {hint}", "Tied", -1, nearest);
    }

    /// <summary>Whether what the layer reads fits; where not, that is reported.</summary>
    public static bool Fit(DenseModel layer, Shape input, LayerScope scope)
    {
        if (TableOf(layer, scope.Layers) is not { } embedding || embedding.Dimension == input.Features)
        {
            return true;
        }

        scope.Report(
            ProblemIds.TiedWeights,
            FormattableStringFactory.Create(Misfit, layer.Name, input.Features, embedding.Name, embedding.Dimension),
            "Tied");
        return false;
    }

    /// <summary>The embedding that a layer shares the table of; null where it shares none.</summary>
    public static EmbeddingModel? TableOf(DenseModel layer, IEnumerable<LayerModel> layers) =>
        layer.Tied is { } name ? layers.OfType<EmbeddingModel>().FirstOrDefault(other => other.Name == name) : null;

    private static void Compare(DenseModel layer, EmbeddingModel embedding, LayerScope scope)
    {
        if (layer.Units != embedding.Count)
        {
            scope.Report(
                ProblemIds.TiedWeights,
                FormattableStringFactory.Create(OtherCount, layer.Name, layer.Units, embedding.Name, embedding.Count),
                "units",
                -1,
                FormattableString.Invariant($"{embedding.Count}"));
        }
    }
}
