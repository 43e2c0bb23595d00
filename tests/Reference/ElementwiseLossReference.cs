namespace CompiledNet.Tests.Reference;

/// <summary>A mean over all elements of f(x, t).</summary>
/// <param name="weight">What the mean is multiplied by.</param>
/// <param name="formula">The function.</param>
internal sealed class ElementwiseLossReference(double weight, LossFormula formula) : ReferenceLoss
{
    public override int JoinedLayers => formula.IsOnLogits ? 1 : 0;

    public override double Value(double[] x, double[] t) => weight * x.Zip(t, formula.Value).Average();

    public override (double[] Input, double[] Targets) Gradients(double[] x, double[] t)
    {
        double scale = weight / x.Length;
        return ([.. x.Zip(t, (a, b) => scale * formula.ByInput(a, b))], [.. x.Zip(t, (a, b) => scale * formula.ByTarget(a, b))]);
    }

    public override double KinkDistance(double[] x, double[] t) =>
        formula.HasKinkAtZero ? x.Zip(t, (a, b) => Math.Abs(a - b)).Min() : double.PositiveInfinity;
}
