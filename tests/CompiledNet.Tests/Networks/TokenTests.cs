namespace CompiledNet.Tests.Networks;

/// <summary>Networks that read tokens: what lies outside the vocabulary is refused, and what lies within trains.</summary>
public class TokenTests
{
    private const int Rows = 60;

    private readonly TokenNet _network = new(1);
    private readonly int[] _tokens;
    private readonly int[] _labels;

    public TokenTests() => (_tokens, _labels) = ClassifierData.Tokens(Rows, TokenNet.InputLength, vocabulary: 13, classes: 3);

    [Theory]
    [InlineData(13)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void A_token_outside_the_vocabulary_is_refused_by_name_before_anything_changes(int token)
    {
        const int index = 137;
        int[] wrong = [.. _tokens];
        wrong[index] = token;
        float[] before = _network.Parameters.ToArray(), outputs = [.. Enumerable.Repeat(7f, Rows * 3)], gradients =
        [
            .. Enumerable.Repeat(7f, TokenNet.ParameterLength),
        ];
        using Trainer<TokenNet, Adam> trainer = Trainer.Create(_network, new Adam());

        Refused("inputs", () => _network.Predict(wrong, outputs));
        Refused("inputs", () => _network.Loss(wrong, _labels));
        Refused("inputs", () => _network.Backward(wrong, _labels, gradients));
        Refused("inputs", () => _network.BackwardFrom(wrong, new float[Rows * 3], gradients));
        Refused("inputs", () => trainer.Step(wrong, _labels));
        Refused("dataset", () => trainer.Fit(Dataset.Create(wrong, _labels, Rows)));
        Refused("validation", () => trainer.Fit(Dataset.Create(_tokens, _labels, Rows), Dataset.Create(wrong, _labels, Rows)));
        Refused("dataset", () => trainer.Evaluate(Dataset.Create(wrong, _labels, Rows)));
        Assert.Equal(before, _network.Parameters.ToArray());
        Assert.All([.. outputs, .. gradients], value => Assert.Equal(7, value));
        Assert.Equal(0, trainer.StepCount);

        void Refused(string argument, Action call)
        {
            ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(argument, call);
            Assert.Equal(token, exception.ActualValue);
            string place = $"Row {index / TokenNet.InputLength}, position {index % TokenNet.InputLength} (both from 0)";
            Assert.StartsWith(
                $"{place} has the token {token}, but the vocabulary is 0 to 12.", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Fit_learns_a_rule_and_takes_the_steps_that_a_loop_takes()
    {
        using Trainer<TokenNet, Adam> fitted = Trainer.Create(_network, new Adam(0.03), threads: 2);
        Dataset<int, int> dataset = Dataset.Create(_tokens, _labels, Rows);
        var options = new FitOptions { Epochs = 20, BatchSize = 16, Shuffle = false };
        TrainingHistory history = fitted.Fit(dataset, dataset, options);

        using Trainer<TokenNet, Adam> looped = Trainer.Create(new TokenNet(1), new Adam(0.03), threads: 1);
        for (int epoch = 0; epoch < 20; epoch++)
        {
            foreach (int[] rows in Enumerable.Range(0, Rows).Chunk(16))
            {
                looped.Step(
                    _tokens.AsSpan(rows[0] * TokenNet.InputLength, rows.Length * TokenNet.InputLength),
                    _labels.AsSpan(rows[0], rows.Length));
            }
        }

        Assert.Equal(1, history.Last.ValidationAccuracy);
        Assert.Equal(looped.Network.Parameters.ToArray(), fitted.Network.Parameters.ToArray());
    }

    [Fact]
    public void Shuffled_epochs_learn_too()
    {
        using Trainer<TokenNet, Sgd> trainer = Trainer.Create(_network, new Sgd(0.5, momentum: 0.9));
        Dataset<int, int> dataset = Dataset.Create(_tokens, _labels, Rows);
        Assert.Equal(1, trainer.Fit(dataset, dataset, new FitOptions { Epochs = 20, BatchSize = 16 }).Last.ValidationAccuracy);
    }

    [Fact]
    public void Plain_descent_moves_only_the_rows_of_the_tokens_that_came()
    {
        ParameterInfo embedding = TokenNet.ParameterTable[0];
        float[] before = new float[embedding.Length], after = new float[embedding.Length];
        embedding.Export(_network.Parameters, before);
        using Trainer<TokenNet, Sgd> trainer = Trainer.Create(_network, new Sgd(0.5));
        trainer.Step([0, 3, 3, 7, 12], [1]);
        embedding.Export(_network.Parameters, after);
        Assert.Equal(
            [0, 3, 7, 12], Enumerable.Range(0, 13).Where(token => !before.AsSpan(token * 9, 9).SequenceEqual(after.AsSpan(token * 9, 9))));
    }

    [Fact]
    public void Plain_descent_takes_the_steps_of_one_that_visits_the_whole_table()
    {
        // A step of momentum 0 and a decay of 0 is the same arithmetic; clipping without a bound makes a trainer keep the whole gradient.
        using Trainer<TokenNet, Sgd> sparse = Trainer.Create(_network, new Sgd(0.5), threads: 3);
        using Trainer<TokenNet, Sgd> whole = Trainer.Create(
            new TokenNet(1), new Sgd(0.5), new TrainerOptions { MaxNorm = double.PositiveInfinity, Threads = 1 });
        for (int step = 0; step < 5; step++)
        {
            Assert.Equal(whole.Step(_tokens, _labels), sparse.Step(_tokens, _labels));
        }

        Assert.Equal(whole.Network.Parameters.ToArray(), sparse.Network.Parameters.ToArray());
    }

    [Fact]
    public void Momentum_and_decay_move_the_rows_of_tokens_that_did_not_come()
    {
        ParameterInfo embedding = TokenNet.ParameterTable[0];
        float[] before = new float[embedding.Length], after = new float[embedding.Length];
        embedding.Export(_network.Parameters, before);
        using Trainer<TokenNet, Sgd> trainer = Trainer.Create(_network, new Sgd(0.5, weightDecay: 0.1));
        trainer.Step([0, 3, 3, 7, 12], [1]);
        embedding.Export(_network.Parameters, after);
        Assert.Equal(before[9] - (0.5f * 0.1f * before[9]), after[9], 1e-6f);
    }
}
