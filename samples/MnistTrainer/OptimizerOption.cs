using System.CommandLine;
using System.CommandLine.Parsing;

namespace MnistTrainer;

/// <summary>The optimiser, by its name.</summary>
internal static class OptimizerOption
{
    private const string Option = "--optimizer";

    public static Option<OptimizerKind?> Create() => new(Option)
    {
        Description = $"{Names()}; sgd has a momentum of 0.9. [default: {TrainingSettings.DefaultOptimizer.Name()}]",
        HelpName = "name",
        CustomParser = Parse,
    };

    private static OptimizerKind? Parse(ArgumentResult result)
    {
        // Not Enum.TryParse, which takes numbers too.
        string text = result.Tokens[0].Value;
        foreach (OptimizerKind kind in Enum.GetValues<OptimizerKind>())
        {
            if (text.Equals(kind.Name(), StringComparison.OrdinalIgnoreCase))
            {
                return kind;
            }
        }

        result.AddError($"{Option} is '{text}', but it must be one of {Names()}.");
        return null;
    }

    private static string Names() => string.Join(", ", Enum.GetValues<OptimizerKind>().Select(kind => kind.Name()));
}
