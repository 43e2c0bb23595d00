using CompiledNet.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Tests.UserProjects;

/// <summary>Where a build runs no analyzers, the generated files say what is wrong, so that no wrong network is ever built.</summary>
public sealed class AnalyzerSwitchTests
{
    private const string Wrong = "using CompiledNet;\n[Network, Input(4), Dense(0), Dense(-1), Softmax, CrossEntropy] public partial class Net;";
    private const string Message = "#error: 'CNET0010: units is 0, but must be at least 1'";

    /// <summary>Properties as they come from a project, and whether analyzers run.</summary>
    public static TheoryData<string, bool> Builds => new()
    {
        { "", true },
        { "RunAnalyzers=", true },
        { "RunAnalyzers=true", true },
        { "RunAnalyzers=false", false },
        { "RunAnalyzers=False", false },
        { "RunAnalyzers=off", false },
        { "RunAnalyzersDuringBuild=false", false },
        { "RunAnalyzers=;RunAnalyzersDuringBuild=FALSE", false },
        { "RunAnalyzers=true;RunAnalyzersDuringBuild=false", true },
        { "RunAnalyzersDuringBuild=true", true },
        { "RunAnalyzers=false;DesignTimeBuild=true", true },
        { "RunAnalyzersDuringBuild=false;DesignTimeBuild=True", true },
        { "RunAnalyzers=false;DesignTimeBuild=false", false },
        { "IsImplicitlyTriggeredBuild=true", false },
        { "IsImplicitlyTriggeredBuild=true;OptimizeImplicitlyTriggeredBuild=false", true },
        { "IsImplicitlyTriggeredBuild=true;TreatWarningsAsErrors=true", true },
        { "IsImplicitlyTriggeredBuild=true;TreatWarningsAsErrors=true;OptimizeImplicitlyTriggeredBuild=true", false },
    };

    [Theory]
    [MemberData(nameof(Builds))]
    public void One_error_is_in_the_file_where_no_analyzer_runs(string properties, bool analyzersRun)
    {
        Diagnostic[] errors = Errors(Wrong, properties);
        Assert.Equal(analyzersRun ? [] : [Message], errors.Select(error => error.GetMessage(null)));
        Assert.All(errors, error => Assert.Equal("CS1029", error.Id));
    }

    [Theory]
    [InlineData("public class Net", "CNET0001")]
    [InlineData("file partial class Net", "CNET0003")]
    [
        InlineData("public partial class Outer2 { class Outer { [Network, Input(4), Dense(3)] partial class Net2; } } public partial class Net", "CNET0002")]
    public void A_class_that_no_part_can_be_added_to_is_reported_too(string type, string id)
    {
        string source = $"using CompiledNet;\n[Network, Input(4), Dense(3)] {type};";
        Assert.Contains(
            Errors(source, "RunAnalyzers=false"),
            error => error.Id == "CS1029" && error.GetMessage(null).StartsWith($"#error: '{id}: ", StringComparison.Ordinal));
        Assert.DoesNotContain(Errors(source, "RunAnalyzers=true"), error => error.Id == "CS1029");
    }

    [Fact]
    public void A_right_network_builds() =>
        Assert.Empty(Errors("using CompiledNet;\n[Network, Input(4), Dense(3)] public partial class Net;", "RunAnalyzers=false"));

    [Theory]
    [InlineData("[Network, Input(4), Dense(\"3\")] public partial class Net;", "CS1503")]
    [InlineData("[Network, Input(4), Dense(3)] public class;", "CS1001")]
    public void What_C_sharp_refuses_is_said_once(string declaration, string id) =>
        Assert.DoesNotContain(
            Errors("using CompiledNet;\n" + declaration, "RunAnalyzers=false"),
            error => error.Id != id && error.Id is not ("CS1513" or "CS1514"));

    private static Diagnostic[] Errors(string source, string properties)
    {
        (string, string)[] pairs =
        [
            .. properties.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=')).Select(one => (one[0], one[1])),
        ];
        Generation generation = Generation.Run(Compilations.Create(source), new ProjectProperties(pairs));
        Assert.Null(generation.Result.Exception);
        return
        [
            .. generation.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(
                diagnostic => diagnostic.Severity == DiagnosticSeverity.Error),
        ];
    }
}
