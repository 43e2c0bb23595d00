using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Passes;

/// <summary>The layers that the network's result depends on: the others have no gradients.</summary>
internal static class ReadLayers
{
    public static HashSet<LayerModel> Of(NetworkModel network)
    {
        EquatableArray<LayerModel> layers = network.Layers;
        bool[] isRead = new bool[layers.Count];
        Mark(layers.Count - 1);
        for (int i = layers.Count - 1; i >= 0; i--)
        {
            if (!isRead[i])
            {
                continue;
            }

            if (layers[i] is not FromModel)
            {
                Mark(i - 1);
            }

            foreach (string name in NamesReadBy(layers[i]))
            {
                Mark(Enumerable.Range(0, i).Where(before => layers[before].Name == name).DefaultIfEmpty(-1).First());
            }
        }

        return [.. Enumerable.Range(0, layers.Count).Where(i => isRead[i]).Select(i => layers[i])];

        void Mark(int layer)
        {
            if (layer >= 0)
            {
                isRead[layer] = true;
            }
        }
    }

    private static IEnumerable<string> NamesReadBy(LayerModel layer) => layer switch
    {
        FromModel from => [from.Layer],
        CombineModel combine => combine.Names,
        ConcatModel concat => concat.Names,
        _ => [],
    };
}
