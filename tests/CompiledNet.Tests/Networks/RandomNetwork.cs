using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace CompiledNet.Tests.Networks;

/// <summary>A random network with the rows and the seed that it is run with, and what it shrinks to.</summary>
/// <param name="Input">The input attribute.</param>
/// <param name="Layers">The layers before the loss, of one attribute each.</param>
/// <param name="Loss">The loss with the layer that it belongs to; empty for none.</param>
/// <param name="Rows">Examples.</param>
/// <param name="Seed">The seed of the data.</param>
internal sealed record RandomNetwork(string Input, IReadOnlyList<string> Layers, string Loss, int Rows, int Seed)
{
    public static Arbitrary<RandomNetwork> Arbitrary { get; } = Arb.From(
        Gen.Choose(0, int.MaxValue - 1).Select(seed => new RandomGraph(new Random(seed)).Draw()), Shrink);

    public string Text => $"{Input} {string.Join(' ', Layers)} {Loss}";

    public NetworkDeclaration Declare(string name) => new(name, Text, Fuse: Seed % 3 != 0);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Text}, {Rows} rows, seed {Seed}");

    /// <summary>One row, no loss, a layer less; what is no network any more is left out.</summary>
    private static IEnumerable<RandomNetwork> Shrink(RandomNetwork network)
    {
        IEnumerable<RandomNetwork> smaller = Enumerable.Range(0, network.Layers.Count).Select(
            i => network with { Layers = [.. network.Layers.Where((_, j) => j != i)] });
        if (network.Loss.Length > 0)
        {
            smaller = smaller.Prepend(network with { Loss = string.Empty });
        }

        if (network.Rows > 1)
        {
            smaller = smaller.Append(network with { Rows = network.Rows - 1 });
        }

        return smaller.Where(candidate => NetworkCompiler.Parse([candidate.Declare("Shrunk")])["Shrunk"].Network is not null);
    }
}
