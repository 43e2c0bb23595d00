namespace CompiledNet.Tests.Networks;

/// <summary>Masks of dropout, which are the gradients of the inputs where those of the outputs are 1.</summary>
public class DropoutMaskTests
{
    private const int Length = 61;

    [Fact]
    public void Two_dropout_layers_have_different_masks()
    {
        // The second comes first in the outputs. Of 2,440 elements half should differ; a quarter is 25 standard deviations away.
        const int rows = 40;
        var network = new TwoDropouts(1);
        float[] second = Mask(network, rows, 0, part: 0), first = Mask(network, rows, 0, part: 1);
        Assert.All([.. first, .. second], value => Assert.True(value is 0 or 2, $"{value} is neither dropped nor doubled."));
        Assert.InRange(first.Zip(second).Count(pair => pair.First != pair.Second), rows * Length / 4, rows * Length * 3 / 4);
    }

    [Fact]
    public void The_mask_depends_on_the_seed_and_on_the_step()
    {
        float[] mask = Mask(new TwoDropouts(1), 3, step: 5, part: 1);
        Assert.Equal(mask, Mask(new TwoDropouts(1), 3, step: 5, part: 1));
        Assert.NotEqual(mask, Mask(new TwoDropouts(1), 3, step: 6, part: 1));
        Assert.NotEqual(mask, Mask(new TwoDropouts(1), 3, step: ulong.MaxValue, part: 1));
        Assert.NotEqual(mask, Mask(new TwoDropouts(2), 3, step: 5, part: 1));
    }

    [Fact]
    public void A_row_has_the_same_mask_whatever_rows_follow_it_and_every_row_its_own()
    {
        var network = new TwoDropouts(3);
        float[] most = Mask(network, 200, step: 7, part: 0);
        foreach (int rows in (int[])[1, 2, 5, 33, 97])
        {
            Assert.Equal(most[..(rows * Length)], Mask(network, rows, step: 7, part: 0));
        }

        Assert.Equal(200, most.Chunk(Length).Select(row => string.Join(' ', row)).Distinct().Count());
    }

    [Fact]
    public void The_mask_does_not_depend_on_the_parameters_or_the_inputs()
    {
        var network = new TwoDropouts(3);
        Assert.Equal(Mask(network, 5, step: 1, part: 0, input: 1), Mask(network, 5, step: 1, part: 0, input: -3));
    }

    private static float[] Mask(TwoDropouts network, int rows, ulong step, int part, float input = 1)
    {
        float[] inputs = new float[rows * Length], outputGradients = new float[2 * rows * Length];
        Array.Fill(inputs, input);
        for (int row = 0; row < rows; row++)
        {
            outputGradients.AsSpan(((2 * row) + part) * Length, Length).Fill(1);
        }

        float[] mask = new float[rows * Length];
        network.BackwardFrom(inputs, outputGradients, [], mask, step);
        return mask;
    }
}
