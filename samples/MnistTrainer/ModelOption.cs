using System.CommandLine;
using System.CommandLine.Parsing;

namespace MnistTrainer;

/// <summary>The network, by its name.</summary>
internal static class ModelOption
{
    private const string Option = "--model";

    public static Option<Model> Create() => new(Option)
    {
        Description = $"The network: {Names()}. [default: {Models.Default.Name}]",
        HelpName = "name",
        CustomParser = Parse,
    };

    private static Model? Parse(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        foreach (Model model in Models.All)
        {
            if (text.Equals(model.Name, StringComparison.OrdinalIgnoreCase))
            {
                return model;
            }
        }

        result.AddError($"{Option} is '{text}', but it must be one of {Names()}.");
        return null;
    }

    private static string Names() => string.Join(", ", Models.All.Select(model => model.Name));
}
