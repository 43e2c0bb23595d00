using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Benchmarks.Build;

/// <summary>
/// Takes steps out of generated programs, so that the emitted operations of one layer can be timed by themselves. The operands of a
/// program stay where they are; what a step that is gone would have written is whatever the arena holds.
/// </summary>
/// <param name="steps">What is kept.</param>
internal sealed class StepFilter(ProgramSteps steps) : CSharpSyntaxRewriter
{
    private const string InputGradientCondition = "WantsInputGradients";

    private int _kept;

    /// <summary>The tree with the steps that are kept.</summary>
    /// <exception cref="InvalidOperationException">None is left: the generated code is no longer what this class looks for.</exception>
    public SyntaxTree Apply(SyntaxTree tree)
    {
        SyntaxNode root = Visit(tree.GetRoot());
        return _kept > 0
            ? tree.WithRootAndOptions(root, tree.Options)
            : throw new InvalidOperationException($"No step is left of {tree.FilePath} when only {steps} is kept.");
    }

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) =>
        IsProgram(node) && node.Body is { } body ? node.WithBody(body.WithStatements(SyntaxFactory.List(body.Statements.Where(IsKept)))) : node;

    /// <summary>A program is what a worker runs: its first parameters are the frame and the worker's number.</summary>
    private static bool IsProgram(MethodDeclarationSyntax method) =>
        method.ParameterList.Parameters is [{ Identifier.Text: "frame" }, { Identifier.Text: "worker" }, ..];

    private static bool Converts(StatementSyntax statement) => statement.DescendantNodes().OfType<InvocationExpressionSyntax>()
        .Select(call => call.Expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Last().Identifier.Text)
        .Any(name => name.EndsWith("Pack", StringComparison.Ordinal) || name.EndsWith("Unpack", StringComparison.Ordinal));

    private bool IsKept(StatementSyntax statement)
    {
        if (statement is LocalDeclarationStatementSyntax)
        {
            return true;
        }

        bool isKept = !Converts(statement)
            && (steps == ProgramSteps.BetweenLayers
                || (statement is IfStatementSyntax condition && condition.Condition.ToString().Contains(InputGradientCondition, StringComparison.Ordinal)));
        _kept += isKept && statement is ForStatementSyntax or IfStatementSyntax ? 1 : 0;
        return isKept;
    }
}
