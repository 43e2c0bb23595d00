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
        float[] inputProduct = Blank(network.ReadsTokens ? 0 : data.Inputs.Length);
        network.BackwardFrom(data.Inputs, data.OutputGradients, productBlock, inputProduct);
        Dictionary<string, double[]> products = Export(network, productBlock);
        AddInput(products, inputProduct);
        float[] productsAlone = Blank(productBlock.Length);
        network.BackwardFrom(data.Inputs, data.OutputGradients, productsAlone);
        SameBits(products, Export(network, productsAlone));

        if (data.Targets is not { } targets)
        {
            return new NetworkResults { Output = inference.Output, Products = products };
        }

        (float backwardLoss, Dictionary<string, double[]> gradients) = Backward(network, data.Inputs, targets);
        return new NetworkResults { Output = inference.Output, Loss = inference.Loss, TrainingLoss = backwardLoss, Gradients = gradients, Products = products };
    }

    /// <summary>What the network gives in inference mode.</summary>
    public static NetworkResults Inference(CompiledTestNetwork network, NetworkData data)
    {
        Import(network, data.Parameters);
        float[] output = Blank(data.OutputGradients.Length);
        network.Predict(data.Inputs, output);
        return new NetworkResults
        {
            Output = Widen(output),
            Loss = data.Targets is { } targets ? network.Loss(data.Inputs, targets) : null,
            Products = new Dictionary<string, double[]>(),
        };
    }

    /// <summary>The loss and the gradients of <c>Backward</c>, those that are optional included.</summary>
    public static (float Loss, Dictionary<string, double[]> Gradients) Backward(CompiledTestNetwork network, float[] inputs, LossTargets targets)
    {
        float[] block = Blank(network.Info.ParameterLength);
        float loss = network.Backward(inputs, targets, block);
        Dictionary<string, double[]> alone = Export(network, block);

        Array.Fill(block, float.NaN);
        float[] inputGradients = Blank(network.ReadsTokens ? 0 : inputs.Length);
        float[] targetGradients = Blank(targets.Values?.Length ?? 0);
        float secondLoss = targets.Values is { } values
            ? network.Backward(inputs, values, block, inputGradients, targetGradients)
            : network.Backward(inputs, targets, block, inputGradients);
        Dictionary<string, double[]> gradients = Export(network, block);
        Assert.Equal(BitConverter.SingleToInt32Bits(loss), BitConverter.SingleToInt32Bits(secondLoss));
        SameBits(gradients, alone);

        AddInput(gradients, inputGradients);
        if (targets.Values is not null)
        {
            gradients.Add(NetworkResults.Targets, Widen(targetGradients));
        }

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

    /// <summary>Adds the gradient by the inputs; tokens have none.</summary>
    private static void AddInput(Dictionary<string, double[]> gradients, float[] values)
    {
        if (values.Length > 0)
        {
            gradients.Add(NetworkResults.Input, Widen(values));
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
