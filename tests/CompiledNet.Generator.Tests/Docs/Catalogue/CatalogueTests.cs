extern alias library;

using System.Globalization;
using System.Reflection;

namespace CompiledNet.Generator.Tests.Docs.Catalogue;

/// <summary>The catalogue has a page for every attribute and optimiser of the library, with its arguments and their defaults.</summary>
public sealed class CatalogueTests
{
    private static readonly Type[] s_types =
    [
        .. typeof(library::CompiledNet.NetworkAttribute)
            .Assembly.GetExportedTypes()
            .Where(type => !type.IsAbstract
                && type.Namespace == "CompiledNet"
                && (type.IsSubclassOf(typeof(Attribute))
                    || (type.IsValueType && type.IsAssignableTo(typeof(library::CompiledNet.IOptimizer))))),
    ];

    public static TheoryData<string> Names => [.. s_types.Select(Name)];

    [Fact]
    public void EveryAttributeAndOptimiserHasAPage() =>
        Assert.Equal(s_types.Select(Name).Order(StringComparer.Ordinal), CataloguePage.Names.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void TheIndexLeadsToThePage(string name) =>
        Assert.Contains($"| [{name}]({name}.md) | ", MarkdownPage.Read("docs/catalogue/README.md").Text, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public void ThePageSaysWhatItHasTo(string name)
    {
        CataloguePage page = CataloguePage.Read(name);
        Assert.Equal($"# {name}", page.Title);
        string[] facts = TypeOf(name) switch
        {
            { IsValueType: true } => ["formula", "state", "PyTorch"],
            var type when type.IsSubclassOf(typeof(library::CompiledNet.LossAttribute)) =>
                ["reads", "targets", "formula", "gradient", "PyTorch", "diagnostics"],
            var type when type == typeof(library::CompiledNet.InputAttribute) => ["shape", "gradient", "PyTorch", "diagnostics"],
            var type when type.IsSubclassOf(typeof(library::CompiledNet.LayerAttribute)) =>
                ["shape", "formula", "gradient", "PyTorch", "diagnostics"],
            _ => ["PyTorch", "diagnostics"],
        };
        Assert.All(facts, fact => Assert.NotEmpty(page.Facts[fact]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TheArgumentsHaveTheDefaultsOfTheCode(string name)
    {
        var expected = ArgumentsOf(TypeOf(name)).OrderBy(argument => argument.Name, StringComparer.Ordinal);
        Assert.Equal(expected, CataloguePage.Read(name).Arguments.OrderBy(argument => argument.Name, StringComparer.Ordinal));
    }

    private static string Name(Type type) =>
        type.Name.EndsWith("Attribute", StringComparison.Ordinal) ? type.Name[..^"Attribute".Length] : type.Name;

    private static Type TypeOf(string name) => s_types.Single(type => Name(type) == name);

    private static IEnumerable<(string Name, string Default)> ArgumentsOf(Type type)
    {
        ConstructorInfo[] constructors = [.. type.GetConstructors().Where(constructor => constructor.GetParameters().Length > 0)];
        if (Array.Find(constructors, TakesAnyNumber) is { } all)
        {
            // The others are this one for a few values.
            constructors = [all];
        }

        IEnumerable<(string, string)> positional = constructors.SelectMany(constructor => constructor.GetParameters())
            .DistinctBy(parameter => parameter.Name)
            .Select(parameter => (parameter.Name!, parameter.HasDefaultValue ? Text(parameter.DefaultValue) : string.Empty));
        if (type.IsValueType)
        {
            return positional;
        }

        // A value that no default has, so that one that follows an argument can be told.
        const int Given = 7;
        object attribute = constructors.Length == 0
            ? Activator.CreateInstance(type)!
            : constructors[0].Invoke([.. constructors[0].GetParameters().Select(Argument)]);
        return positional.Concat(type.GetProperties()
            .Where(
                property => property.SetMethod is { IsPublic: true } && property.Name != nameof(library::CompiledNet.LayerAttribute.Name))
            .Select(property => (property.Name, property.GetValue(attribute) switch
            {
                long and 0 => "none",
                Given => constructors[0].GetParameters()[0].Name!,
                var value => Text(value),
            })));

        static object Argument(ParameterInfo parameter) =>
            parameter.ParameterType == typeof(int) ? Given
            : parameter.ParameterType == typeof(double) ? 0.5
            : parameter.ParameterType == typeof(string) ? "name"
            : Array.CreateInstance(parameter.ParameterType.GetElementType()!, 1);
    }

    private static bool TakesAnyNumber(ConstructorInfo constructor) =>
        constructor.GetParameters()[0].IsDefined(typeof(ParamArrayAttribute));

    private static string Text(object? value) => value switch
    {
        bool flag => flag ? "true" : "false",
        Enum member => $"{member.GetType().Name}.{member}",
        double number and > 0 and < 1e-3 => number.ToString("0e-0", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
