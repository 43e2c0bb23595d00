namespace CompiledNet.Tests.Slots;

/// <summary>The formula of <see cref="OfferNet"/> in double, as its declaration says it, and differences of it.</summary>
internal sealed class OfferReference
{
    private const double Step = 1e-5;

    private readonly int _rows;
    private readonly int[] _words;

    public OfferReference(OfferNet network, OfferData data)
    {
        _rows = data.Rows;
        _words = data.Words;
        Numbers = [.. data.Numbers.Select(value => (double)value)];
        Price = [.. data.Price.Select(value => (double)value)];
        Sure = [.. data.Sure.Select(value => (double)value)];
        Kind = data.Kind;
        foreach (ParameterInfo parameter in OfferNet.ParameterTable)
        {
            float[] values = new float[parameter.Length];
            parameter.Export(network.Parameters, values);
            Parameters.Add(parameter.Name, [.. values.Select(value => (double)value)]);
        }
    }

    public Dictionary<string, double[]> Parameters { get; } = [];

    public double[] Numbers { get; }

    public double[] Price { get; }

    public double[] Sure { get; }

    public int[] Kind { get; }

    /// <summary>What the network gives: the code, the classes' probabilities, the values and the probability of a yes.</summary>
    public (double[] Code, double[] Kind, double[] Price, double[] Sure) Outputs()
    {
        var code = new List<double>();
        List<double> kind = [], price = [], sure = [];
        for (int row = 0; row < _rows; row++)
        {
            double[] numbers = Numbers[(row * 5)..((row + 1) * 5)];
            double[] a = Tanh(Dense("dense1", numbers));
            double[] looked = [.. Enumerable.Range(0, 3).SelectMany(i => Parameters["embedding1.weight"].Skip(_words[(row * 3) + i] * 2).Take(2))];
            double[] body = Tanh(Dense("dense2", [.. looked, .. a, .. numbers]));
            double[] logits = Dense("dense3", body);
            double largest = logits.Max(), sum = logits.Sum(z => Math.Exp(z - largest));
            double[] p = [.. logits.Select(z => Math.Exp(z - largest) / sum)];
            code.AddRange(body);
            kind.AddRange(p);
            price.AddRange(Dense("dense4", body));
            sure.AddRange(Dense("dense5", p).Select(z => 1 / (1 + Math.Exp(-z))));
        }

        return ([.. code], [.. kind], [.. price], [.. sure]);
    }

    /// <summary>The sum of the heads' means, each times its weight; those of examples are given.</summary>
    public double Loss(float[]? weights = null)
    {
        (_, double[] kind, double[] price, double[] sure) = Outputs();
        double[] sums = new double[3];
        double total = 0;
        for (int row = 0; row < _rows; row++)
        {
            double w = weights?[row] ?? 1;
            total += w;
            for (int c = 0; c < 4; c++)
            {
                double target = (c == Kind[row] ? 0.9 : 0) + (0.1 / 4);
                sums[0] -= w * target * Math.Log(kind[(row * 4) + c]);
            }

            for (int i = 0; i < 2; i++)
            {
                sums[1] += w * Math.Pow(price[(row * 2) + i] - Price[(row * 2) + i], 2) / 2;
            }

            sums[2] -= w * ((Sure[row] * Math.Log(sure[row])) + ((1 - Sure[row]) * Math.Log(1 - sure[row])));
        }

        return (sums[0] + (0.25 * sums[1]) + (2 * sums[2])) / total;
    }

    /// <summary>Σ outputs · directions.</summary>
    public double Product(float[] code, float[] kind, float[] price, float[] sure)
    {
        (double[] Code, double[] Kind, double[] Price, double[] Sure) outputs = Outputs();
        return Dot(outputs.Code, code) + Dot(outputs.Kind, kind) + Dot(outputs.Price, price) + Dot(outputs.Sure, sure);
    }

    /// <summary>Central differences of a function of this object by the elements of an array of it.</summary>
    public static double[] Differences(double[] by, Func<double> function)
    {
        double[] differences = new double[by.Length];
        for (int i = 0; i < by.Length; i++)
        {
            double value = by[i];
            by[i] = value + Step;
            double above = function();
            by[i] = value - Step;
            differences[i] = (above - function()) / (2 * Step);
            by[i] = value;
        }

        return differences;
    }

    private static double Dot(double[] values, float[] directions) => values.Zip(directions, (value, direction) => value * direction).Sum();

    private static double[] Tanh(double[] x) => [.. x.Select(Math.Tanh)];

    private double[] Dense(string name, double[] x)
    {
        double[] w = Parameters[name + ".weight"], b = Parameters[name + ".bias"];
        return [.. b.Select((bias, unit) => bias + x.Select((value, i) => value * w[(unit * x.Length) + i]).Sum())];
    }
}
