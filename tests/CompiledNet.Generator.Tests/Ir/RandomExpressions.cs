using CompiledNet.Generator.Ir.Expressions;

namespace CompiledNet.Generator.Tests.Ir;

/// <summary>Expressions at random, with shared nodes, over some inputs.</summary>
internal sealed class RandomExpressions(int seed, int inputs)
{
    private const int SmoothFunctions = 12;
    private const int AllFunctions = 20;
    private readonly Random _random = new(seed);

    /// <summary>An expression of functions that have derivatives everywhere and stay small.</summary>
    public Expression Smooth(int nodes) => Create(nodes, SmoothFunctions);

    /// <summary>An expression of all functions, those with kinks included.</summary>
    public Expression Any(int nodes) => Create(nodes, AllFunctions);

    public double[] Point() => [.. Enumerable.Range(0, inputs).Select(_ => (3 * _random.NextDouble()) - 1.5)];

    private Expression Create(int nodes, int functions)
    {
        List<Expression> pool = [.. Enumerable.Range(0, inputs).Select(Expression.Input), 0.5, -1.25];
        for (int i = 0; i < nodes; i++)
        {
            Expression a = pool[_random.Next(pool.Count)], b = pool[_random.Next(pool.Count)], c = pool[_random.Next(pool.Count)];
            pool.Add(_random.Next(functions) switch
            {
                0 => a + b,
                1 => a - b,
                2 => 0.5 * (a * b),
                3 => (Expression.Tanh(a) * b) + c,
                4 => -a,
                5 => Expression.Sigmoid(a),
                6 => Expression.Tanh(a),
                7 => Expression.Erf(a),
                8 => Expression.Softplus(Expression.Tanh(a)),
                9 => Expression.Exp(Expression.Tanh(a)),
                10 => Expression.Log(1 + Expression.Exp(Expression.Tanh(a))),
                11 => a / (2 + Expression.Sigmoid(b)),
                12 => Expression.Max(a, b),
                13 => Expression.Min(a, b),
                14 => Expression.Abs(a),
                15 => Expression.IfGreater(a, b, c, a),
                16 => Expression.ZeroUnlessPositive(a, b),
                17 => Expression.Sqrt(Expression.Abs(a)),
                18 => Expression.Scalar * a,
                _ => (a * a) + (a * b),
            });
        }

        return pool[^1];
    }
}
