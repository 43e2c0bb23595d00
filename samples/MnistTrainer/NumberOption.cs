using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace MnistTrainer;

/// <summary>Options that take a whole number of some range.</summary>
internal static class NumberOption
{
    public static Option<int> Create(string name, string description, int @default, int least, int most = int.MaxValue) => new(name)
    {
        Description = description,
        HelpName = "n",
        DefaultValueFactory = _ => @default,
        CustomParser = result => Parse(result, name, least, most),
    };

    /// <summary>An option whose default depends on others.</summary>
    public static Option<int?> Create(string name, string description, int least) => new(name)
    {
        Description = description,
        HelpName = "n",
        CustomParser = result => Parse(result, name, least, int.MaxValue),
    };

    private static int Parse(ArgumentResult result, string name, int least, int most)
    {
        string text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most)
        {
            return value;
        }

        result.AddError($"{name} is '{text}', but it must be a whole number from {least} to {most}.");
        return 0;
    }
}
