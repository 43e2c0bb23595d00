using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace MnistTrainer;

/// <summary>The learning rate, whose default depends on the optimiser.</summary>
internal static class LearningRateOption
{
    private const string Name = "--learning-rate";

    public static Option<double?> Create() => new(Name)
    {
        Description = $"Learning rate of the first epoch; it falls along half a cosine from there. [default: {Defaults()}]",
        HelpName = "rate",
        CustomParser = Parse,
    };

    private static double? Parse(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double rate) && rate > 0 && double.IsFinite(rate))
        {
            return rate;
        }

        result.AddError($"{Name} is '{text}', but it must be a number above 0.");
        return null;
    }

    private static string Defaults() => string.Join(", ", Enum.GetValues<OptimizerKind>().Select(kind =>
        string.Create(CultureInfo.InvariantCulture, $"{kind.Name()} {kind.DefaultLearningRate()}")));
}
