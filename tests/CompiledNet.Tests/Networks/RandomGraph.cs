using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Networks;

/// <summary>
/// Draws a network of two to twelve layers out of the whole catalogue: values, sequences, images or tokens go in, and any layer may
/// read any value before it; dense layers may share the tables of embeddings. Every other network has up to three inputs, as many heads,
/// and outputs in its middle. Branches that lead nowhere are drawn as well.
/// </summary>
internal sealed class RandomGraph(Random random)
{
    private const int MaxElements = 1_500;
    private const long MaxWork = 120_000;
    private const int MaxInputs = 3;
    private const int MaxHeads = 3;
    private const int MaxOutputs = 2;

    private static readonly string[] s_activations = [.. Elementwise.Attributes, "ReLU", "PReLU"];

    private static readonly int[] s_widths = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 20, 31, 33, 40];

    private readonly List<RandomValue> _values = [];
    private readonly List<(string Name, int[] Shape, int Inputs)> _tokens = [];
    private readonly List<(string Name, int Count, int Dimension)> _tables = [];
    private readonly Dictionary<string, int> _ordinals = [];
    private readonly List<string> _layers = [];
    private int _rows;
    private int[] _shape = [];
    private int _inputs;
    private int _heads;
    private int _outputs;
    private bool _readsTokens;

    /// <summary>The inputs that the current value depends on, and those that a result does: a bit each.</summary>
    private int _dependsOn;
    private int _reached;

    public RandomNetwork Draw()
    {
        _rows = Pick([1, 2, 3, 5, 7, 11, 16]);
        string input = DrawInput();
        ReadTokens();
        int depth = random.Next(2, 13);
        if (random.Next(2) == 0)
        {
            DrawSlots(depth);
            return new RandomNetwork(input, _layers, string.Empty, _rows, random.Next(1000));
        }

        while (_layers.Count < depth)
        {
            DrawLayer();
        }

        string loss = random.Next(5) == 0 ? string.Empty : $"[{Losses.Draw(random, _shape[^1]).Attributes()}]";
        return new RandomNetwork(input, _layers, loss, _rows, random.Next(1000));
    }

    /// <summary>Further inputs, heads and outputs between the layers, and ends for all that no result depends on yet.</summary>
    private void DrawSlots(int depth)
    {
        int inputs = random.Next(1, MaxInputs + 1), heads = random.Next(MaxHeads + 1);
        while (_layers.Count < depth)
        {
            switch (random.Next(10))
            {
                case 0 or 1 when _inputs < inputs:
                    _layers.Add(DrawInput());
                    ReadTokens();
                    break;
                case 2 when _heads < heads:
                    DrawHead();
                    DrawFrom([.. _values]);
                    break;
                case 3 when _outputs < MaxOutputs:
                    DrawOutput();
                    break;
                default:
                    DrawLayer();
                    break;
            }
        }

        // Without a loss the last value is an output by itself.
        DrawEnd(heads);
        for (int missing = 0; (missing = ~_reached & ((1 << _inputs) - 1)) != 0;)
        {
            DrawFrom([.. _values.Where(value => (value.Inputs & missing) != 0)]);
            DrawEnd(heads);
        }
    }

    private void DrawEnd(int heads)
    {
        if (_heads < heads)
        {
            DrawHead();
        }
        else
        {
            DrawOutput();
        }
    }

    /// <summary>A loss with the layer that belongs before it; its name stands for what it reads.</summary>
    private void DrawHead()
    {
        DeclaredLoss loss = Losses.Draw(random, _shape[^1]);
        string name = $"h{_heads++}";
        if (loss.Before.Length > 0)
        {
            Add(loss.Before, string.Empty, _shape);
        }

        _layers.Add($"[{loss.Attribute($"Name = \"{name}\"{Pick([string.Empty, ", Weight = 0.3", ", Weight = 2"])}")}]");
        End(name);
    }

    private void DrawOutput()
    {
        string name = $"o{_outputs++}";
        _layers.Add($"[Output(Name = \"{name}\")]");
        End(name);
    }

    private void End(string name)
    {
        _values.Add(new(name, _shape, _dependsOn));
        _reached |= _dependsOn;
    }

    private void DrawFrom(RandomValue[] values)
    {
        RandomValue value = Pick(values);
        _dependsOn = value.Inputs;
        Add("From", $"\"{value.Name}\"", value.Shape);
    }

    /// <summary>An input, which becomes the current value.</summary>
    private string DrawInput()
    {
        bool isNamed = random.Next(3) == 0;
        string name = isNamed ? $"x_{_inputs}" : $"input{_inputs + 1}";
        _dependsOn = 1 << _inputs++;
        _shape = random.Next(5) switch
        {
            0 => [random.Next(1, 41)],
            1 => [random.Next(1, 7), random.Next(1, 21)],
            2 => [random.Next(1, 12)],
            3 => [Pick([1, 2, 3, 4, 16, 17]), random.Next(1, 14)],
            _ => [Pick([1, 2, 3, 4, 6, 16, 17]), random.Next(1, 9), random.Next(1, 9)],
        };
        if (random.Next(_inputs > 1 ? 3 : 7) == 0)
        {
            _shape = random.Next(3) == 0 ? [random.Next(1, 4), random.Next(1, 7)] : [random.Next(1, 12)];
            _tokens.Add((name, _shape, _dependsOn));
            _readsTokens = true;
        }
        else
        {
            _values.Add(new(name, _shape, _dependsOn));
        }

        string tokens = _readsTokens ? ", Tokens = true" : string.Empty;
        return $"[Input({Join(_shape)}{tokens}{(isNamed ? $", Name = \"{name}\"" : string.Empty)})]";
    }

    /// <summary>Looks tokens up where they are the current value.</summary>
    private void ReadTokens()
    {
        if (_readsTokens)
        {
            _readsTokens = false;
            DrawEmbedding();
        }
    }

    private void DrawEmbedding()
    {
        int count = random.Next(2, 20), dimension = Pick([1, 3, 8, 16, 17]);
        Add("Embedding", $"{count}, {dimension}", [.. _shape, dimension]);
        _tables.Add((_values[^1].Name, count, dimension));
    }

    /// <summary>Tries one kind of layer, which may not fit the current value.</summary>
    private void DrawLayer()
    {
        switch (random.Next(20))
        {
            case 0 or 1 or 2:
                DrawDense();
                break;
            case 3 or 4 or 5 or 6:
                DrawConvolution();
                break;
            case 7:
                DrawPooling();
                break;
            case 8 when _shape.Length > 1:
                Add("GlobalAveragePool", string.Empty, [_shape[0]]);
                break;
            case 9 when _shape.Length > 1:
                Add("Transpose", string.Empty, [.. _shape[..^2], _shape[^1], _shape[^2]]);
                break;
            case 10:
                DrawReshape();
                break;
            case 11 or 12:
                DrawNormalization();
                break;
            case 13:
                Add("Dropout", Pick(["0", "0.25", "0.5"]), _shape);
                break;
            case 14 or 15 or 16:
                string[] activation = Pick(s_activations).Split('(', ')');
                Add(activation[0], activation.Length > 1 ? activation[1] : string.Empty, _shape);
                break;
            case 17 when _shape[^1] > 1:
                Add(Pick(["Softmax", "LogSoftmax"]), string.Empty, _shape);
                break;
            case 18 when _tables.Count > 0:
                DrawTied();
                break;
            default:
                DrawTap();
                break;
        }
    }

    /// <summary>A layer that shares a table; where an entry has another length than the current value, after one that gives it.</summary>
    private void DrawTied()
    {
        (string name, int count, int dimension) = Pick(_tables.ToArray());
        if ((long)Length(_shape) * dimension > MaxWork || Length(_shape) / _shape[^1] * Math.Max(count, dimension) > MaxElements)
        {
            return;
        }

        if (_shape[^1] != dimension)
        {
            Add("Dense", $"{dimension}", [.. _shape[..^1], dimension]);
        }

        string bias = random.Next(4) == 0 ? ", Bias = false" : string.Empty;
        Add("Dense", $"{count}, Tied = \"{name}\"{bias}", [.. _shape[..^1], count]);
    }

    private void DrawDense()
    {
        if (_tables.Exists(table => table.Dimension == _shape[^1]) && random.Next(2) == 0)
        {
            DrawTied();
            return;
        }

        int units = Pick(s_widths);
        string bias = random.Next(4) == 0 ? ", Bias = false" : string.Empty;
        if ((long)Length(_shape) * units <= MaxWork)
        {
            Add("Dense", $"{units}{bias}", [.. _shape[..^1], units]);
        }
    }

    private void DrawConvolution()
    {
        if (_shape.Length is not (2 or 3))
        {
            return;
        }

        var window = RandomWindow.OfConvolution(random, _shape[1..]);
        int[] divisors = [.. Enumerable.Range(1, _shape[0]).Where(divisor => _shape[0] % divisor == 0)];
        int groups = random.Next(3) == 0 ? Pick(divisors) : 1;
        int filters = groups == 1 ? Pick([1, 2, 3, 6, 8, 16, 17, 20]) : groups * random.Next(1, 3);
        int[] result = [filters, .. window.Results];
        long work = (long)Length(result) * (_shape[0] / groups) * Length(window.Sizes);
        if (window.Results.Min() < 1 || work > MaxWork)
        {
            return;
        }

        string bias = random.Next(4) == 0 ? ", Bias = false" : string.Empty;
        Add($"Conv{_shape.Length - 1}D", $"{filters}, {window.Size}{window.Options}{Option("Groups", groups, 1)}{bias}", result);
    }

    private void DrawPooling()
    {
        if (_shape.Length is not (2 or 3))
        {
            return;
        }

        var window = RandomWindow.OfPooling(random, _shape[1..]);
        if (window.Results.Min() >= 1)
        {
            Add($"{Pick(["Max", "Average"])}Pool{_shape.Length - 1}D", window.Size + window.Options, [_shape[0], .. window.Results]);
        }
    }

    /// <summary>One axis, two or three of all elements.</summary>
    private void DrawReshape()
    {
        int length = Length(_shape), first = Divisor(length), second = Divisor(length / first);
        int[] shape = Pick<int[]>([[length], [first, length / first], [first, second, length / first / second]]);
        bool isFlat = shape.Length == 1 && random.Next(2) == 0;
        Add(isFlat ? "Flatten" : "Reshape", isFlat ? string.Empty : Join(shape), shape);

        int Divisor(int number) => Pick([.. Enumerable.Range(1, number).Where(divisor => number % divisor == 0)]);
    }

    /// <summary>Over three values or more: of two, nothing but their order is left, and the gradient is what rounding leaves.</summary>
    private void DrawNormalization()
    {
        if (random.Next(3) > 0 && _rows * Length(_shape) / _shape[0] > 2)
        {
            Add("BatchNorm", Pick([string.Empty, "Epsilon = 1e-3", "Momentum = 0.3"]), _shape);
        }
        else if (_shape[^1] > 2)
        {
            Add("LayerNorm", string.Empty, _shape);
        }
    }

    private void DrawTap()
    {
        switch (random.Next(4))
        {
            case 0 when _tokens.Count > 0 && random.Next(3) == 0:
                (string tokens, int[] shape, _dependsOn) = Pick([.. _tokens]);
                Add("From", $"\"{tokens}\"", shape);
                _values.RemoveAt(_values.Count - 1);
                DrawEmbedding();
                break;
            case 0:
                DrawFrom([.. _values]);
                break;
            case 1 or 2 when _values.Where(value => value.Shape.SequenceEqual(_shape)).ToArray() is { Length: > 0 } same:
                RandomValue[] read = random.Next(3) == 0 ? [Pick(same), Pick(same)] : [Pick(same)];
                Combine(Pick(["Add", "Add", "Multiply"]), read, string.Empty, _shape);
                break;
            case 3:
                DrawConcat();
                break;
        }
    }

    private void DrawConcat()
    {
        int axis = random.Next(_shape.Length);
        bool Fits(int[] shape) =>
            shape.Length == _shape.Length && Enumerable.Range(0, shape.Length).All(i => i == axis || shape[i] == _shape[i]);
        RandomValue[] fitting = [.. _values.Where(value => Fits(value.Shape))];
        if (fitting.Length == 0)
        {
            return;
        }

        RandomValue[] parts = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Pick(fitting))];
        int[] shape = [.. _shape];
        shape[axis] += parts.Sum(part => part.Shape[axis]);
        Combine("Concat", parts, Option("Axis", axis, 0), shape);
    }

    private void Combine(string kind, RandomValue[] parts, string options, int[] shape)
    {
        int dependsOn = parts.Aggregate(_dependsOn, (inputs, part) => inputs | part.Inputs);
        if (Length(shape) <= MaxElements)
        {
            _dependsOn = dependsOn;
            Add(kind, $"{string.Join(", ", parts.Select(part => $"\"{part.Name}\""))}{options}", shape);
        }
    }

    /// <summary>Adds a layer; every fourth has a name of its own.</summary>
    private void Add(string kind, string arguments, int[] shape)
    {
        if (Length(shape) > MaxElements)
        {
            return;
        }

        bool hasAxes = kind.EndsWith("1D", StringComparison.Ordinal) || kind.EndsWith("2D", StringComparison.Ordinal);
        string lower = (hasAxes ? kind[..^2] : kind).ToLowerInvariant();
        int ordinal = _ordinals[lower] = _ordinals.GetValueOrDefault(lower) + 1;
        bool isNamed = random.Next(4) == 0;
        string name = isNamed ? $"v{_layers.Count}.{lower}" : $"{lower}{ordinal}";
        string list = string.Join(
            ", ", new[] { arguments, isNamed ? $"Name = \"{name}\"" : string.Empty }.Where(argument => argument.Length > 0));
        _layers.Add(list.Length == 0 ? $"[{kind}]" : $"[{kind}({list})]");
        _values.Add(new(name, shape, _dependsOn));
        _shape = shape;
    }

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];

    private static int Length(int[] shape) => shape.Aggregate(1, (product, extent) => product * extent);

    private static string Option(string name, int value, int normal) => value == normal ? string.Empty : $", {name} = {value}";

    private static string Join(int[] shape) => string.Join(", ", shape);
}
