using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Parsing;

/// <summary>Finds the members of a class that the compiler writes itself, and constructors that leave the parameters out.</summary>
internal static class MemberParser
{
    /// <summary>
    /// What the class declares itself of the members that the compiler writes, as <see cref="GeneratedMembers"/> writes it.
    /// </summary>
    public static IReadOnlyList<string> Parse(NetworkDeclaration declaration, List<Problem> problems)
    {
        INamedTypeSymbol type = declaration.Type;
        var taken = new List<string>();
        if (GeneratedMembers.IsTaken(type.Name))
        {
            problems.Add(
                new Problem(
                    ProblemIds.MemberCollision, -1,
                    $"A network cannot be named '{type.Name}', because it has a member of that name: rename the class"));
        }

        foreach (ISymbol member in OwnMembers(type))
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
            {
                CheckConstructor(type, constructor, taken, problems);
            }
            else if (Collision(member) is { } collision)
            {
                taken.Add(collision);
                problems.Add(Collides(type, member, collision));
            }
            else if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary, Arity: 0 } method)
            {
                // What stands in for a wrong network of several slots leaves it out, whatever the slots are.
                taken.Add(SignatureOf(method));
            }
        }

        return taken;
    }

    /// <summary>Reports methods of the class that have one of the signatures that its network has by its slots.</summary>
    public static void CheckSlots(INamedTypeSymbol type, IEnumerable<string> signatures, List<Problem> problems)
    {
        HashSet<string> own = [.. signatures];
        IEnumerable<IMethodSymbol> methods = OwnMembers(type)
            .OfType<IMethodSymbol>()
            .Where(method => method.MethodKind == MethodKind.Ordinary && method.Arity == 0);
        foreach (IMethodSymbol method in methods)
        {
            string signature = SignatureOf(method);
            if (own.Contains(signature) && !GeneratedMembers.Methods.Contains(signature))
            {
                problems.Add(Collides(type, method, signature));
            }
        }
    }

    private static Problem Collides(INamedTypeSymbol type, ISymbol member, string collision) => new(
        ProblemIds.MemberCollision,
        -1,
        $"Every network has a member '{collision}' of its own, so '{type.Name}' cannot declare it: rename it",
        member.Name,
        Ordinal(member));

    /// <summary>The members that the user wrote. The compilation that analyzers see has the generated part as well.</summary>
    public static IEnumerable<ISymbol> OwnMembers(INamedTypeSymbol type) => type.GetMembers().Where(member =>
        !member.IsImplicitlyDeclared
            && member.DeclaringSyntaxReferences.Length > 0
            && !IsGenerated(member.DeclaringSyntaxReferences[0].GetSyntax()));

    /// <summary>The member that a problem names.</summary>
    public static ISymbol? Find(INamedTypeSymbol type, Problem problem) =>
        OwnMembers(type).Where(member => member.Name == problem.Argument).Skip(Math.Max(problem.Element, 0)).FirstOrDefault();

    private static int Ordinal(ISymbol member) =>
        OwnMembers(member.ContainingType)
            .Where(other => other.Name == member.Name)
            .TakeWhile(other => !SymbolEqualityComparer.Default.Equals(other, member))
            .Count();

    private static string? Collision(ISymbol member)
    {
        if (member is not IMethodSymbol method)
        {
            return GeneratedMembers.IsTaken(member.Name) ? member.Name : null;
        }

        if (method.MethodKind != MethodKind.Ordinary)
        {
            return null;
        }

        string signature = SignatureOf(method);
        return GeneratedMembers.Names.Contains(method.Name) ? method.Name
            : method.Arity == 0 && GeneratedMembers.Methods.Contains(signature) ? signature
            : null;
    }

    private static string SignatureOf(IMethodSymbol method) => GeneratedMembers.Signature(method.Name, method.Parameters.Select(TypeOf));

    private static string TypeOf(IParameterSymbol parameter) =>
        (parameter.RefKind == RefKind.None ? string.Empty : "ref ") + parameter.Type.ToDisplayString(s_typeFormat);

    private static void CheckConstructor(INamedTypeSymbol type, IMethodSymbol constructor, List<string> taken, List<Problem> problems)
    {
        int ordinal = Ordinal(constructor);
        if (constructor.Parameters.Length == 1
            && constructor.Parameters[0] is { Type.SpecialType: SpecialType.System_Int32, RefKind: RefKind.None })
        {
            taken.Add(GeneratedMembers.Constructor);
            problems.Add(
                new Problem(
                    ProblemIds.MemberCollision, -1,
                    $"Every network has a constructor '{type.Name}(int seed = 0)' of its own, so '{type.Name}' cannot declare one that takes one int: give it other parameters",
                    constructor.Name, ordinal));
            return;
        }

        switch (constructor.DeclaringSyntaxReferences[0].GetSyntax())
        {
            case ConstructorDeclarationSyntax syntax when syntax.Initializer?.ThisOrBaseKeyword.IsKind(SyntaxKind.ThisKeyword) != true:
                problems.Add(
                    new Problem(
                        ProblemIds.ConstructorWithoutSeed, -1,
                        $"This constructor of '{type.Name}' leaves the network without parameters: let it call the generated one, with ': this(seed: 0)'",
                        constructor.Name, ordinal));
                break;
            case TypeDeclarationSyntax:
                // Every other constructor would have to call it.
                taken.Add(GeneratedMembers.Constructor);
                problems.Add(
                    new Problem(
                        ProblemIds.ConstructorWithoutSeed, -1,
                        $"The primary constructor of '{type.Name}' leaves the network without parameters: write a constructor that ends in ': this(seed: 0)' instead",
                        constructor.Name, ordinal));
                break;
        }
    }

    /// <summary>Whether a type was written by the compiler of networks.</summary>
    public static bool IsGenerated(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(reference =>
        reference.GetSyntax() is TypeDeclarationSyntax syntax && HasMark(syntax));

    private static bool IsGenerated(SyntaxNode node) =>
        node.FirstAncestorOrSelf<TypeDeclarationSyntax>(type => type != node) is { } type && HasMark(type);

    private static bool HasMark(TypeDeclarationSyntax type) => type.AttributeLists
        .SelectMany(list => list.Attributes)
        .Any(
            attribute =>
                attribute.ArgumentList?.Arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax { Token.Value: GeneratorName });

    private const string GeneratorName = "CompiledNet.Generator";

    // 'string?' and 'string' are one type to a signature.
    private static readonly SymbolDisplayFormat s_typeFormat =
        SymbolDisplayFormat.MinimallyQualifiedFormat.RemoveMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);
}
