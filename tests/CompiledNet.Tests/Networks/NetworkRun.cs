namespace CompiledNet.Tests.Networks;

/// <summary>
/// Runs everything that a compiled network can. Whatever is to be overwritten, and all padding, holds NaN before, so that a
/// result that depends on it shows; optional results are asked for and left out, and must not change the others.
/// </summary>
internal static class NetworkRun
{
    public static NetworkResults Of(CompiledTestNetwork network, NetworkData data)
    {
        Import(network, data.Parameters);
        float[] output = Blank(data.OutputGradients.Length);
        network.Predict(data.Inputs, output);

        float[] productBlock = Blank(network.Info.ParameterLength);
        float[] inputProduct = Blank(data.Inputs.Length);
        network.BackwardFrom(data.Inputs, data.OutputGradients, productBlock, inputProduct);
        Dictionary<string, double[]> products = Export(network, productBlock);
        products.Add(NetworkResults.Input, Widen(inputProduct));
        float[] productsAlone = Blank(productBlock.Length);
        network.BackwardFrom(data.Inputs, data.OutputGradients, productsAlone);
        SameBits(products, Export(network, productsAlone));

        if (data.Targets is not { } targets)
        {
            return new NetworkResults { Output = Widen(output), Products = products };
        }

        float loss = network.Loss(data.Inputs, targets);
        (float backwardLoss, Dictionary<string, double[]> gradients) = Backward(network, data.Inputs, targets);
        Tolerance.Close("the loss that Backward returns", [loss], [backwardLoss], Tolerance.Forward);
        return new NetworkResults { Output = Widen(output), Loss = loss, Gradients = gradients, Products = products };
    }

    /// <summary>The loss and the gradients of <c>Backward</c>, those that are optional included.</summary>
    public static (float Loss, Dictionary<string, double[]> Gradients) Backward(CompiledTestNetwork network, float[] inputs, LossTargets targets)
    {
        float[] block = Blank(network.Info.ParameterLength);
        float loss = network.Backward(inputs, targets, block);
        Dictionary<string, double[]> alone = Export(network, block);

        Array.Fill(block, float.NaN);
        float[] inputGradients = Blank(inputs.Length);
        float[] targetGradients = Blank(targets.Values?.Length ?? 0);
        float secondLoss = targets.Values is { } values
            ? network.Backward(inputs, values, block, inputGradients, targetGradients)
            : network.Backward(inputs, targets, block, inputGradients);
        Dictionary<string, double[]> gradients = Export(network, block);
        Assert.Equal(BitConverter.SingleToInt32Bits(loss), BitConverter.SingleToInt32Bits(secondLoss));
        SameBits(gradients, alone);

        gradients.Add(NetworkResults.Input, Widen(inputGradients));
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
