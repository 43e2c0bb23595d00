using System.Globalization;
using CompiledNet.Tests.Threads.Stress;

namespace CompiledNet.Tests.Threads;

/// <summary>
/// Everything that has a state, from several threads and from its own callbacks. <c>tests/Sweeps/threads</c> makes a hundred times as many
/// calls: COMPILEDNET_STRESS_CALLS says how many, COMPILEDNET_STRESS_SEED with which seed; another one each time where it does not.
/// </summary>
[Collection(nameof(Alone))]
public class StressTests(ITestOutputHelper output)
{
    [Fact]
    public void Each_call_is_done_or_refused_as_documented()
    {
        int calls = Variable("COMPILEDNET_STRESS_CALLS", 3000), seed = Variable("COMPILEDNET_STRESS_SEED", Random.Shared.Next(1_000_000));
        output.WriteLine($"Seed {seed}.");
        string result = new StressRun(seed, calls).Run(TimeSpan.FromSeconds(120 + (calls / 50)));
        output.WriteLine(result);
        TestContext.Current.SendDiagnosticMessage(result);
    }

    private static int Variable(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            ? value
            : otherwise;
}
