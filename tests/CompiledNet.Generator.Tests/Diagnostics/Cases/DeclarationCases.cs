namespace CompiledNet.Generator.Tests.Diagnostics.Cases;

internal static class DeclarationCases
{
    private const string Layers = "[Input(4)] [Dense(3)] [Softmax, CrossEntropy]";

    public static readonly DiagnosticCase[] All =
    [
        new("CNET0001", "class", $"[Network] {Layers} class [|Net|];", $"[Network] {Layers} partial class Net;"),
        new(
            "CNET0002", "container", $"class [|Outer|] {{ [Network] {Layers} partial class Net; }}",
            $"partial class Outer {{ [Network] {Layers} partial class Net; }}"),
        new(
            "CNET0002", "container of a container",
            $"class [|Outer|] {{ partial struct Inner {{ [Network] {Layers} partial class Net; }} }}",
            $"partial class Outer {{ partial struct Inner {{ [Network] {Layers} partial class Net; }} }}"),
        new("CNET0003", "static", $"[Network] {Layers} static partial class [|Net|];", $"[Network] {Layers} sealed partial class Net;"),
        new("CNET0003", "abstract", $"[Network] {Layers} abstract partial class [|Net|];", $"[Network] {Layers} partial class Net;"),
        new(
            "CNET0003", "generic", $"[Network] {Layers} partial class [|Net|]<T>;",
            $"partial class Outer<T> {{ [Network] {Layers} partial class Net; }}"),
        new("CNET0003", "record", $"[Network] {Layers} partial record [|Net|];", $"[Network] {Layers} partial class Net;"),
        new("CNET0003", "file-local", $"[Network] {Layers} file partial class [|Net|];", $"[Network] {Layers} partial class Net;"),
        new(
            "CNET0003", "base class", $"class Base(int x) {{ public int X => x; }} [Network] {Layers} partial class [|Net|] : Base;",
            $"class Base(int x = 1) {{ public int X => x; }} [Network] {Layers} partial class Net : Base;"),
        new(
            "CNET0003", "required member", $"[Network] {Layers} partial class [|Net|] {{ public required int X {{ get; set; }} }}",
            $"[Network] {Layers} partial class Net {{ public int X {{ get; set; }} }}"),
        new(
            "CNET0003", "keyword", $"partial class @nint {{ [Network] {Layers} partial class [|Net|]; }}",
            $"partial class @int {{ [Network] {Layers} partial class Net; }}"),
        new(
            "CNET0004", "none", "[Network] [Dense(3)] [Softmax, CrossEntropy] partial class [|Net|];",
            $"[Network] {Layers} partial class Net;"),
        new(
            "CNET0005", "after a layer", "[Network] [Dense(3)] [[|Input(4)|]] [Softmax, CrossEntropy] partial class Net;",
            $"[Network] {Layers} partial class Net;"),
        new(
            "CNET0006", "other file",
            "[Network] [Input(4)] [Dense(3)] partial class Net;\n----\n[[|Softmax|], CrossEntropy] partial class Net;",
            $"[Network] {Layers} partial class Net;\n----\n[System.Serializable] partial class Net;"),
        new(
            "CNET0006", "file before",
            "[[|Softmax|], CrossEntropy] partial class Net;\n----\n[Network] [Input(4)] [Dense(3)] partial class Net;",
            $"partial class Net;\n----\n[Network] {Layers} partial class Net;"),
        new("CNET0007", "none", "[[|Input(4)|]] [Dense(3)] partial class Net;", "[Network] [Input(4)] [Dense(3)] partial class Net;"),
        new(
            "CNET0007", "budget", "[[|Budget(Parameters = 3)|]] partial class Net;",
            "[Network] [Input(4)] [Dense(3), Budget(Parameters = 15)] partial class Net;"),
        new(
            "CNET0008", "property", $"[Network] {Layers} partial class Net {{ public int [|OutputLength|] => 3; }}",
            $"[Network] {Layers} partial class Net {{ public int OutputsLength => 3; }}"),
        new(
            "CNET0008", "field of a method's name", $"[Network] {Layers} partial class Net {{ public int [|Predict|] = 3; }}",
            $"[Network] {Layers} partial class Net {{ public int predict = 3; }}"),
        new(
            "CNET0008", "method",
            $"[Network] {Layers} partial class Net {{ public void [|Predict|](System.ReadOnlySpan<float> x, System.Span<float> y) {{ }} }}",
            $"[Network] {Layers} partial class Net {{ public void Predict(float[] x) {{ }} }}"),
        new(
            "CNET0008", "method for files", $"[Network] {Layers} partial class Net {{ public void [|Save|](string? path) {{ }} }}",
            $"[Network] {Layers} partial class Net {{ public void Save(string path, bool all) {{ }} }}"),
        new(
            "CNET0008", "nested class on another part",
            $"[Network] {Layers} partial class Net;\n----\npartial class Net {{ class [|__parameters|]; }}",
            $"[Network] {Layers} partial class Net;\n----\npartial class Net {{ class Plans; }}"),
        new(
            "CNET0008", "constructor", $"[Network] {Layers} partial class Net {{ public [|Net|](int x) {{ _ = x; }} }}",
            $"[Network] {Layers} partial class Net {{ public Net(long x) : this((int)x) {{ }} }}"),
        new(
            "CNET0008", "the class itself", $"[Network] {Layers} partial class [|Summary|];", $"[Network] {Layers} partial class Summaries;"),
        new(
            "CNET0008", "a method of the slots",
            "[Network] [Input(4)] [Dense(3), Output(Name = \"code\")] [Dense(2), MeanSquaredError] partial class Net { void [|Predict|](System.ReadOnlySpan<float> a, System.Span<float> b, System.Span<float> c) { } }",
            "[Network] [Input(4)] [Dense(3), Output(Name = \"code\")] [Dense(2), MeanSquaredError] partial class Net { void Forecast(System.ReadOnlySpan<float> a, System.Span<float> b, System.Span<float> c) { } }"),
        new(
            "CNET0009", "constructor", $"[Network] {Layers} partial class Net {{ public [|Net|](string x) {{ _ = x; }} }}",
            $"[Network] {Layers} partial class Net {{ public Net(string x) : this(x.Length) {{ }} }}"),
        new(
            "CNET0009", "primary constructor", $"[Network] {Layers} partial class [|Net|](string x) {{ public string X => x; }}",
            $"[Network] {Layers} partial class Net {{ public Net() : this(42) {{ }} }}"),
    ];
}
