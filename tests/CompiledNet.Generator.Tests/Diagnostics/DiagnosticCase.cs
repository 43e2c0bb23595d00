using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.Generator.Tests.Diagnostics;

/// <summary>A mistake, with where it must be reported between <c>[|</c> and <c>|]</c>, and the right code.</summary>
internal sealed class DiagnosticCase(string id, string name, string wrong, string right)
{
    private const string Using = "using CompiledNet;\n";
    private const string Begin = "[|";
    private const string End = "|]";

    private readonly Lazy<Task<ImmutableArray<Diagnostic>>> _reported = new(() => Analysis.Run(WithoutMarks(wrong)));

    public string Id { get; } = id;

    public string Name { get; } = $"{id} {name}";

    /// <summary>The wrong source; files are cut at lines of dashes.</summary>
    public string[] Wrong { get; } = WithoutMarks(wrong);

    public string[] Right { get; } = Files(right);

    /// <summary>The file that the mistake is in.</summary>
    public int File { get; } = Array.FindIndex(Files(wrong), file => file.Contains(Begin, StringComparison.Ordinal));

    /// <summary>Where the mistake is in it.</summary>
    public TextSpan Span
    {
        get
        {
            string text = Files(wrong)[File];
            int begin = text.IndexOf(Begin, StringComparison.Ordinal);
            return TextSpan.FromBounds(begin, text.IndexOf(End, StringComparison.Ordinal) - Begin.Length);
        }
    }

    /// <summary>What the build says of the wrong source; asked several times, built once.</summary>
    public Task<ImmutableArray<Diagnostic>> Reported => _reported.Value;

    public override string ToString() => Name;

    private static string[] WithoutMarks(string source) =>
        Files(source.Replace(Begin, string.Empty, StringComparison.Ordinal).Replace(End, string.Empty, StringComparison.Ordinal));

    private static string[] Files(string source) => source.Split("\n----\n").Select(file => Using + file).ToArray();
}
