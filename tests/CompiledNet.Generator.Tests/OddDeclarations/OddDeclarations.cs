namespace CompiledNet.Generator.Tests.OddDeclarations;

/// <summary>Declarations that are wrong or odd, by what is odd about them.</summary>
internal static class OddDeclarations
{
    private const string Right = "Network, Input(4), Dense(3)";

    private static readonly string[] s_numbers =
    [
        "0", "-1", "1", "int.MaxValue", "int.MinValue", "1 << 26", "(1 << 26) + 1", "46341", "65536", "'a'", "(int)2.5", "default",
    ];

    private static readonly string[] s_doubles =
        [
            "0", "-1", "1", "double.NaN", "double.PositiveInfinity", "double.NegativeInfinity", "double.MaxValue", "double.Epsilon",
            "1e-300", "float.MaxValue", "-0.0"];

    private static readonly string[] s_names =
        [
            "null", "\"\"", "\" \"", "\".\"", "\"a.\"", "\".a\"", "\"a..b\"", "\"1a\"", "\"a-b\"", "\"a b\"", "\"\\0\"", "\"\\n\"",
            "\"\\r\\n\"", "\"\\u0085\"", "\"\\u2028\"", "\"\\uFFFE\"", "\"\\\"\"", "\"*/\"", "\"ä\"", "\"\\uD800\"", "\"x\"", "nameof(Net)",
            "\"input1\"", "\"dense1\"", "\"relu1\"", "default"];

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["sizes"] = [.. s_numbers.SelectMany(number => new[]
        {
            Net($"Network, Input({number}), Dense(3)"),
            Net($"Network, Input(2, {number}, 3), Flatten, Dense(3)"),
            Net($"Network, Input({number}, {number}, {number}), ReLU"),
            Net($"Network, Input(4), Dense({number})"),
            Net($"Network, Input(4), Dense({number}), Dense({number})"),
            Net($"Network, Input(4), Reshape({number}), ReLU"),
            Net($"Network, Input(4), Reshape(2, {number}), Dense(2)"),
        })],
        ["ranks"] =
        [
            Net("Network, Input, Dense(3)"),
            Net("Network, Input(), Dense(3)"),
            Net("Network, Input(null), Dense(3)"),
            Net("Network, Input(new int[0]), Dense(3)"),
            Net("Network, Input(new int[] { 4 }), Dense(3)"),
            Net("Network, Input(new[] { 1, 2, 3 }), Flatten"),
            Net("Network, Input(1, 1, 1, 1, 1, 1), Dense(3)"),
            Net("Network, Input(1, 1, 1, 1, 1, 1, 1), Dense(3)"),
            Net("Network, Input(1, 2, 3, 4, 5, 6, 7, 8, 9), Flatten"),
            Net("Network, Input(4), Reshape, Dense(3)"),
            Net("Network, Input(4), Reshape(), Dense(3)"),
            Net("Network, Input(4), Reshape(null), Dense(3)"),
            Net("Network, Input(4), Reshape(5), Dense(3)"),
            Net("Network, Input(4), Reshape(1, 1, 1, 1, 1, 1, 4), Dense(3)"),
            Net("Network, Input(65536, 65536), Flatten"),
        ],
        ["real arguments"] = [.. s_doubles.SelectMany(number => new[]
        {
            Net($"{Right}, LeakyReLU({number})"),
            Net($"{Right}, ELU({number})"),
            Net($"{Right}, MeanSquaredError(Weight = {number})"),
            Net($"{Right}, Huber(Delta = {number})"),
            Net($"{Right}, Softmax, CrossEntropy(LabelSmoothing = {number})"),
        })],
        ["names"] = [.. s_names.SelectMany(name => new[]
        {
            Net($"Network, Input(4, Name = {name}), Dense(3)"),
            Net($"Network, Input(4), Dense(3, Name = {name}), ReLU"),
            Net($"Network, Input(4), Dense(3), ReLU, Dense(3, Name = {name}), ReLU(Name = {name})"),
        })],
        ["order"] =
        [
            Net("Network"),
            Net("Network, ReLU"),
            Net("Network, Dense(3)"),
            Net("Network, Input(4)"),
            Net("Input(4), Network, Dense(3)"),
            Net("Input(4), Dense(3), Network"),
            Net("Network, Dense(3), Input(4)"),
            Net("Network, Input(4), Input(4)"),
            Net("Network, Input(4), Dense(3), Input(4), Dense(3)"),
            Net("Network, Softmax, CrossEntropy"),
            Net("Network, Input(4), CrossEntropy"),
            Net("Network, Input(4), MeanSquaredError"),
            Net("Network, Input(4), Softmax, CrossEntropy"),
            Net("Network, Input(4), CrossEntropy, Softmax"),
            Net($"{Right}, CrossEntropy"),
            Net($"{Right}, Softmax, NegativeLogLikelihood"),
            Net($"{Right}, LogSoftmax, CrossEntropy"),
            Net($"{Right}, MeanSquaredError, Dense(3)"),
            Net($"{Right}, MeanSquaredError, MeanSquaredError"),
            Net($"{Right}, Softmax, CrossEntropy, Softmax, CrossEntropy"),
            Net($"{Right}, Softmax, Softmax, CrossEntropy"),
            Net("Network, Network, Input(4), Dense(3)"),
            Net("Network(true), Input(4)"),
            Net("Network(Fuse = 1), Input(4)"),
            Net("Network(Fuse = default), Input(4), Dense(3)"),
            Net("Dense(3)"),
            Net("Input(4), Dense(3), Softmax, CrossEntropy"),
        ],
        ["kinds of types"] =
        [
            .. new[]
            {
                "class Net", "public class Net", "public sealed class Net", "static partial class Net", "abstract partial class Net", "partial class Net<T>", "partial class Net<T> where T : class", "file partial class Net",
                "partial record Net", "partial record class Net(int X)", "partial struct Net", "partial record struct Net", "ref partial struct Net", "readonly partial struct Net", "partial interface Net", "enum Net", "delegate void Net()",
                "partial class Net(int x)", "partial class Net(string s, int seed = 0)", "unsafe partial class Net", "new partial class Net", "public public partial class Net", "partial partial class Net", "partial class", "class partial Net", "partial class 1Net", "partial class Net : Net", "partial class Net : Missing", "partial class Net : System.IDisposable",
            }.Select(kind => $"using CompiledNet; [{Right}] {kind}{(kind.StartsWith("delegate", StringComparison.Ordinal) ? ";" : " { }")}"),
            "using CompiledNet; class Outer { [Network, Input(4)] partial class Net; }",
            "using CompiledNet; partial class Outer { class Middle { [Network, Input(4)] partial class Net; } }",
            "using CompiledNet; partial class Outer<T> { [Network, Input(4)] partial class Net<U>; }",
            "using CompiledNet; partial class { [Network, Input(4)] partial class Net; }",
            "using CompiledNet; file partial class Outer { partial class Middle { [Network, Input(4)] partial class Net; } }",
            "using CompiledNet; file partial class Outer { [Network, Input(4)] partial class Net; }",
            "using CompiledNet; static class C { static void M() { [Network, Input(4)] void Local() { } } }",
            "using CompiledNet; enum E { [Network, Input(4)] A }",
            "using CompiledNet; class C { [Network, Input(4)] int _field; [Network, Input(4)] void M([Network] int x) { } }",
        ],
        ["parts"] =
        [
            "using CompiledNet; [Network, Input(4)] partial class Net; [Dense(3)] partial class Net;",
            "using CompiledNet; [Network, Input(4)] partial class Net; [Network, Input(4)] partial class Net;",
            "using CompiledNet; [Input(4)] partial class Net; [Network] partial class Net;",
            "using CompiledNet; partial class Net; [Network, Input(4)] partial class Net; partial class Net { int _x = 1; int X => _x; }",
            "using CompiledNet; [Network, Input(4)] partial class Net; class Net;",
            "using CompiledNet; [Network, Input(4)] partial class Net { } } }",
            "using CompiledNet; [Network, Input(4)] partial class Net {",
            "using CompiledNet; [Network, Input(4), Dense(3] partial class Net;",
            "using CompiledNet; [Network, Input(4), Dense(3)]",
            "using CompiledNet; [Network, Input(4), Dense(3)",
            "using CompiledNet; [Network][Input(4)][Dense(3)][] partial class Net;",
            "using CompiledNet; [assembly: Network] [module: Input(4)] partial class Net;",
            "using CompiledNet; [type: Network, Input(4)] [return: Dense(3)] [type: Dense(2)] partial class Net;",
            "[CompiledNet.Network, CompiledNet.Input(4)] partial class Net;",
            "using N = CompiledNet.NetworkAttribute; using CompiledNet; [N, Input(4)] partial class Net;",
            "using CompiledNet; [NetworkAttribute, InputAttribute(4), DenseAttribute(3)] partial class Net;",
            "[Network, Input(4), Dense(3)] partial class Net;",
            "using CompiledNet; #if NEVER\n[Network, Input(4)]\n#endif\npartial class Net;",
        ],
        ["members that collide"] = [.. new[]
        {
            "public int InputLength;", "const int OutputLength = 3;", "int ParameterCount() => 1;", "class Programs;", "struct __Description;", "object __parameters = null!;", "public Net() { }", "public Net(int seed) { }", "Net(int seed = 1) { }",
            "public void Predict(System.ReadOnlySpan<float> inputs, System.Span<float> outputs) { }", "int Predict;", "public static string Summary => \"\";", "event System.Action Loss;", "public object Info => this;", "void Backward(int x) { }", "enum Parameters;", "public required int X { get; init; }",
            "static Net() { }", "~Net() { }", "public int this[int i] => i;", "public static implicit operator int(Net net) => 1;",
        }.Select(member => $"using CompiledNet; [Network, Input(4), Dense(3), Softmax, CrossEntropy] partial class Net {{ {member} }}")],
        ["arguments that do not compile"] = [.. new[]
        {
            "Dense", "Dense()", "Dense(\"3\")", "Dense(3.5)", "Dense(3L)", "Dense(null)", "Dense(true)", "Dense(Missing)", "Dense(3, 4)", "Dense(units: 3)", "Dense(unit: 3)", "Dense(3, Bias = 1)", "Dense(3, Missing = 1)", "Dense(3, Bias = true, Bias = false)", "Dense(3, Init = 7)", "Dense(3, Init = (Init)7)", "Dense(3, Init = Init.He)", "Dense(3, Name = 1)", "Dense(3, Name = null)",
            "Dense(X)", "Dense(Net.X)", "Dense(Net.InputLength)", "Dense(Net.ParameterCount)", "Dense(new int())", "Dense(typeof(int))", "Dense(1 / 0)", "Dense(int.MaxValue + 1)", "Dense(unchecked(int.MaxValue + 1))", "Dense<int>(3)", "Missing", "Missing(3)", "System.Obsolete", "System.Serializable", "Layer", "LayerAttribute", "LossAttribute", "Loss",
            "LeakyReLU(\"a\")", "LeakyReLU(1, 2)", "LeakyReLU(null)", "ELU(default)", "ELU()", "GELU(true)", "GELU(Approximate = 1)", "Softmax(1)", "ReLU(3)", "CrossEntropy(0.1)", "CrossEntropy(LabelSmoothing = \"a\")", "Huber(1)", "MeanSquaredError(Weight = null)",
        }.Select(layer => $"using CompiledNet; [Network, Input(4), {layer}, Dense(3)] partial class Net {{ public const int X = 3; }}")],
        ["layers of the user's own"] =
        [
            "using CompiledNet; class MineAttribute : System.Attribute; [Network, Mine, Input(4), Mine, Dense(3), Mine] partial class Net;",
            "using CompiledNet; class MineAttribute : LayerAttribute; [Network, Input(4), Mine] partial class Net;",
            "namespace CompiledNet { class DenseAttribute : System.Attribute { public DenseAttribute(string s) { } } } namespace User { using CompiledNet; [Network, Input(4), Dense(\"a\")] partial class Net; }",
            "namespace User { class NetworkAttribute : System.Attribute; [Network] partial class Net; }",
            "namespace User { using CompiledNet; class DenseAttribute(int units) : System.Attribute; [Network, Input(4), Dense(3)] partial class Net; }",
            "namespace CompiledNet { class NetworkAttribute : System.Attribute; [Network] partial class Net; }",
        ],
        ["graph layers"] = [.. new[]
        {
            "Conv2D(6, 3)", "Conv2D(0, 3)", "Conv2D(6, 0)", "Conv2D(6, 99)", "Conv2D(6, 3, Stride = 0)", "Conv2D(6, 3, Padding = -1)", "Conv2D(6, 3, Groups = 5)", "Conv2D(6, 3, Dilation = 0)", "Conv2D(6, int.MaxValue, Padding = int.MaxValue)", "Conv2D(6, 3, Dilation = int.MaxValue)", "Conv1D(6, 3)", "MaxPool2D(0)", "Conv2D(6, 3, PaddingTop = -1, PaddingLeft = int.MaxValue)", "Conv2D(6, 3, StrideWidth = 0)", "Conv2D(6, 3, Same = true, Dilation = int.MaxValue)", "Conv2D(6, 3, Same = true, Padding = 1)", "Conv2D(6, 65536, 1, Same = true, DilationHeight = int.MaxValue)", "MaxPool2D(2, Height = 0)", "MaxPool2D(2, Height = int.MaxValue, Width = int.MaxValue, Same = true)", "MaxPool2D(int.MaxValue, Width = 1, Padding = 1, CeilMode = true)", "AveragePool2D(2, StrideHeight = int.MaxValue, CeilMode = true)", "AveragePool2D(2, Same = true, CeilMode = true)", "MaxPool2D(2, Padding = 2)", "MaxPool2D(2, Stride = -1)", "AveragePool2D(9)",
            "GlobalAveragePool", "BatchNorm(Epsilon = 0)", "BatchNorm(Momentum = double.NaN)", "LayerNorm(Epsilon = -1)", "Dropout(1)", "Dropout(-0.5)", "Dropout(double.NaN)", "Embedding(3, 4)", "PReLU", "Transpose", "Add(\"x\")", "Add(null)", "Add(\"\")", "Add(\"input1\")", "Add(\"dense1\")", "Multiply(\"input1\")", "Concat(\"input1\")", "Concat(\"input1\", Axis = 7)", "Concat(\"input1\", Axis = -1)", "From(\"input1\")", "From(\"nothing\")", "Add(\"later\"), ReLU(Name = \"later\")",
        }.Select(layer => Net($"Network, Input(3, 8, 8), {layer}, Flatten, Dense(3)"))],
        ["tokens"] = [.. new[] { "Dense(3)", "Embedding(10, 4), Flatten, Dense(3)", "Embedding(0, 4)", "Embedding(4, 0)", "Embedding(int.MaxValue, int.MaxValue)", "ReLU", "Softmax, CrossEntropy", "Flatten, Embedding(3, 3)" }
            .Select(layer => Net($"Network, Input(5, Tokens = true), {layer}"))],
        ["many"] =
        [
            Net("Network, Input(4), " + string.Join(", ", Enumerable.Repeat("Dense(4), ReLU", 60))),
            Net("Network, Input(4), " + string.Join(", ", Enumerable.Repeat("Softmax", 200))),
            Net("Network, Input(8192), " + string.Join(", ", Enumerable.Repeat("Dense(8192)", 40))),
            Net("Network, Input(1 << 26), Dense(64)"),
            Net("Network, Input(1 << 15, 1 << 11), Dense(1 << 11)"),
        ],
    };

    private static string Net(string attributes) => $"using CompiledNet; [{attributes}] partial class Net;";
}
