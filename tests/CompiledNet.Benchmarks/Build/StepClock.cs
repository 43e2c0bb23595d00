using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Benchmarks.Build;

/// <summary>
/// Puts a clock after every step of generated programs, and reads it: what a step takes is its time and that of the call of the clock,
/// some 25 ns.
/// </summary>
internal sealed class StepClock : CSharpSyntaxRewriter
{
    private const string ClockName = "StepClockOfTheBenchmark";
    private const int MostSteps = 1024;

    private static readonly string s_source = $$"""
        internal static class {{ClockName}}
        {
            public static readonly long[] Ticks = new long[{{MostSteps}}];
            private static long s_last;
            public static void Start() => s_last = System.Diagnostics.Stopwatch.GetTimestamp();
            public static void Stop(int step)
            {
                long now = System.Diagnostics.Stopwatch.GetTimestamp();
                Ticks[step] += now - s_last;
                s_last = System.Diagnostics.Stopwatch.GetTimestamp();
            }
        }
        """;

    private readonly List<string> _steps = [];

    /// <summary>The comments of the steps, in the order of the programs.</summary>
    public IReadOnlyList<string> Steps => _steps;

    /// <summary>The tree with the clock in it.</summary>
    public SyntaxTree Apply(SyntaxTree tree)
    {
        bool isFirst = _steps.Count == 0;
        var root = (CompilationUnitSyntax)Visit(tree.GetRoot());
        if (isFirst && _steps.Count > 0)
        {
            root = root.AddMembers(((CompilationUnitSyntax)CSharpSyntaxTree.ParseText(s_source).GetRoot()).Members[0]);
        }

        return tree.WithRootAndOptions(root, tree.Options);
    }

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        if (!StepFilter.IsProgram(node) || node.Body is not { } body)
        {
            return node;
        }

        var statements = new List<StatementSyntax>();
        foreach (StatementSyntax statement in body.Statements.SelectMany(StepFilter.Steps))
        {
            bool isStep = statement is ForEachStatementSyntax or IfStatementSyntax;
            if (isStep)
            {
                statements.Add(SyntaxFactory.ParseStatement($"global::{ClockName}.Start();"));
            }

            statements.Add(statement);
            if (isStep)
            {
                statements.Add(SyntaxFactory.ParseStatement($"global::{ClockName}.Stop({_steps.Count});"));
                _steps.Add($"{node.Identifier.Text}: {Comment(statement)}");
            }
        }

        return node.WithBody(body.WithStatements(SyntaxFactory.List(statements)));
    }

    /// <summary>The ticks of each step of a compiled network since they were read last.</summary>
    public static long[] Read(Type network)
    {
        var ticks = (long[])network.Assembly.GetType(ClockName, throwOnError: true)!.GetField(
            "Ticks", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        long[] read = [.. ticks];
        Array.Clear(ticks);
        return read;
    }

    private static string Comment(StatementSyntax statement) =>
        statement.DescendantTrivia()
            .FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia))
            .ToString()
            .TrimStart('/', ' ');
}
