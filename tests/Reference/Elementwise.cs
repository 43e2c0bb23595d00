extern alias Generator;

using System.Globalization;
using System.Reflection;
using Generator::CompiledNet.Generator.Model;

namespace CompiledNet.Tests.Reference;

/// <summary>
/// The elementwise layers of the catalogue, as attributes: what the compiler's model knows, with the arguments that the library's
/// attributes take. A new one is in every test that goes through them.
/// </summary>
internal static class Elementwise
{
    /// <summary>An argument that is nobody's default.</summary>
    private const double Argument = 0.3;

    /// <summary>The names, e.g. <c>ELU</c>.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. Enum.GetNames<ActivationKind>().Where(kind => AttributeOf(kind) is not null)];

    /// <summary>The layers with their defaults, and with each argument that is another: <c>ELU</c> and <c>ELU(0.3)</c>.</summary>
    public static IReadOnlyList<string> Attributes { get; } =
        [.. Kinds.SelectMany(kind => Arguments(kind).Select(argument => $"{kind}({argument})").Prepend(kind))];

    /// <summary>One layer for each kind that the compiler knows, with an argument where it takes a number.</summary>
    public static IReadOnlyDictionary<string, string> ByKind { get; } = Enum.GetNames<ActivationKind>().ToDictionary(kind => kind, OfKind);

    /// <summary>An identifier for a layer with its arguments.</summary>
    public static string Identifier(string attribute) => string.Concat(attribute.Where(char.IsLetterOrDigit));

    private static IEnumerable<string> Arguments(string kind) =>
        Numbers(kind).Concat(Switches(kind).Select(property => $"{property} = true"));

    private static IEnumerable<string> Numbers(string kind) => AttributeOf(kind)!.GetConstructors()
        .SelectMany(constructor => constructor.GetParameters())
        .Where(parameter => parameter.ParameterType == typeof(double))
        .Select(_ => Argument.ToString(CultureInfo.InvariantCulture));

    private static IEnumerable<string> Switches(string kind) => AttributeOf(kind)!
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(property => property.PropertyType == typeof(bool) && property.CanWrite)
        .Select(property => property.Name);

    /// <summary>A kind without an attribute is another's with a switch: <c>GELUApproximate</c>.</summary>
    private static string OfKind(string kind) => AttributeOf(kind) is not null
        ? Numbers(kind).Select(number => $"{kind}({number})").FirstOrDefault(kind)
        : Kinds.SelectMany(
            other => Switches(other), (other, property) => (Kind: other + property, Attribute: $"{other}({property} = true)"))
            .Single(pair => pair.Kind == kind).Attribute;

    private static Type? AttributeOf(string kind) => Type.GetType($"CompiledNet.{kind}Attribute, CompiledNet");
}
