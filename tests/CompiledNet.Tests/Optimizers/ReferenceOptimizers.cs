namespace CompiledNet.Tests.Optimizers;

/// <summary>The single-tensor code of <c>torch.optim</c>, line by line in double, for one parameter.</summary>
internal abstract class ReferenceOptimizer
{
    public double LearningRate { get; set; }

    protected long Steps { get; private set; }

    public double Step(double parameter, double gradient)
    {
        Steps++;
        return Update(parameter, gradient);
    }

    protected abstract double Update(double parameter, double gradient);
}

internal sealed class ReferenceSgd(double momentum, bool nesterov, double weightDecay, double dampening) : ReferenceOptimizer
{
    private double? _buffer;

    protected override double Update(double parameter, double gradient)
    {
        gradient += weightDecay * parameter;
        if (momentum != 0)
        {
            _buffer = _buffer is { } buffer ? (buffer * momentum) + ((1 - dampening) * gradient) : gradient;
            gradient = nesterov ? gradient + (momentum * _buffer.Value) : _buffer.Value;
        }

        return parameter - (LearningRate * gradient);
    }
}

internal sealed class ReferenceAdam(double beta1, double beta2, double epsilon, double weightDecay, bool decoupled) : ReferenceOptimizer
{
    private double _first;
    private double _second;

    protected override double Update(double parameter, double gradient)
    {
        if (decoupled)
        {
            parameter *= 1 - (LearningRate * weightDecay);
        }
        else
        {
            gradient += weightDecay * parameter;
        }

        _first = (_first * beta1) + ((1 - beta1) * gradient);
        _second = (_second * beta2) + ((1 - beta2) * gradient * gradient);
        double correction1 = 1 - Math.Pow(beta1, Steps);
        double correction2 = 1 - Math.Pow(beta2, Steps);
        double denominator = (Math.Sqrt(_second) / Math.Sqrt(correction2)) + epsilon;
        return parameter - (LearningRate / correction1 * _first / denominator);
    }
}

internal sealed class ReferenceRmsProp(
    double alpha, double epsilon, double weightDecay, double momentum, bool centered) : ReferenceOptimizer
{
    private double _square;
    private double _mean;
    private double _buffer;

    protected override double Update(double parameter, double gradient)
    {
        gradient += weightDecay * parameter;
        _square = (_square * alpha) + ((1 - alpha) * gradient * gradient);
        double variance = _square;
        if (centered)
        {
            _mean = (_mean * alpha) + ((1 - alpha) * gradient);
            variance -= _mean * _mean;
        }

        double root = Math.Sqrt(variance) + epsilon;
        if (momentum > 0)
        {
            _buffer = (_buffer * momentum) + (gradient / root);
            return parameter - (LearningRate * _buffer);
        }

        return parameter - (LearningRate * gradient / root);
    }
}
