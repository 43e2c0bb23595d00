using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace CompiledNet.Tests.Networks;

/// <summary>
/// Random networks of the whole catalogue against the reference, in both forms, every third without fusion. The seed is another in every
/// run, and printed; the environment variables bring one back, and give another number of networks (<c>tests/Sweeps/networks</c>).
/// </summary>
public class RandomNetworkTests
{
    /// <summary>How many networks are drawn.</summary>
    public const string CasesVariable = "COMPILEDNET_TESTS_RANDOM_NETWORKS";

    /// <summary>Networks in one compilation.</summary>
    private const int Batch = 60;

    private static readonly int s_cases = Read(CasesVariable, 180);

    [Fact]
    public void Random_networks_agree_with_the_reference()
    {
        Config config = Config.QuickThrowOnFailure.WithMaxTest(s_cases)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd((ulong)FreshSeed.Next(), 7), FSharpOption<int>.None)));

        // One run to know the networks and compile many together, and one to check them.
        var drawn = new List<RandomNetwork>();
        Prop.ForAll(RandomNetwork.Arbitrary, drawn.Add).Check(config);
        Assert.Equal(s_cases, drawn.Count);

        int next = 0, compared = 0;
        IReadOnlyList<IReadOnlyList<CompiledTestNetwork>> batch = [];
        Prop.ForAll(RandomNetwork.Arbitrary, network =>
        {
            // What a failure shrinks to was not drawn.
            if (next == drawn.Count || network.ToString() != drawn[next].ToString())
            {
                ReferenceAgreement.CheckConditioned(Compile([network])[0], network.Rows, network.Seed);
                return;
            }

            batch = next % Batch == 0 ? Compile([.. drawn.Skip(next).Take(Batch)]) : batch;
            compared += ReferenceAgreement.CheckConditioned(batch[next++ % Batch], network.Rows, network.Seed) ? 1 : 0;
        }).Check(config);
        Assert.Equal(s_cases, next);
        Assert.True(compared >= s_cases * 0.8, $"Of {s_cases} networks {s_cases - compared} leave nothing but rounding to compare.");
    }

    private static IReadOnlyList<IReadOnlyList<CompiledTestNetwork>> Compile(IReadOnlyList<RandomNetwork> networks)
    {
        NetworkDeclaration[] declarations = [.. networks.Select((network, i) => network.Declare($"Random{i}"))];
        var compiled = new NetworkSet(declarations);
        return
        [
            .. declarations.Select(declaration => Enum.GetValues<Form>().Select(form => compiled.Get(declaration.Name, form)).ToArray()),
        ];
    }

    private static int Read(string variable, int normal) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? int.Parse(value, CultureInfo.InvariantCulture) : normal;
}
