using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CompiledNet.Generator.Layers;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Passes;

namespace CompiledNet.Generator.Emit;

/// <summary>
/// A hash of a network's declaration, which files carry: names, kinds, arguments and shapes of its layers. It must never change for the
/// same declaration.
/// </summary>
internal static class Fingerprint
{
    private const int Bytes = 8;

    public static string Of(CompiledNetwork network)
    {
        var text = new StringBuilder();
        foreach (LayerNode node in network.Graph.Nodes)
        {
            Line(node.Name, node.Layer is InputModel input ? input.IsTokens ? "tokens" : "values" : node.Layer.Declaration, node.Shape);
        }

        using var hash = SHA256.Create();
        return string.Concat(
            hash.ComputeHash(Encoding.UTF8.GetBytes(text.ToString()))
                .Take(Bytes)
                .Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));

        void Line(string name, string declaration, Shape shape) =>
            text.Append($"{name} = {declaration} [{string.Join(", ", shape.Axes.Select(axis => Literals.Int(axis)))}]\n");
    }
}
