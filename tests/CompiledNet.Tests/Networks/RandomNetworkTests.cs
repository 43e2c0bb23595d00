using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace CompiledNet.Tests.Networks;

/// <summary>Random networks against the reference, in both forms, every third without fusion. The seed is fixed, so that a failure comes again.</summary>
public class RandomNetworkTests
{
    private const int Cases = 150;

    private static readonly Config s_config = Config.QuickThrowOnFailure
        .WithMaxTest(Cases)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20240229, 7), FSharpOption<int>.None)));

    [Fact]
    public void Random_networks_agree_with_the_reference()
    {
        // One run to know the networks and compile them together, and one to check them.
        var drawn = new Dictionary<string, NetworkDeclaration>();
        Prop.ForAll(RandomNetwork.Arbitrary, network => { drawn.TryAdd(network.ToString(), Declare(network, $"Random{drawn.Count}")); }).Check(s_config);
        var compiled = new NetworkSet(drawn.Values);

        int checkedNetworks = 0;
        Prop.ForAll(RandomNetwork.Arbitrary, network =>
        {
            // What a failure shrinks to was not drawn.
            bool isDrawn = drawn.TryGetValue(network.ToString(), out NetworkDeclaration? declaration);
            declaration ??= Declare(network, "Shrunk");
            NetworkSet networks = isDrawn ? compiled : new NetworkSet([declaration]);
            ReferenceAgreement.Check([.. Enum.GetValues<Form>().Select(form => networks.Get(declaration.Name, form))], network.Rows, network.Seed);
            checkedNetworks++;
        }).Check(s_config);
        Assert.Equal(Cases, checkedNetworks);
    }

    private static NetworkDeclaration Declare(RandomNetwork network, string name) => new(name, network.Text, Fuse: network.Seed % 3 != 0);
}
