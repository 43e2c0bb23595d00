using CompiledNet.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Reason = Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace CompiledNet.Generator.Tests.Incrementality;

/// <summary>A second run of the generator after an edit, and why each of its steps ran.</summary>
internal sealed class Rerun
{
    private readonly GeneratorRunResult _result;

    private Rerun(GeneratorDriver driver) => _result = Assert.Single(driver.GetRunResult().Results);

    /// <summary>Runs, edits, runs again.</summary>
    /// <param name="sources">Files, called File0.cs, File1.cs, ...</param>
    /// <param name="edit">The edit of the compilation.</param>
    /// <param name="kernels">The value of <c>CompiledNetKernels</c> in the second run; null leaves it as it was, unset.</param>
    public static Rerun After(string[] sources, Func<CSharpCompilation, CSharpCompilation> edit, string? kernels = null)
    {
        CSharpCompilation before = Compilations.Create(sources);
        GeneratorDriver driver = Generation.NewDriver(kernels: null).RunGenerators(before);
        Assert.Null(driver.GetRunResult().Results[0].Exception);
        if (kernels is not null)
        {
            driver = driver.WithUpdatedAnalyzerConfigOptions(ProjectProperties.Kernels(kernels));
        }

        return new Rerun(driver.RunGenerators(edit(before)));
    }

    /// <summary>The same compilation with another text in one file.</summary>
    public static CSharpCompilation Edit(CSharpCompilation compilation, int file, string old, string text)
    {
        SyntaxTree tree = compilation.SyntaxTrees[file];
        string source = tree.ToString();
        Assert.Contains(old, source, StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(
            tree, Compilations.ParseFile(source.Replace(old, text, StringComparison.Ordinal), tree.FilePath));
    }

    /// <summary>Asserts the reasons of every tracked step, in the order of its outputs, and those of the generated files.</summary>
    public void AssertReasons(Reason[] parsed, Reason[] settings, Reason[] combined, Reason[] outputs)
    {
        Assert.Null(_result.Exception);
        Assert.Equal(parsed, Reasons(TrackingNames.Parsed));
        Assert.Equal(settings, Reasons(TrackingNames.Settings));
        Assert.Equal(combined, Reasons(TrackingNames.Combined));
        Assert.Equal(
            outputs,
            _result.TrackedOutputSteps
                .SelectMany(steps => steps.Value)
                .SelectMany(step => step.Outputs)
                .Select(output => output.Reason));
    }

    private Reason[] Reasons(string step) => [.. _result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason)];
}
