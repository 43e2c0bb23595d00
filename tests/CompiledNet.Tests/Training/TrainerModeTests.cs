using System.Runtime.InteropServices;
using CompiledNet.Runtime;

namespace CompiledNet.Tests.Training;

/// <summary>
/// What holds in every mode of a trainer: the same bits for any number of threads, nothing allocated, a state that can be carried over.
/// </summary>
[Collection(nameof(Alone))]
public class TrainerModeTests
{
    public static TheoryData<string> Modes => TrainerModes.Names;

    [Theory]
    [MemberData(nameof(Modes))]
    public void The_number_of_threads_changes_no_bit(string mode)
    {
        int[] expected = Train(mode, threads: 1);
        foreach (int threads in new[] { 2, 3, 5 })
        {
            Assert.True(expected.AsSpan().SequenceEqual(Train(mode, threads)), $"{threads} threads give other bits.");
        }
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void Steps_allocate_nothing_once_warm(string mode)
    {
        (float[] inputs, int[] labels) = VariedRun.Batch(40, seed: 1);
        float[] weights = [.. labels.Select(label => 0.5f + label)], gradients = new float[VariedNet.ParameterLength];
        using Trainer<VariedNet, AdamW> one = Trainer.Create(new VariedNet(), new AdamW(), TrainerModes.All[mode](1));
        using Trainer<VariedNet, AdamW> three = Trainer.Create(new VariedNet(), new AdamW(), TrainerModes.All[mode](3));
        Steps();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Steps();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Steps()
        {
            for (int i = 0; i < 12; i++)
            {
                one.Step(inputs, labels);
                three.Step(inputs, labels, weights);
                one.Apply(gradients);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_trainer_that_is_given_counts_and_blocks_goes_on_with_the_same_bits(string mode)
    {
        using Trainer<VariedNet, AdamW> first = Trainer.Create(new VariedNet(5), new AdamW(0.01), TrainerModes.All[mode](1));
        VariedRun.Steps(first, 7);

        var copy = new VariedNet(5);
        using Trainer<VariedNet, AdamW> second = Trainer.Create(copy, new AdamW(0.01), TrainerModes.All[mode](2));
        first.Network.Parameters.CopyTo(copy.Parameters);
        second.Runner.Update.Counts = first.Runner.Update.Counts;
        IReadOnlyList<StateBlock> from = first.Runner.Update.Blocks, to = second.Runner.Update.Blocks;
        Assert.Equal(from.Select(block => block.Name), to.Select(block => block.Name));
        foreach ((StateBlock source, StateBlock target) in from.Zip(to))
        {
            CopyElements(source.Span, target.Span);
        }

        Assert.Equal(VariedRun.Steps(first, 7, first: 7), VariedRun.Steps(second, 7, first: 7));
        Assert.Equal(State(first), State(second));
    }

    /// <summary>Elements only, as a file has them: what padding holds must not matter.</summary>
    private static void CopyElements(Span<float> from, Span<float> to)
    {
        to.Fill(float.NaN);
        foreach (ParameterInfo parameter in VariedNet.ParameterTable)
        {
            parameter.Import(VariedRun.Values(parameter, from), to);
        }
    }

    private static int[] Train(string mode, int threads)
    {
        using Trainer<VariedNet, AdamW> trainer = Trainer.Create(new VariedNet(5), new AdamW(0.01), TrainerModes.All[mode](threads));
        float[] losses = VariedRun.Steps(trainer, 25);
        Assert.All(losses, loss => Assert.True(float.IsFinite(loss)));
        return [.. MemoryMarshal.Cast<float, int>(losses), .. State(trainer)];
    }

    private static int[] State(Trainer<VariedNet, AdamW> trainer)
    {
        var state = new List<int>([.. VariedRun.Bits(trainer.Network.Parameters).Values.SelectMany(bits => bits)]);
        foreach (StateBlock block in trainer.Runner.Update.Blocks)
        {
            state.AddRange(VariedRun.Bits(block.Span)
                .Where(parameter => !parameter.Key.Contains("running", StringComparison.Ordinal))
                .SelectMany(parameter => parameter.Value));
        }

        return [.. state];
    }
}
