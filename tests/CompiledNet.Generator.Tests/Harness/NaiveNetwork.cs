using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Tests.Harness;

/// <summary>
/// A network as its model says, in double and in plain loops. It has no gradients: the tests take differences of it. Past
/// the model it shares nothing with the compiler.
/// </summary>
internal sealed class NaiveNetwork(NetworkModel network)
{
    /// <summary>The parameters by name, in the interchange layout.</summary>
    public Dictionary<string, double[]> Parameters { get; } = [];

    public LossModel? LossLayer { get; } = network.Layers.OfType<LossModel>().FirstOrDefault();

    /// <summary>How close an activation's input came to a point without a derivative since <see cref="ClearKinks"/>.</summary>
    public double KinkDistance { get; private set; }

    public void ClearKinks() => KinkDistance = double.PositiveInfinity;

    /// <summary>What the network gives for each row.</summary>
    public double[][] Predict(double[][] inputs) => [.. inputs.Select(PredictRow)];

    /// <summary>The mean loss over the rows; a target is a row of values or distributions, one element a value of the output.</summary>
    public double Loss(double[][] inputs, double[][] targets)
    {
        double sum = 0;
        for (int row = 0; row < inputs.Length; row++)
        {
            sum += RowLoss(PredictRow(inputs[row]), targets[row]);
        }

        return LossLayer!.Weight * sum / inputs.Length;
    }

    /// <summary>The features of the last axis of the output.</summary>
    public int Classes() => Walk(new double[network.Layers.OfType<InputModel>().First().Shape.Length]).Features;

    private double[] PredictRow(double[] x) => Walk(x).Values;

    private (double[] Values, int Features) Walk(double[] x)
    {
        int features = network.Layers.OfType<InputModel>().First().Shape.Features;
        foreach (LayerModel layer in network.Layers)
        {
            switch (layer)
            {
                case DenseModel dense:
                    x = Dense(dense, x, features);
                    features = dense.Units;
                    break;
                case FlattenModel:
                    features = x.Length;
                    break;
                case ReshapeModel reshape:
                    features = reshape.Shape[reshape.Shape.Count - 1];
                    break;
                case ActivationModel activation:
                    KinkDistance = Math.Min(KinkDistance, x.Min(value => NaiveActivations.KinkDistance(activation.Kind, value)));
                    x = [.. x.Select(value => NaiveActivations.Apply(activation.Kind, activation.Argument, value))];
                    break;
                case SoftmaxModel softmax:
                    x = [.. x.Chunk(features).SelectMany(z => Softmax(z, softmax.Logarithm))];
                    break;
            }
        }

        return (x, features);
    }

    private double[] Dense(DenseModel layer, double[] x, int inputs)
    {
        double[] w = Parameters[layer.Name + ".weight"];
        double[]? b = layer.Bias ? Parameters[layer.Name + ".bias"] : null;
        double[] y = new double[x.Length / inputs * layer.Units];
        for (int i = 0; i < y.Length; i++)
        {
            int position = i / layer.Units, unit = i % layer.Units;
            y[i] = b?[unit] ?? 0;
            for (int k = 0; k < inputs; k++)
            {
                y[i] += x[(position * inputs) + k] * w[(unit * inputs) + k];
            }
        }

        return y;
    }

    private static IEnumerable<double> Softmax(double[] z, bool logarithm)
    {
        double max = z.Max(), sum = z.Sum(value => Math.Exp(value - max));
        return z.Select(value => logarithm ? value - max - Math.Log(sum) : Math.Exp(value - max) / sum);
    }

    private double RowLoss(double[] y, double[] targets)
    {
        int classes = Classes();
        double smoothing = LossLayer!.LabelSmoothing;
        double Smooth(double t) => ((1 - smoothing) * t) + (smoothing / classes);
        IEnumerable<double> elements = y.Zip(targets, (p, t) => LossLayer.Kind switch
        {
            LossKind.CrossEntropy => -Smooth(t) * Math.Log(p),
            LossKind.NegativeLogLikelihood => -t * p,
            LossKind.BinaryCrossEntropy => -((t * Math.Log(p)) + ((1 - t) * Math.Log(1 - p))),
            LossKind.MeanSquaredError => (p - t) * (p - t),
            LossKind.MeanAbsoluteError => Math.Abs(p - t),
            _ => Huber(Math.Abs(p - t), LossLayer.Delta),
        });
        bool isOfClasses = LossLayer.Kind is LossKind.CrossEntropy or LossKind.NegativeLogLikelihood;
        return elements.Sum() / (isOfClasses ? y.Length / classes : y.Length);
    }

    private static double Huber(double d, double delta) => d <= delta ? 0.5 * d * d : delta * (d - (0.5 * delta));
}
