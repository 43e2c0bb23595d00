namespace CompiledNet.CodeFixes.Tests;

/// <summary>A fix: what it is offered for, under which title, and what it makes of the source.</summary>
internal sealed class FixCase(string id, string title, string before, string after)
{
    private const string Using = "using CompiledNet;\n";
    private const string Cut = "\n----\n";

    public string Id => id;

    public string Title => title;

    public string Before { get; } = Complete(before);

    public string After { get; } = Complete(after);

    /// <summary>Two classes with the same mistake.</summary>
    public string BeforeTwice => Twice(before);

    public string AfterTwice => Twice(after);

    private static string Complete(string source) => string.Join(Cut, source.Split(Cut).Select(file => Using + file));

    private static string Twice(string source) =>
        string.Join(Cut, source.Split(Cut).Select(file => $"{Using}namespace A\n{{\n{file}\n}}\nnamespace B\n{{\n{file}\n}}\n"));
}
