using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Emit;

/// <summary>A hash of a network's declaration, which files carry: names, kinds, arguments and shapes of its layers. It must never change for the same declaration.</summary>
internal static class Fingerprint
{
    private const int Bytes = 8;

    public static string Of(CompiledNetwork network)
    {
        var text = new StringBuilder();
        foreach (InputModel input in network.Model.Inputs)
        {
            Line(input.Name, input.IsTokens ? "tokens" : "values", input.Shape);
        }

        for (int i = 0; i < network.Model.Layers.Count; i++)
        {
            Line(network.Model.Layers[i].Name, network.Model.Layers[i].Declaration, network.Shapes[i]);
        }

        using var hash = SHA256.Create();
        return string.Concat(hash.ComputeHash(Encoding.UTF8.GetBytes(text.ToString())).Take(Bytes).Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));

        void Line(string name, string declaration, Shape shape) => text.Append($"{name} = {declaration} [{string.Join(", ", shape.Axes.Select(axis => Literals.Int(axis)))}]\n");
    }
}
