extern alias Generator;

using CompiledNet.Tests.Reference;
using Generator::CompiledNet.Generator.Model;

namespace CompiledNet.Tests.Networks;

/// <summary>What random networks are drawn of: what is rare or new in the catalogue is among them.</summary>
public class RandomGraphTests
{
    private const int Cases = 2_000;

    private static readonly RandomNetwork[] s_drawn =
        [.. Enumerable.Range(0, Cases).Select(seed => new RandomGraph(new Random(seed)).Draw())];

    /// <summary>With one head and with several, some of them losses.</summary>
    [Fact]
    public void Tables_are_shared_in_networks_of_one_head_and_of_several()
    {
        string[] tied = [.. s_drawn.Select(network => network.Text).Where(text => text.Contains("Tied = ", StringComparison.Ordinal))];
        int[] heads = [.. tied.Select(text => Losses.All.Select(loss => loss.Kind).Distinct().Sum(kind => Count(text, kind)))];
        Assert.InRange(tied.Length, Cases / 40, Cases / 5);
        Assert.Contains(0, heads);
        Assert.Contains(1, heads);
        Assert.Contains(2, heads);
        Assert.Contains(3, heads);
    }

    [Fact]
    public void Every_loss_is_drawn_with_every_argument()
    {
        Assert.Equal(Enum.GetNames<LossKind>().Order(), Losses.Own.Select(loss => loss.Kind).Distinct().Order());
        Assert.All(Losses.Own, loss => Assert.Contains(s_drawn, network =>
            network.Text.Contains(loss.Attribute().TrimEnd(')'), StringComparison.Ordinal)));
    }

    /// <summary>What is drawn with the losses of the table: without it the tests above would show nothing.</summary>
    [Fact]
    public void Losses_have_the_functions_that_they_belong_to()
    {
        string[] own = [.. Losses.Own.Select(loss => loss.Attributes())];
        Assert.Contains("Softmax, CrossEntropy(LabelSmoothing = 0.3)", own);
        Assert.Contains("Softmax, CrossEntropy(Distributions = true)", own);
        Assert.Contains("LogSoftmax, NegativeLogLikelihood", own);
        Assert.Contains("Sigmoid, BinaryCrossEntropy", own);
        Assert.Contains("Huber(Delta = 0.3)", own);
        string[] apart = [.. Losses.Apart.Select(loss => loss.Attributes())];
        Assert.Contains("Sigmoid, CrossEntropy", apart);
        Assert.Contains("Softmax, BinaryCrossEntropy", apart);
        Assert.Contains("Softmax, Huber", apart);
        Assert.DoesNotContain("Softmax, NegativeLogLikelihood", apart);
    }

    private static int Count(string text, string kind) => text.Split(["[" + kind, ", " + kind], StringSplitOptions.None).Length - 1;
}
