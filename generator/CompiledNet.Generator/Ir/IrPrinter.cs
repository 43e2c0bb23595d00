using System.Text;
using CompiledNet.Generator.Ir.Operations;

namespace CompiledNet.Generator.Ir;

/// <summary>Prints a function: a line an operation, with layouts and storage as far as they are assigned.</summary>
internal static class IrPrinter
{
    public static string Print(Function function)
    {
        var text = new StringBuilder();
        text.Append("function ").Append(function.Name).Append('\n');
        foreach (Operation operation in function.Operations)
        {
            text.Append("  ");
            if (operation.Outputs.Count > 0)
            {
                text.Append(string.Join(", ", operation.Outputs.Select(Describe))).Append(" = ");
            }

            text.Append(operation.Mnemonic).Append(' ').Append(string.Join(", ", operation.Inputs));
            if (operation.Details.Length > 0)
            {
                text.Append(" { ").Append(operation.Details).Append(" }");
            }

            if (operation.Results != 0 && operation.Results != function.All)
            {
                text.Append(" if ").Append(string.Join(" | ", ResultNames.Of(function, operation.Results)));
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Describe(Value value)
    {
        string text = $"{value.Name}: {value.Shape}";
        if (value.Layout is { } layout)
        {
            text += $" {layout}";
        }

        if (value.Storage is { } storage)
        {
            text += $" @ {storage.PerRow}r+{storage.Fixed}";
        }

        return text;
    }
}
