using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CompiledNet.CodeFixes.Tests;

/// <summary>Applies code fixes as an editor does.</summary>
internal static class FixRun
{
    private const string Cut = "\n----\n";

    public static readonly IReadOnlyList<CodeFixProvider> Providers =
    [
        .. typeof(NetworkCodeFix).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>Applies one fix to the first diagnostic of an id; files are cut at lines of dashes.</summary>
    public static async Task<(string Source, ImmutableArray<Diagnostic> Build)> One(string source, string id, string title)
    {
        using var workspace = new AdhocWorkspace();
        Project project = UserProject.Create(workspace, source.Split(Cut));
        (_, CodeAction action) = await Find(project, id, title);
        return await Apply(project, action);
    }

    /// <summary>Applies one fix to all diagnostics of an id in the project.</summary>
    public static async Task<(string Source, ImmutableArray<Diagnostic> Build)> All(string source, string id, string title)
    {
        using var workspace = new AdhocWorkspace();
        Project project = UserProject.Create(workspace, source.Split(Cut));
        (CodeFixProvider provider, CodeAction one) = await Find(project, id, title);
        ImmutableArray<Diagnostic> diagnostics = [.. (await UserProject.Analyze(project)).Where(diagnostic => diagnostic.Id == id)];
        var context = new FixAllContext(
            project.Documents.First(), provider, FixAllScope.Project, one.EquivalenceKey!, [id], new Reported(diagnostics),
            TestContext.Current.CancellationToken);
        return await Apply(project, (await provider.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    /// <summary>The titles offered for the first diagnostic of an id.</summary>
    public static async Task<IReadOnlyList<string>> Titles(string source, string id)
    {
        using var workspace = new AdhocWorkspace();
        return [.. (await Offers(UserProject.Create(workspace, source.Split(Cut)), id)).Select(offer => offer.Action.Title)];
    }

    private static async Task<(CodeFixProvider Provider, CodeAction Action)> Find(Project project, string id, string title) =>
        Assert.Single(await Offers(project, id), offer => offer.Action.Title == title);

    private static async Task<IReadOnlyList<(CodeFixProvider Provider, CodeAction Action)>> Offers(Project project, string id)
    {
        Diagnostic diagnostic = (await UserProject.Analyze(project)).First(diagnostic => diagnostic.Id == id);
        Document document = project.GetDocument(diagnostic.Location.SourceTree)!;
        var offers = new List<(CodeFixProvider, CodeAction)>();
        foreach (CodeFixProvider provider in Providers.Where(provider => provider.FixableDiagnosticIds.Contains(id)))
        {
            await provider.RegisterCodeFixesAsync(new CodeFixContext(
                document, diagnostic, (action, _) => offers.Add((provider, action)), TestContext.Current.CancellationToken));
        }

        return offers;
    }

    private static async Task<(string Source, ImmutableArray<Diagnostic> Build)> Apply(Project project, CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        Project changed = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution.GetProject(project.Id)!;
        var files = new List<string>();
        foreach (Document document in changed.Documents)
        {
            files.Add((await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString());
        }

        return (string.Join(Cut, files), await UserProject.Build(changed));
    }

    private sealed class Reported(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => diagnostic.Location.SourceTree!.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
