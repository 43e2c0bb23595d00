namespace CompiledNet.Tests.Networks;

/// <summary>
/// Draws a network of two to twelve layers out of the whole catalogue: values, sequences, images or tokens go in, and any layer may
/// read any value before it. Branches that lead nowhere are drawn as well.
/// </summary>
internal sealed class RandomGraph(Random random)
{
    private const int MaxElements = 1_500;
    private const long MaxWork = 120_000;

    private static readonly (string Kind, string Argument)[] s_activations =
    [
        ("ReLU", ""), ("ReLU", ""), ("LeakyReLU", ""), ("LeakyReLU", "0.2"), ("PReLU", ""), ("ELU", ""), ("ELU", "0.5"), ("GELU", ""), ("GELU", "Approximate = true"),
        ("SiLU", ""), ("Sigmoid", ""), ("Tanh", ""), ("Softplus", ""), ("HardSigmoid", ""), ("HardSwish", ""),
    ];

    private static readonly string[] s_losses =
    [
        "", "", "[MeanSquaredError]", "[MeanSquaredError(Weight = 3)]", "[MeanAbsoluteError]", "[Huber(Delta = 0.5)]", "[Sigmoid, BinaryCrossEntropy]",
        "[Sigmoid, CrossEntropy(LabelSmoothing = 0.1)]",
    ];

    private static readonly string[] s_classLosses =
    [
        "[Softmax, CrossEntropy]", "[Softmax, CrossEntropy(LabelSmoothing = 0.1)]", "[LogSoftmax, NegativeLogLikelihood]", "[Softmax, MeanSquaredError]",
        "[Softmax, BinaryCrossEntropy]",
    ];

    private static readonly int[] s_widths = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 20, 31, 33, 40];

    private readonly List<(string Name, int[] Shape)> _values = [];
    private readonly Dictionary<string, int> _ordinals = [];
    private readonly List<string> _layers = [];
    private int _rows;
    private int[] _shape = [];
    private int[]? _tokens;

    public RandomNetwork Draw()
    {
        _rows = Pick([1, 2, 3, 5, 7, 11, 16]);
        string input = DrawInput();
        int depth = random.Next(2, 13);
        while (_layers.Count < depth)
        {
            DrawLayer();
        }

        string[] losses = _shape[^1] > 1 ? [.. s_losses, .. s_classLosses] : s_losses;
        return new RandomNetwork(input, _layers, Pick(losses), _rows, random.Next(1000));
    }

    private string DrawInput()
    {
        _shape = random.Next(5) switch
        {
            0 => [random.Next(1, 41)],
            1 => [random.Next(1, 7), random.Next(1, 21)],
            2 => [random.Next(1, 12)],
            3 => [Pick([1, 2, 3, 4, 16, 17]), random.Next(1, 14)],
            _ => [Pick([1, 2, 3, 4, 6, 16, 17]), random.Next(1, 9), random.Next(1, 9)],
        };
        bool isTokens = random.Next(7) == 0;
        if (isTokens)
        {
            _shape = _tokens = random.Next(3) == 0 ? [random.Next(1, 4), random.Next(1, 7)] : [random.Next(1, 12)];
            DrawEmbedding();
        }
        else
        {
            _values.Add(("input1", _shape));
        }

        return $"[Input({Join(_tokens ?? _shape)}{(isTokens ? ", Tokens = true" : string.Empty)})]";
    }

    private void DrawEmbedding()
    {
        int dimension = Pick([1, 3, 8, 16, 17]);
        Add("Embedding", $"{random.Next(2, 20)}, {dimension}", [.. _tokens!, dimension]);
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
                (string kind, string argument) = Pick(s_activations);
                Add(kind, argument, _shape);
                break;
            case 17 when _shape[^1] > 1:
                Add(Pick(["Softmax", "LogSoftmax"]), string.Empty, _shape);
                break;
            default:
                DrawTap();
                break;
        }
    }

    private void DrawDense()
    {
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

        int stride = Pick([1, 1, 1, 2, 3]), padding = Pick([0, 0, 1, 1, 2, 3]), dilation = Pick([1, 1, 1, 2]);
        int height = Pick([1, 2, 3, 3, 5]), width = random.Next(4) == 0 ? Pick([1, 2, 3, 4]) : height;
        int[] divisors = [.. Enumerable.Range(1, _shape[0]).Where(divisor => _shape[0] % divisor == 0)];
        int groups = random.Next(3) == 0 ? Pick(divisors) : 1;
        int filters = groups == 1 ? Pick([1, 2, 3, 6, 8, 16, 17, 20]) : groups * random.Next(1, 3);
        bool isImage = _shape.Length == 3;
        int[] sides = isImage ? [Slide(_shape[1], height, stride, padding, dilation), Slide(_shape[2], width, stride, padding, dilation)] : [Slide(_shape[1], width, stride, padding, dilation)];
        int[] result = [filters, .. sides];
        long work = (long)Length(result) * (_shape[0] / groups) * width * (isImage ? height : 1);
        if (sides.Min() < 1 || work > MaxWork)
        {
            return;
        }

        string size = !isImage || width == height ? $"{width}" : $"{height}, {width}";
        Add(
            $"Conv{_shape.Length - 1}D",
            $"{filters}, {size}{Option("Stride", stride, 1)}{Option("Padding", padding, 0)}{Option("Dilation", dilation, 1)}{Option("Groups", groups, 1)}{(random.Next(4) == 0 ? ", Bias = false" : string.Empty)}",
            result);
    }

    private void DrawPooling()
    {
        if (_shape.Length is not (2 or 3))
        {
            return;
        }

        int size = Pick([1, 2, 2, 3]), stride = random.Next(2) == 0 ? size : Pick([1, 2, 3]), padding = random.Next(3) == 0 ? size / 2 : 0;
        int[] sides = [.. _shape[1..].Select(extent => Slide(extent, size, stride, padding, 1))];
        if (sides.Min() >= 1)
        {
            Add($"{Pick(["Max", "Average"])}Pool{_shape.Length - 1}D", $"{size}{Option("Stride", stride, size)}{Option("Padding", padding, 0)}", [_shape[0], .. sides]);
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
        (string name, int[] shape) = Pick([.. _values]);
        switch (random.Next(4))
        {
            case 0 when _tokens is not null && random.Next(3) == 0:
                Add("From", "\"input1\"", _tokens);
                _values.RemoveAt(_values.Count - 1);
                DrawEmbedding();
                break;
            case 0:
                Add("From", $"\"{name}\"", shape);
                break;
            case 1 or 2 when SameShapes() is { Length: > 0 } same:
                string names = random.Next(3) == 0 ? $"\"{Pick(same)}\", \"{Pick(same)}\"" : $"\"{Pick(same)}\"";
                Add(Pick(["Add", "Add", "Multiply"]), names, _shape);
                break;
            case 3:
                DrawConcat();
                break;
        }
    }

    private string[] SameShapes() => [.. _values.Where(value => value.Shape.SequenceEqual(_shape)).Select(value => value.Name)];

    private void DrawConcat()
    {
        int axis = random.Next(_shape.Length);
        (string Name, int[] Shape)[] fitting = [.. _values.Where(value => value.Shape.Length == _shape.Length && Enumerable.Range(0, _shape.Length).All(i => i == axis || value.Shape[i] == _shape[i]))];
        if (fitting.Length == 0)
        {
            return;
        }

        (string Name, int[] Shape)[] parts = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Pick(fitting))];
        int[] shape = [.. _shape];
        shape[axis] += parts.Sum(part => part.Shape[axis]);
        Add("Concat", $"{string.Join(", ", parts.Select(part => $"\"{part.Name}\""))}{Option("Axis", axis, 0)}", shape);
    }

    /// <summary>Adds a layer; every fourth has a name of its own.</summary>
    private void Add(string kind, string arguments, int[] shape)
    {
        if (Length(shape) > MaxElements)
        {
            return;
        }

        string lower = (kind.EndsWith("1D", StringComparison.Ordinal) || kind.EndsWith("2D", StringComparison.Ordinal) ? kind[..^2] : kind).ToLowerInvariant();
        int ordinal = _ordinals[lower] = _ordinals.GetValueOrDefault(lower) + 1;
        bool isNamed = random.Next(4) == 0;
        string name = isNamed ? $"v{_layers.Count}.{lower}" : $"{lower}{ordinal}";
        string list = string.Join(", ", new[] { arguments, isNamed ? $"Name = \"{name}\"" : string.Empty }.Where(argument => argument.Length > 0));
        _layers.Add(list.Length == 0 ? $"[{kind}]" : $"[{kind}({list})]");
        _values.Add((name, shape));
        _shape = shape;
    }

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];

    private static int Slide(int extent, int size, int stride, int padding, int dilation)
    {
        int rest = extent + (2 * padding) - (dilation * (size - 1)) - 1;
        return rest < 0 ? 0 : (rest / stride) + 1;
    }

    private static int Length(int[] shape) => shape.Aggregate(1, (product, extent) => product * extent);

    private static string Option(string name, int value, int normal) => value == normal ? string.Empty : $", {name} = {value}";

    private static string Join(int[] shape) => string.Join(", ", shape);
}
