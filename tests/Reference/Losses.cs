extern alias Generator;

using System.Globalization;
using System.Reflection;
using Generator::CompiledNet.Generator.Graph;
using Generator::CompiledNet.Generator.Layers;
using Generator::CompiledNet.Generator.Model;

namespace CompiledNet.Tests.Reference;

/// <summary>
/// The losses of the catalogue: what the compiler's model knows, with the arguments that the library's attributes take, after every
/// function that they may read. A new one is in every test that goes through them.
/// </summary>
internal static class Losses
{
    /// <summary>An argument that is nobody's default.</summary>
    private const double Argument = 0.3;

    /// <summary>The functions that some loss is one operation with.</summary>
    private static readonly Dictionary<string, LayerModel> s_functions = Functions()
        .Where(function => Enum.GetValues<LossKind>().Any(kind => LossPartners.Are(function.Value, kind)))
        .ToDictionary(function => function.Key, function => function.Value);

    /// <summary>
    /// Each loss after the function that it belongs to, or after none, with its defaults and with each argument that is another.
    /// </summary>
    public static IReadOnlyList<DeclaredLoss> Own { get; } = [.. Enum.GetValues<LossKind>().SelectMany(kind =>
        Arguments(kind).Prepend(string.Empty).Select(argument => new DeclaredLoss(PartnerOf(kind), kind.ToString(), argument)))];

    /// <summary>Each loss after the functions of others that it accepts.</summary>
    public static IReadOnlyList<DeclaredLoss> Apart { get; } = [.. Enum.GetValues<LossKind>().SelectMany(kind => s_functions
        .Where(function => function.Key != PartnerOf(kind) && Accepts(kind, function.Value))
        .Select(function => new DeclaredLoss(function.Key, kind.ToString(), string.Empty)))];

    public static IReadOnlyList<DeclaredLoss> All { get; } = [.. Own, .. Apart];

    /// <summary>A loss that fits the length of the last axis.</summary>
    public static DeclaredLoss Draw(Random random, int classes)
    {
        DeclaredLoss[] fitting = [.. All.Where(loss => classes > 1 || !loss.NeedsClasses)];
        return fitting[random.Next(fitting.Length)];
    }

    private static Dictionary<string, LayerModel> Functions()
    {
        var functions = new Dictionary<string, LayerModel>
        {
            ["Softmax"] = new SoftmaxModel("f", 1, Logarithm: false),
            ["LogSoftmax"] = new SoftmaxModel("f", 1, Logarithm: true),
        };
        foreach (string kind in Elementwise.Kinds)
        {
            functions.Add(kind, new ActivationModel("f", 1, Enum.Parse<ActivationKind>(kind), Argument));
        }

        return functions;
    }

    private static string PartnerOf(LossKind kind) =>
        s_functions.Where(function => LossPartners.Are(function.Value, kind)).Select(function => function.Key).FirstOrDefault(string.Empty);

    /// <summary>Whether the compiler takes a loss after a function.</summary>
    private static bool Accepts(LossKind kind, LayerModel function)
    {
        LayerModel[] layers =
        [
            new InputModel("x", 0, new Shape(4)), function, new LossModel("l", 2, kind, Weight: 1, LabelSmoothing: 0, Delta: 1),
        ];
        var type = new TypeModel(string.Empty, default, "Net", "Net", "public", "NetSteps");
        return GraphBuilder.Build(new NetworkModel(type, true, new EquatableArray<LayerModel>(layers)), []) is not null;
    }

    private static IEnumerable<string> Arguments(LossKind kind) => Type
        .GetType($"CompiledNet.{kind}Attribute, CompiledNet", throwOnError: true)!
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(property => property.CanWrite)
        .Select(property => property.PropertyType == typeof(bool)
            ? $"{property.Name} = true"
            : string.Create(CultureInfo.InvariantCulture, $"{property.Name} = {Argument}"));
}
