extern alias library;

using CompiledNet.Generator.Model;
using library::CompiledNet;

namespace CompiledNet.Generator.Tests.Harness;

/// <summary>
/// Runs a network and compares all that it gives with <see cref="NaiveNetwork"/>: outputs, losses, and every gradient with
/// central differences of the naive loss. The padding of parameters holds NaN, which must reach no result.
/// </summary>
internal sealed class NetworkCheck
{
    private const double Step = 1e-5;
    private const double KinkMargin = 1e-3;
    private readonly LoadedNetwork _network;
    private readonly NaiveNetwork _naive;
    private readonly Random _random = new(7);

    private NetworkCheck(LoadedNetwork network, NetworkModel model)
    {
        _network = network;
        _naive = new NaiveNetwork(model);
        DrawParameters();
    }

    /// <summary>Compares the network for some numbers of rows.</summary>
    public static void Agrees(LoadedNetwork network, NetworkModel model)
    {
        var check = new NetworkCheck(network, model);
        foreach (int rows in new[] { 1, 2, 7 })
        {
            check.Compare(rows);
        }
    }

    private void DrawParameters()
    {
        _network.Parameters.Fill(float.NaN);
        foreach (ParameterInfo parameter in _network.Info.ParameterTable)
        {
            double bound = 1 / Math.Sqrt(parameter.Shape.Count > 1 ? parameter.Shape[1] : 4);
            float[] values = Draw(parameter.Length, bound);
            parameter.Import(values, _network.Parameters);
            _naive.Parameters[parameter.Name] = Widen(values);
        }
    }

    private void Compare(int rows)
    {
        (float[] inputs, double[][] x) = DrawInputs(rows);
        float[] outputs = new float[rows * _network.Info.OutputLength];
        _network.Predict(inputs, outputs);
        Close(Flat(_naive.Predict(x)), outputs, "outputs");
        CompareBackwardFrom(inputs, x);
        if (_network.BackwardOfLabels is not null)
        {
            CompareLabels(inputs, x);
        }

        if (_network.BackwardOfTargets is not null)
        {
            CompareTargets(inputs, x);
        }
    }

    private void CompareBackwardFrom(float[] inputs, double[][] x)
    {
        float[] outputGradients = Draw(x.Length * _network.Info.OutputLength, 1);
        float[] gradients = new float[_network.Info.ParameterLength], inputGradients = new float[inputs.Length];
        _network.BackwardFrom(inputs, outputGradients, gradients, inputGradients);
        CompareGradients(() => Flat(_naive.Predict(x)).Zip(outputGradients, (y, g) => y * g).Sum(), gradients, (x, inputGradients, "input gradients"));
    }

    private void CompareLabels(float[] inputs, double[][] x)
    {
        int classes = _network.Info.Classes;
        int[] labels = [.. Enumerable.Range(0, x.Length * _network.Info.LabelLength).Select(_ => _random.Next(classes))];
        double[][] targets = Rows([.. labels.SelectMany(label => Enumerable.Range(0, classes).Select(c => c == label ? 1f : 0f))], x.Length);
        float[] gradients = new float[_network.Info.ParameterLength], inputGradients = new float[inputs.Length];
        float loss = _network.BackwardOfLabels!(inputs, labels, gradients, inputGradients);
        Close([_naive.Loss(x, targets)], [loss], "loss of Backward");
        Close([_naive.Loss(x, targets)], [_network.LossOfLabels!(inputs, labels)], "loss of labels");
        CompareGradients(() => _naive.Loss(x, targets), gradients, (x, inputGradients, "input gradients"));
    }

    private void CompareTargets(float[] inputs, double[][] x)
    {
        float[] targets = Targets(x.Length);
        double[][] t = Rows(targets, x.Length);
        float[] gradients = new float[_network.Info.ParameterLength], inputGradients = new float[inputs.Length], targetGradients = new float[targets.Length];
        float loss = _network.BackwardOfTargets!(inputs, targets, gradients, inputGradients, targetGradients);
        Close([_naive.Loss(x, t)], [loss], "loss of Backward");
        Close([_naive.Loss(x, t)], [_network.LossOfTargets!(inputs, targets)], "loss of targets");
        CompareGradients(() => _naive.Loss(x, t), gradients, (x, inputGradients, "input gradients"), (t, targetGradients, "target gradients"));
    }

    /// <summary>Inputs that keep away from the kinks of all activations, where differences are no gradients.</summary>
    private (float[] Inputs, double[][] Rows) DrawInputs(int rows)
    {
        for (int i = 0; i < 100; i++)
        {
            float[] inputs = Draw(rows * _network.Info.InputLength, 1);
            double[][] x = Rows(inputs, rows);
            _naive.ClearKinks();
            _naive.Predict(x);
            if (_naive.KinkDistance > KinkMargin)
            {
                return (inputs, x);
            }
        }

        throw new InvalidOperationException("The network stands on a kink whatever it reads: choose another for the test.");
    }

    private float[] Targets(int rows)
    {
        float[] targets = [.. Draw(rows * _network.Info.TargetLength, 0.45).Select(value => value + 0.5f)];
        return _network.Info.TargetsAreDistributions
            ? [.. targets.Chunk(_network.Info.Classes).SelectMany(row => row.Select(value => value / row.Sum()))]
            : targets;
    }

    private void CompareGradients(Func<double> loss, float[] gradients, params (double[][] Variables, float[] Actual, string What)[] others)
    {
        foreach (ParameterInfo parameter in _network.Info.ParameterTable)
        {
            float[] actual = new float[parameter.Length];
            parameter.Export(gradients, actual);
            Close(Differences(loss, [_naive.Parameters[parameter.Name]]), actual, "gradient of " + parameter.Name);
        }

        foreach ((double[][] variables, float[] actual, string what) in others)
        {
            Close(Differences(loss, variables), actual, what);
        }
    }

    private static double[] Differences(Func<double> loss, double[][] variables) => [.. variables.SelectMany(row => row.Select((value, i) =>
    {
        row[i] = value + Step;
        double above = loss();
        row[i] = value - Step;
        double below = loss();
        row[i] = value;
        return (above - below) / (2 * Step);
    }).ToArray())];

    private static void Close(double[] expected, float[] actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            double tolerance = 1e-4 * Math.Max(1, Math.Abs(expected[i]));
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance, $"{what} [{i}]: {actual[i]}, expected {expected[i]}");
        }
    }

    private float[] Draw(int length, double bound) => [.. Enumerable.Range(0, length).Select(_ => (float)(((2 * _random.NextDouble()) - 1) * bound))];

    private static double[] Widen(float[] values) => [.. values.Select(value => (double)value)];

    private static double[][] Rows(float[] values, int rows) => [.. values.Chunk(values.Length / rows).Select(Widen)];

    private static double[] Flat(double[][] rows) => [.. rows.SelectMany(row => row)];
}
