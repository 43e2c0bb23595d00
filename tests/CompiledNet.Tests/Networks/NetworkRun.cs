using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Networks;

/// <summary>
/// Runs everything that a compiled network can. Whatever is to be overwritten, and all padding, holds NaN before, so that a
/// result that depends on it shows; optional results are asked for and left out, and must not change the others.
/// </summary>
internal static class NetworkRun
{
    public static NetworkResults Of(CompiledTestNetwork network, NetworkData data)
    {
        NetworkResults inference = Inference(network, data);
        float[] productBlock = Blank(network.Info.ParameterLength);
        float[]?[] inputProducts = BlankInputs(network, data.AllInputs);
        network.BackwardFrom(data.AllInputs, data.AllOutputGradients, productBlock, inputProducts);
        Dictionary<string, double[]> products = Export(network, productBlock);
        float[] productsAlone = Blank(productBlock.Length);
        network.BackwardFrom(data.AllInputs, data.AllOutputGradients, productsAlone);
        SameBits(products, Export(network, productsAlone));
        AddInputs(network, products, inputProducts);

        if (data.AllTargets.Count == 0)
        {
            return new NetworkResults { Outputs = inference.Outputs, Products = products };
        }

        (float loss, Dictionary<string, double[]> gradients) = Backward(network, data.AllInputs, data.AllTargets);
        return new NetworkResults
        {
            Outputs = inference.Outputs,
            Loss = inference.Loss,
            TrainingLoss = loss,
            Gradients = gradients,
            Products = products,
        };
    }

    /// <summary>What the network gives in inference mode; each output by itself has the bits that it has among the others.</summary>
    public static NetworkResults Inference(CompiledTestNetwork network, NetworkData data)
    {
        Import(network, data.Parameters);
        float[][] outputs = [.. data.AllOutputGradients.Select(output => Blank(output.Length))];
        network.Predict(data.AllInputs, outputs);
        for (int i = 0; i < outputs.Length && outputs.Length > 1; i++)
        {
            float[]?[] alone = new float[]?[outputs.Length];
            alone[i] = Blank(outputs[i].Length);
            network.Predict(data.AllInputs, alone);
            Assert.True(outputs[i].AsSpan().SequenceEqual(alone[i]), $"Output {i} by itself is another than among the others.");
        }

        return new NetworkResults
        {
            Outputs = [.. outputs.Select(Widen)],
            Loss = data.AllTargets.Count > 0 ? network.Loss(data.AllInputs, data.AllTargets) : null,
            Products = new Dictionary<string, double[]>(),
        };
    }

    /// <summary>The loss and the gradients of <c>Backward</c>, those that are optional included.</summary>
    public static (float Loss, Dictionary<string, double[]> Gradients) Backward(
        CompiledTestNetwork network, float[] inputs, LossTargets targets) =>
        Backward(network, [inputs], [targets]);

    /// <inheritdoc cref="Backward(CompiledTestNetwork, float[], LossTargets)"/>
    public static (float Loss, Dictionary<string, double[]> Gradients) Backward(
        CompiledTestNetwork network, IReadOnlyList<float[]> inputs, IReadOnlyList<LossTargets> targets)
    {
        float[] block = Blank(network.Info.ParameterLength);
        float loss = network.Backward(inputs, targets, block);
        Dictionary<string, double[]> alone = Export(network, block);

        Array.Fill(block, float.NaN);
        float[]?[] inputGradients = BlankInputs(network, inputs);
        float[]?[] targetGradients = [.. targets.Select(target => target.Values is { } values ? Blank(values.Length) : null)];
        float secondLoss = network.Backward(inputs, targets, block, inputGradients, targetGradients);
        Dictionary<string, double[]> gradients = Export(network, block);
        Assert.Equal(BitConverter.SingleToInt32Bits(loss), BitConverter.SingleToInt32Bits(secondLoss));
        SameBits(gradients, alone);

        AddInputs(network, gradients, inputGradients);
        Add(gradients, NetworkResults.Targets, network.Slots.Heads.Select(head => head.Name), targetGradients);
        return (loss, gradients);
    }

    /// <summary>Writes the parameters, and <paramref name="padding"/> wherever none is.</summary>
    public static void Import(CompiledTestNetwork network, IReadOnlyDictionary<string, float[]> parameters, float padding = float.NaN)
    {
        network.Parameters.Fill(padding);
        foreach (ParameterInfo parameter in network.Info.ParameterTable)
        {
            parameter.Import(parameters[parameter.Name], network.Parameters);
        }
    }

    /// <summary>Every parameter's part of a block, by its name.</summary>
    public static Dictionary<string, double[]> Export(CompiledTestNetwork network, ReadOnlySpan<float> block)
    {
        var exported = new Dictionary<string, double[]>();
        foreach (ParameterInfo parameter in network.Info.ParameterTable)
        {
            float[] values = new float[parameter.Length];
            parameter.Export(block, values);
            exported.Add(parameter.Name, Widen(values));
        }

        return exported;
    }

    /// <summary>Memory for the gradients by inputs; tokens have none.</summary>
    private static float[]?[] BlankInputs(CompiledTestNetwork network, IReadOnlyList<float[]> inputs) =>
        [.. inputs.Select((input, i) => network.Slots.Inputs[i].Vocabulary is null ? Blank(input.Length) : null)];

    private static void AddInputs(CompiledTestNetwork network, Dictionary<string, double[]> gradients, float[]?[] values) =>
        Add(gradients, NetworkResults.Input, network.Slots.Inputs.Select(input => input.Name), values);

    /// <summary>Adds the gradients by slots that have one.</summary>
    private static void Add(Dictionary<string, double[]> gradients, string word, IEnumerable<string> names, float[]?[] values)
    {
        foreach ((string name, float[]? gradient) in names.Zip(values))
        {
            if (gradient is not null)
            {
                gradients.Add(ReferenceNetwork.Key(word, name, values.Length), Widen(gradient));
            }
        }
    }

    private static void SameBits(Dictionary<string, double[]> all, Dictionary<string, double[]> some)
    {
        foreach ((string name, double[] values) in some)
        {
            Assert.True(values.AsSpan().SequenceEqual(all[name]), $"Whether optional gradients are asked for changes {name}.");
        }
    }

    private static double[] Widen(float[] values) => Array.ConvertAll(values, value => (double)value);

    private static float[] Blank(int length)
    {
        float[] values = new float[length];
        Array.Fill(values, float.NaN);
        return values;
    }
}
