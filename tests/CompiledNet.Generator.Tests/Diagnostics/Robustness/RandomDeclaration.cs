using System.Text;
using CompiledNet.Tests.Reference;

namespace CompiledNet.Generator.Tests.Diagnostics.Robustness;

/// <summary>
/// A source file with one network: right ones, slightly wrong ones and garbage, in odd places and of odd names. The same seed gives the
/// same file.
/// </summary>
internal sealed class RandomDeclaration
{
    private static readonly string[] s_words =
    [
        "Net", "net", "NET", "@class", "@namespace", "@int", "Loss", "Programs", "Span", "System", "CompiledNet", "Ünïcode", "名前", "_", "__parameters",
        "record", "await", "var", "dynamic", "nint", "field", "Float", "Run", "Frame", "Dense", "T", "global", "value", "@true", "Info", "Predict1",
    ];

    private static readonly string[] s_layerNames =
    [
        "a", "b", "A", "enc.conv1", "inputs", "outputs", "scratch", "rows", "frame", "parameters", "class", "int", "Run", "Programs", "programs", "名前", "x_1", "_", "__",
        "dense1", "dense2", "relu1", "input1", "dense1.weight", "update", "worker", "TSimd", "labels", "targets", "gradients", "Predict", "value", "i", "k", "w0", "a.b.c.d", "losses",
    ];

    private static readonly string[] s_slotNames =
    [
        "kind", "price", "a_b", "aB", "a.b", "words", "numbers", "class", "gradients", "step", "state", "threads", "sampleWeights",
        "sample_weights", "inputs", "outputs", "labels", "targets", "kindGradients", "kind_weights", "wordsLengths", "inputGradients", "slots",
        "trainer", "network", "Predict", "programs", "Programs", "rows", "value", "field", "_", "__", "_1", "x", "名前", "input2", "crossentropy1", "TOptimizer", "this", "loss", "optimizer", "net", "system", "global",
    ];

    /// <summary>Attributes that are still open.</summary>
    private static readonly string[] s_activations =
    [
        .. Elementwise.Attributes.Select(Open), "Softmax(", "LogSoftmax(",
    ];

    private static readonly string[] s_wrongNames =
    [
        "", " ", "a b", "1", "a..b", ".", "a.", "@class", "a-b", "\\\"", "\\n", "*/", "</summary>", "{0}", "\\u0000", "a;b", "\\uD800",
    ];

    private static readonly string[] s_integers =
    [
        "0", "-1", "1", "2", "int.MaxValue", "int.MinValue", "65536", "1 << 26", "(1 << 26) + 1", "unchecked((int)0xFFFFFFFF)", "'a'",
        "default",
    ];

    private static readonly string[] s_doubles =
    [
        "0", "-1", "1", "0.5", "1e-300", "1e300", "double.NaN", "double.PositiveInfinity", "double.NegativeInfinity", "double.Epsilon",
        "-0.0", "2f", "'a'",
    ];

    private static readonly string[] s_garbage =
    [
        "Dense", "Dense()", "Dense(\"three\")", "Dense(1, 2)", "Dense(units: null)", "Unknown", "Unknown(3)", "Dense(3, Units = 4)", "Dense(1.5)", "Input(\"\")", "Input(1, \"\")",
        "Network", "Network(Fuse = 1)", "System.Obsolete", "System.Serializable", "System.CLSCompliant(false)", "Dense(3", "Reshape(null!)", "Add(null!)", "Add(null!, null!)", "From(null!)", "Input(null!)",
        "Dense(3, Name = 5)", "Dense(3, Init = (Init)99)", "Dense(3, Tied = null)", "Dense(3, Tied = \"embedding1\")", "Dense(3, Tied = \"dense1\")", "Dense(3, Init = Init.Zeros)", "LayerAttribute", "Loss", "typeof(int)", "Budget(Parameters = long.MaxValue)", "Budget(Parameters = -5, Bytes = 0)", "Budget",
        "CompiledNet.Dense(3)", "global::CompiledNet.DenseAttribute(3)", "Softmax, Softmax", "Concat(\"a\", Axis = 99)", "Concat(\"a\", Axis = -1)", "Embedding(3, 3)", "Input(3, Tokens = true)",
    ];

    private static readonly string[] s_members =
    [
        "public int Predict => 1;", "public void Predict(System.ReadOnlySpan<float> x, System.Span<float> y) { }", "public string Summary = \"\";", "class Programs { }", "public Net2(int x) { }",
        "public float Loss(float x) => x;", "int __parameters;", "public static int InputLength() => 3;", "public required int Wanted { get; set; }", "public event System.Action Info;", "void Run() { }",
        "public int this[int i] => i;", "~Net2() { }", "static Net2() { }", "public Net2() : this(3) { }", "public Net2(string s) { }", "public static implicit operator int(Net2 n) => 1;", "enum Parameters { }",
    ];

    private readonly Random _random;
    private readonly StringBuilder _text = new();
    private readonly List<string> _names = [];
    private readonly List<(string Name, int Count, int Dimension)> _tables = [];
    private int[] _shape = [];
    private string _className = string.Empty;

    public RandomDeclaration(int seed)
    {
#pragma warning disable CA5394 // Not for secrets.
        _random = new Random(seed);
#pragma warning restore CA5394
        Seed = seed;
        Write();
    }

    public int Seed { get; }

    public string Source => _text.ToString();

    private void Write()
    {
        _text.Append("using CompiledNet;\n");

        // A namespace of its own keeps files from disturbing each other; all else may repeat.
        string space = $"N{Seed}";
        if (Chance(3))
        {
            space += "." + Pick(s_words);
        }

        bool isFileScoped = Chance(2);
        bool isGlobal = Chance(8);
        _text.Append(isGlobal ? string.Empty : isFileScoped ? $"namespace {space};\n" : $"namespace {space}\n{{\n");

        int containers = Chance(4) ? Next(1, 3) : 0;
        for (int i = 0; i < containers; i++)
        {
            string name = isGlobal && i == 0 ? $"G{Seed}" : Pick(s_words) + i;
            _text.Append(Chance(10) ? string.Empty : "partial ")
                .Append(Pick(["class", "struct", "record", "interface", "record struct"]))
                .Append(' ')
                .Append(name)
                .Append(Pick(["", "", "", "<T>", "<T, @int>"])).Append(" {\n");
        }

        _className = isGlobal && containers == 0 ? $"Net{Seed}" : Chance(3) ? Pick(s_words) : "Net";
        WriteNetwork();
        _text.Append(new string('}', containers)).Append('\n');
        _text.Append(isGlobal || isFileScoped ? string.Empty : "}\n");
    }

    private void WriteNetwork()
    {
        List<string> attributes = Layers();
        if (Chance(2))
        {
            AddSlots(attributes);
        }

        int mistakes = Chance(2) ? 0 : Next(1, 4);
        for (int i = 0; i < mistakes; i++)
        {
            Spoil(attributes);
        }

        _text.Append(Chance(20) ? string.Empty : Chance(6) ? "[Network(Fuse = false)]\n" : "[Network]\n");
        foreach (string attribute in attributes)
        {
            _text.Append('[').Append(attribute).Append("]\n");
        }

        string modifiers = Pick(["", "public ", "internal ", "sealed ", "public sealed ", "unsafe "]);
        if (modifiers == "unsafe ")
        {
            modifiers = string.Empty;
        }

        modifiers += Chance(25) ? Pick(["static ", "abstract ", "file ", "new "]) : string.Empty;
        string kind = Chance(25) ? Pick(["record", "struct", "interface", "record struct"]) : "class";
        string parameters = Chance(25) ? Pick(["<T>", "(int x)", "(string s)", "<T>(int x)"]) : string.Empty;
        string bases = Chance(25)
            ? Pick([" : object", " : System.IDisposable", " : System.Exception", " : System.IO.Stream"])
            : string.Empty;
        string members = Chance(8) ? Pick(s_members).Replace("Net2", _className, StringComparison.Ordinal) : string.Empty;
        _text.Append(modifiers)
            .Append(Chance(20) ? string.Empty : "partial ")
            .Append(kind)
            .Append(' ')
            .Append(_className)
            .Append(parameters)
            .Append(bases)
            .Append(" { ")
            .Append(members)
            .Append(" }\n");
        if (Chance(15))
        {
            _text.Append(Chance(2) ? $"[{Pick(["Softmax", "Dense(2)", "Network", "Input(3)", "Budget"])}]\n" : string.Empty)
                .Append("partial class ")
                .Append(_className)
                .Append(parameters.StartsWith('<') ? "<T>" : string.Empty).Append(" { }\n");
        }
    }

    /// <summary>A network that is right, but for chance.</summary>
    private List<string> Layers()
    {
        var layers = new List<string>();
        if (Chance(12))
        {
            _shape = [Next(1, 9)];
            layers.Add($"Input({_shape[0]}, Tokens = true)");
            layers.Add(Embedding());
        }
        else
        {
            _shape = Enumerable.Range(0, Pick([1, 1, 1, 2, 3, 3, 4])).Select(_ => Next(1, 12)).ToArray();
            layers.Add($"Input({string.Join(", ", _shape)}{(Chance(6) ? ", " + Name() : string.Empty)})");
        }

        int count = Next(0, 7);
        for (int i = 0; i < count; i++)
        {
            layers.Add(Layer());
        }

        if (!Chance(4))
        {
            // Right after its function, in a list of its own, or where nothing gives what it reads.
            DeclaredLoss loss = Pick(Losses.All);
            string attribute = loss.Attribute(Chance(4) ? "Weight = 0.5" : string.Empty);
            layers.AddRange(
                Chance(9) || loss.Before.Length == 0 ? [attribute]
                : Chance(2) ? [loss.Before, attribute]
                : [$"{loss.Before}, {attribute}"]);
        }

        return layers;
    }

    /// <summary>Further inputs, outputs and heads, right but for chance and for their names.</summary>
    private void AddSlots(List<string> layers)
    {
        for (int count = Next(1, 4); count > 0; count--)
        {
            switch (Next(0, 4))
            {
                case 0:
                    layers.Insert(Next(1, layers.Count + 1), Slot("Output("));
                    break;
                case 1:
                    layers.Add(Slot($"Input({Next(1, 9)}"));
                    layers.AddRange(["Dense(2)", Loss()]);
                    break;
                case 2:
                    layers.Add(Slot($"Input({Next(1, 9)}, Tokens = true"));
                    layers.AddRange(["Embedding(9, 3, Name = \"table\")", "Flatten"]);
                    layers.AddRange(Chance(3) ? ["Dense(3)", "Dense(9, Tied = \"table\")"] : ["Dense(2)"]);
                    layers.Add(Chance(3) ? Slot("Output(") : Loss());
                    break;
                default:
                    layers.Add($"From(\"{(_names.Count == 0 ? "input1" : Pick(_names))}\")");
                    layers.AddRange(["Flatten", "Dense(2)", Loss()]);
                    break;
            }
        }
    }

    private string Loss()
    {
        DeclaredLoss loss = Pick(Losses.Own);
        string slot = Slot(Open(loss.Attribute(Chance(3) ? "Weight = 2" : string.Empty)));
        return loss.Before.Length == 0 ? slot : $"{loss.Before}, {slot}";
    }

    /// <summary>An attribute to which further arguments can be added.</summary>
    private static string Open(string attribute) => attribute.EndsWith(')') ? attribute[..^1] : attribute + "(";

    /// <summary>A slot's attribute, which may have a name that collides with another's or with what the methods have besides.</summary>
    private string Slot(string open)
    {
        string? name = Chance(3) ? null : Pick(s_slotNames);
        if (name is not null)
        {
            _names.Add(name);
        }

        return $"{open}{(open.EndsWith('(') || name is null ? string.Empty : ", ")}{(name is null ? string.Empty : $"Name = \"{name}\"")})";
    }

    private string Layer()
    {
        switch (Next(0, 16))
        {
            case 0 or 1 or 2:
                _shape = [.. _shape[..^1], Next(1, 40)];
                return Named($"Dense({_shape[^1]}{(Chance(4) ? ", Bias = false" : string.Empty)}");
            case 3:
                _shape = [_shape.Aggregate(1, (product, axis) => product * axis)];
                return "Flatten";
            case 4:
                int length = _shape.Aggregate(1, (product, axis) => product * axis);
                int divisor = Enumerable.Range(1, length).Where(i => length % i == 0).ElementAt(Next(0, 1));
                _shape = [divisor, length / divisor];
                return $"Reshape({_shape[0]}, {_shape[1]})";
            case 5 when _shape.Length is 2 or 3:
                int size = Next(1, _shape[1..].Min() + 1);
                _shape = [Next(1, 20), .. _shape[1..].Select(axis => axis - size + 1)];
                return Named($"Conv{_shape.Length - 1}D({_shape[0]}, {size}");
            case 6 when _shape.Length is 2 or 3:
                int window = Next(1, _shape[1..].Min() + 1);
                _shape = [_shape[0], .. _shape[1..].Select(axis => axis / window)];
                return Named($"{Pick(["Max", "Average"])}Pool{_shape.Length - 1}D({window}");
            case 7 when _shape.Length > 1:
                _shape = [.. _shape[..^2], _shape[^1], _shape[^2]];
                return "Transpose";
            case 8 when _shape.Length > 1:
                _shape = [_shape[0]];
                return "GlobalAveragePool";
            case 9:
                return Named(Pick(["BatchNorm(", "LayerNorm(", "Dropout(0.5", "PReLU("]));
            case 10 when _names.Count > 0:
                // The shape may fit or not.
                return $"{Pick(["Add", "Multiply", "Concat"])}(\"{Pick(_names)}\")";
            case 11 or 12 when _tables.Count > 0:
                return Tied();
            default:
                return Named(Pick(s_activations));
        }
    }

    private string Embedding()
    {
        int count = Next(1, 50), dimension = Next(1, 20);
        _shape = [.. _shape, dimension];
        _tables.Add(("embedding1", count, dimension));
        return $"Embedding({count}, {dimension})";
    }

    /// <summary>A layer that shares a table, with the layer before it that its entries' length asks for, but for chance.</summary>
    private string Tied()
    {
        (string name, int count, int dimension) = Pick(_tables);
        string before = _shape[^1] == dimension || Chance(8) ? string.Empty : $"Dense({dimension}), ";
        _shape = [.. _shape[..^1], Chance(8) ? Next(1, 50) : count];
        return before + Named($"Dense({_shape[^1]}, Tied = \"{name}\"{(Chance(4) ? ", Bias = false" : string.Empty)}");
    }

    private void Spoil(List<string> attributes)
    {
        int at = Next(0, attributes.Count + 1);
        switch (Next(0, 9))
        {
            case 0:
                attributes.Insert(at, Pick(s_garbage));
                break;
            case 1 when at < attributes.Count:
                attributes.RemoveAt(at);
                break;
            case 2 when at < attributes.Count:
                attributes.Add(attributes[at]);
                break;
            case 3:
                attributes.Reverse();
                break;
            case 4:
                attributes.Insert(at, $"Dense({Pick(s_integers)}, Name = \"{Pick(s_wrongNames)}\")");
                break;
            case 5:
                attributes.Insert(at, $"{Pick(["LeakyReLU", "ELU", "Dropout"])}({Pick(s_doubles)})");
                break;
            case 6:
                attributes.Insert(at, Pick([
                    $"Conv2D({Pick(s_integers)}, {Pick(s_integers)}, Stride = {Pick(s_integers)}, Padding = {Pick(s_integers)}, Dilation = {Pick(s_integers)}, Groups = {Pick(s_integers)})",
                    $"Conv1D({Next(1, 9)}, {Pick(s_integers)}, Padding = {Pick(s_integers)})",
                    $"Conv2D({Next(1, 9)}, {Pick(s_integers)}, PaddingTop = {Pick(s_integers)}, StrideWidth = {Pick(s_integers)}, DilationHeight = {Pick(s_integers)})",
                    $"Conv1D({Next(1, 9)}, {Pick(s_integers)}, Same = true, Dilation = {Pick(s_integers)})",
                    $"AveragePool2D({Pick(s_integers)}, Height = {Pick(s_integers)}, CeilMode = true, StrideHeight = {Pick(s_integers)}, PaddingRight = {Pick(s_integers)})",
                    $"MaxPool2D({Pick(s_integers)}, Stride = {Pick(s_integers)}, Padding = {Pick(s_integers)})", $"Embedding({Pick(s_integers)}, {Pick(s_integers)})",
                    $"Dense({Pick(s_integers)})", $"Reshape({Pick(s_integers)}, {Pick(s_integers)})", $"BatchNorm(Epsilon = {Pick(s_doubles)}, Momentum = {Pick(s_doubles)})",
                    $"Input({Pick(s_integers)}, {Pick(s_integers)})"]));
                break;
            case 7:
                attributes.Insert(at, Pick([
                    $"CrossEntropy(LabelSmoothing = {Pick(s_doubles)})", $"Huber(Delta = {Pick(s_doubles)}, Weight = {Pick(s_doubles)})", $"From(\"{Pick(s_layerNames)}\")", $"Concat(\"{Pick(s_layerNames)}\", \"b\")",
                    $"Budget(MultiplyAdds = {Next(0, 2000)})", $"Dense(3, Name = \"{Pick(s_layerNames)}\")", $"Dense(3, Name = \"{Pick(s_layerNames)}\")"]));
                break;
            default:
                if (attributes.Count > 0)
                {
                    attributes[0] = Pick(
                        ["Input", "Input()", "Input(0)", "Input(4, Tokens = true)", "Input(1, 2, 3, 4, 5, 6, 7)", "Input(1 << 13, 1 << 13)", "Input(1 << 14, 1 << 14)", "Input(int.MaxValue, int.MaxValue, int.MaxValue)", "Input(new int[] { })", $"Input(4, Name = \"{Pick(s_layerNames)}\")"]);
                }

                break;
        }
    }

    private string Named(string open)
    {
        if (!Chance(4))
        {
            return open + ")";
        }

        return $"{open}{(open.EndsWith('(') ? string.Empty : ", ")}{Name()})";
    }

    private string Name()
    {
        string name = Pick(s_layerNames);
        _names.Add(name);
        return $"Name = \"{name}\"";
    }

#pragma warning disable CA5394 // Not for secrets.
    private int Next(int from, int to) => _random.Next(from, to);
#pragma warning restore CA5394

    private bool Chance(int one) => Next(0, one) == 0;

    private T Pick<T>(IReadOnlyList<T> items) => items[Next(0, items.Count)];
}
