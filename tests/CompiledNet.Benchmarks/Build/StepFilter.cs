using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Benchmarks.Build;

/// <summary>
/// Takes the steps that pack rows into the network's layout, or unpack them from it, out of generated programs: what is left is what a
/// layer does between other layers. What a packing step would have written gets a place of its own after the arena, where
/// nothing overwrites it, so that every run reads the same values.
/// </summary>
/// <param name="arenaLength">Floats in the program's arena.</param>
/// <param name="keepsInputGradientOnly">Whether of the other steps only those are kept that nothing but the gradient of the inputs
/// needs.</param>
internal sealed class StepFilter(nint arenaLength, bool keepsInputGradientOnly) : CSharpSyntaxRewriter
{
    private const string InputGradientCondition = "Results.InputGradients";

    private int _kept;
    private int _places;

    /// <summary>Floats that the arena needs when the filter has been applied.</summary>
    public nint ArenaLength => arenaLength * (_places + 1);

    /// <summary>The tree with the steps that are kept.</summary>
    /// <exception cref="InvalidOperationException">None is left: the generated code is no longer what this class looks for.</exception>
    public SyntaxTree Apply(SyntaxTree tree)
    {
        SyntaxNode root = Visit(tree.GetRoot());
        return _kept > 0
            ? tree.WithRootAndOptions(root, tree.Options)
            : throw new InvalidOperationException($"No step is left of {tree.FilePath} without those that pack and unpack.");
    }

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        if (!IsProgram(node) || node.Body is not { } body)
        {
            return node;
        }

        HashSet<string> packed = [.. body.Statements.SelectMany(statement => Calls(statement, "Pack")).SelectMany(References)];
        IEnumerable<StatementSyntax> statements = body.Statements.SelectMany(Steps)
            .Where(IsKept)
            .Select(statement => Move(statement, packed))
            .ToList();
        return node.WithBody(body.WithStatements(SyntaxFactory.List(statements)));
    }

    /// <summary>A program is what a worker runs: its first parameters are the frame and the worker's number.</summary>
    public static bool IsProgram(MethodDeclarationSyntax method) =>
        method.ParameterList.Parameters is [{ Identifier.Text: "frame" }, { Identifier.Text: "worker" }, ..];

    private static IEnumerable<InvocationExpressionSyntax> Calls(SyntaxNode node, string ending) =>
        node.DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is SimpleNameSyntax name && name.Identifier.Text.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>The locals that a call is given references of.</summary>
    private static IEnumerable<string> References(InvocationExpressionSyntax call) => call.ArgumentList.Arguments
        .Where(argument => argument.RefKindKeyword.IsKind(SyntaxKind.RefKeyword))
        .Select(argument => argument.Expression)
        .OfType<IdentifierNameSyntax>()
        .Select(name => name.Identifier.Text);

    /// <summary>The steps under one condition, each under it alone.</summary>
    public static IEnumerable<StatementSyntax> Steps(StatementSyntax statement)
    {
        if (statement is not IfStatementSyntax { Statement: BlockSyntax block, Else: null } condition)
        {
            yield return statement;
            yield break;
        }

        var step = new List<StatementSyntax>();
        foreach (StatementSyntax part in block.Statements)
        {
            step.Add(part);
            if (part is ExpressionStatementSyntax)
            {
                yield return condition.WithStatement(block.WithStatements(SyntaxFactory.List(step)));
                step.Clear();
            }
        }

        if (step.Count > 0)
        {
            yield return condition.WithStatement(block.WithStatements(SyntaxFactory.List(step)));
        }
    }

    private bool IsKept(StatementSyntax statement)
    {
        if (statement is LocalDeclarationStatementSyntax)
        {
            return true;
        }

        bool isKept = !Calls(statement, "Pack").Any()
            && !Calls(statement, "Unpack").Any()
            && (!keepsInputGradientOnly
                || (statement is IfStatementSyntax { Condition: var condition }
                    && condition.ToString().Contains(InputGradientCondition, StringComparison.Ordinal)));
        _kept += isKept && statement is ForEachStatementSyntax or IfStatementSyntax ? 1 : 0;
        return isKept;
    }

    private StatementSyntax Move(StatementSyntax statement, HashSet<string> packed)
    {
        if (statement is not LocalDeclarationStatementSyntax
            {
                Declaration.Variables: [{ Initializer.Value: RefExpressionSyntax place } variable],
            }
            || !packed.Contains(variable.Identifier.Text))
        {
            return statement;
        }

        _places++;
        ExpressionSyntax moved = SyntaxFactory.ParseExpression($"global::CompiledNet.Runtime.Mem.At({place}, {arenaLength * _places})");
        return statement.ReplaceNode(place.Expression, moved);
    }
}
