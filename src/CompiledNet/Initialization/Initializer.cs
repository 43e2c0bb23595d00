using System.ComponentModel;

namespace CompiledNet.Runtime;

/// <summary>The distribution that a parameter begins with: uniform in ±bound around a constant.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct Initializer
{
    private readonly double _bound;
    private readonly double _constant;

    private Initializer(double bound, double constant)
    {
        _bound = bound;
        _constant = constant;
    }

    /// <summary>The weights of a layer.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="fanIn">Inputs that reach one output.</param>
    /// <param name="fanOut">Outputs that one input reaches.</param>
    public static Initializer Weight(Init rule, int fanIn, int fanOut) => new(
        rule switch
        {
            Init.He => Math.Sqrt(6.0 / fanIn),
            Init.Xavier => Math.Sqrt(6.0 / ((double)fanIn + fanOut)),
            Init.LeCun => Math.Sqrt(3.0 / fanIn),
            Init.Zeros => 0,
            _ => 1 / Math.Sqrt(fanIn),
        },
        0);

    /// <summary>An embedding's table: of unit variance under the default rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="fanIn">Inputs that reach one output.</param>
    /// <param name="fanOut">Outputs that one input reaches.</param>
    public static Initializer Table(Init rule, int fanIn, int fanOut) =>
        rule == Init.Default ? new(Math.Sqrt(3), 0) : Weight(rule, fanIn, fanOut);

    /// <summary>The bias of a layer: PyTorch's uniform ±1/√fan-in under the default rule, zeros under any other.</summary>
    /// <param name="rule">The rule of the layer's weights.</param>
    /// <param name="fanIn">Inputs that reach one output.</param>
    public static Initializer Bias(Init rule, int fanIn) => new(rule == Init.Default ? 1 / Math.Sqrt(fanIn) : 0, 0);

    /// <summary>The same value everywhere.</summary>
    /// <param name="value">The value.</param>
    public static Initializer Constant(double value) => new(0, value);

    /// <summary>Fills a parameter in interchange order; element i depends on the seed, the parameter's ordinal and i only.</summary>
    internal void Fill(Span<float> destination, int seed, int ordinal)
    {
        var random = new CounterRandom(seed, ordinal);
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = (float)(_constant + (_bound * random.Symmetric((ulong)i)));
        }
    }
}
