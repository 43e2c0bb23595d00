using System.Text;
using CompiledNet.Generator.Emit;
using CompiledNet.Generator.Tests.Harness;

namespace CompiledNet.Generator.Tests.Emit;

/// <summary>The names of generated files, which <c>EmitCompilerGeneratedFiles</c> writes to disk.</summary>
public sealed class FileNameTests
{
    private const string Layers = "Network, Input(4), Dense(3)";

    private static readonly string s_long = string.Concat(Enumerable.Repeat("Long", 40));

    [Theory]
    [InlineData("Net")]
    [InlineData("My.Networks.Net")]
    [InlineData("My.Outer`1+Net")]
    [InlineData("Größe.ネット")]
    [InlineData("Console.Auxiliary.Com.Lpt")]
    public void A_name_of_usual_length_is_the_class_s(string name) => Assert.Equal(name + ".g.cs", Of(name));

    [Fact]
    public void A_name_that_just_fits_is_kept_and_the_next_is_cut()
    {
        string fits = new('N', FileNames.MaxBytes - ".g.cs".Length);
        Assert.Equal(fits + ".g.cs", Of(fits));
        Assert.NotEqual(fits + "N.g.cs", Of(fits + "N"));
    }

    [Theory]
    [InlineData("N", 1000)]
    [InlineData("Space.", 60)]
    [InlineData("ネ", 90)]
    [InlineData("é", 70)]
    public void A_long_name_is_cut_to_what_a_file_system_takes(string part, int times)
    {
        string file = Of(string.Concat(Enumerable.Repeat(part, times)) + "Net");
        Assert.InRange(Encoding.UTF8.GetByteCount(file), 1, FileNames.MaxBytes);
        Assert.Matches(@"^[^.].*Net-[0-9a-f]{16}\.g\.cs$", file);
    }

    [Fact]
    public void Long_names_that_differ_anywhere_have_files_of_their_own()
    {
        string[] names = [s_long, s_long + "A", s_long + "a", "A." + s_long, "a." + s_long, "A+" + s_long, "A.B." + s_long, "ネ" + s_long];
        var ambiguous = FileNames.FindAmbiguous(names);
        Assert.Equal(names.Length, names.Select(name => FileNames.Of(name, ambiguous)).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Names_that_a_file_system_takes_for_one_have_files_of_their_own()
    {
        string[] names = ["Net", "NET", "net", "Caf\u00e9", "Cafe\u0301", "CAF\u00c9"];
        var ambiguous = FileNames.FindAmbiguous(names);
        Assert.Equal(
            names.Length,
            names.Select(name => FileNames.Of(name, ambiguous).Normalize(NormalizationForm.FormC))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Count());
    }

    /// <summary>To Windows, <c>aux.anything</c> is a device.</summary>
    [Theory]
    [InlineData("Con")]
    [InlineData("Aux.Net")]
    [InlineData("nul.A.Net")]
    [InlineData("COM1.Net")]
    [InlineData("Lpt9")]
    public void No_file_is_a_device(string name) => Assert.Matches($@"^_{name}-[0-9a-f]{{16}}\.g\.cs$", Of(name));

    [Fact]
    public void The_compiler_takes_every_one()
    {
        string source = $$"""
            using CompiledNet;
            namespace {{s_long}}.{{s_long}} { [{{Layers}}] partial class Net; [{{Layers}}] partial class NET; }
            namespace Aux { [{{Layers}}] partial class {{new string('ネ', 90)}}; partial class {{s_long}}<T> { [{{Layers}}] partial class Net; } }
            [{{Layers}}] partial class {{new string('n', 600)}};
            """;
        Generation generation = Generation.Run(source, "Library");
        Assert.Null(generation.Result.Exception);
        Assert.Equal(
            5, generation.Result.GeneratedSources.Select(file => file.HintName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(
            generation.Result.GeneratedSources, file => Assert.InRange(Encoding.UTF8.GetByteCount(file.HintName), 1, FileNames.MaxBytes));
        Assert.DoesNotContain(
            generation.Output.GetDiagnostics(TestContext.Current.CancellationToken),
            diagnostic => diagnostic.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning);
    }

    private static string Of(string name) => FileNames.Of(name, FileNames.FindAmbiguous([name]));
}
