using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Networks;

/// <summary>
/// Compiled networks against the reference: every activation with and without bias, every loss, every pair of sizes, each over
/// numbers of rows around the edges of tiles and blocks, in both forms, fused and not.
/// </summary>
public class ReferenceAgreementTests
{
    private const int LayersInChain = 10;

    private static readonly Dictionary<string, string> s_activations = new[] { "Softmax", "LogSoftmax" }.Concat(Elementwise.Attributes).ToDictionary(
        Elementwise.Identifier, activation => $"[Input(9)] [Dense(33), {activation}] [Dense(17, Bias = false), {activation}] [Dense(16), {activation}] [MeanSquaredError]");

    private static readonly Dictionary<string, string> s_losses =
        Losses.Own.Select(loss => loss.Attributes("Weight = 3")).Concat(Losses.Apart.Select(loss => loss.Attributes())).SelectMany(loss => new[]
    {
        ("Loss" + Elementwise.Identifier(loss), $"[Input(7)] [Dense(33), Tanh] [Dense(10), {loss}]"),
        ("Sequence" + Elementwise.Identifier(loss), $"[Input(3, 5)] [Dense(17), SiLU] [Dense(18), {loss}]"),
    }).ToDictionary(loss => loss.Item1, loss => loss.Item2);

    private static readonly Dictionary<string, string> s_chains =
        SizePairs.Chains(LayersInChain).ToDictionary(sizes => "Sizes" + string.Join('_', sizes), Chain);

    private static readonly NetworkSet s_networks = new(
        [.. s_activations.Concat(s_losses).Concat(s_chains).SelectMany(network => NetworkSet.BothFused(network.Key, network.Value))]);

    public static TheoryData<string> Activations => [.. s_activations.Keys];

    public static TheoryData<string> LossNames => [.. s_losses.Keys];

    public static TheoryData<string> Chains => [.. s_chains.Keys];

    [Theory]
    [MemberData(nameof(Activations))]
    public void An_activation(string name) => Compare(name);

    [Theory]
    [MemberData(nameof(LossNames))]
    public void A_loss(string name) => Compare(name);

    [Theory]
    [MemberData(nameof(Chains))]
    public void A_chain_of_sizes(string name) => Compare(name);

    private static void Compare(string name)
    {
        CompiledTestNetwork[] variants = [.. s_networks.Variants(name)];
        foreach (int rows in SizePairs.Rows)
        {
            ReferenceAgreement.Check(variants, rows, seed: rows);
        }
    }

    private static string Chain(int[] sizes) =>
        $"[Input({sizes[0]})] {string.Join(' ', sizes[1..].Select((size, i) => i < sizes.Length - 2 ? $"[Dense({size}), Tanh]" : $"[Dense({size})]"))} [MeanSquaredError]";
}
