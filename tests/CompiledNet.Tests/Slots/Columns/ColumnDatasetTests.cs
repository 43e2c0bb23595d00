namespace CompiledNet.Tests.Slots.Columns;

/// <summary>Data sets of columns that fit neither themselves nor a network are refused by what is wrong, before anything is
/// changed.</summary>
public class ColumnDatasetTests
{
    private const int Rows = 6;

    private static readonly OfferData s_data = new(Rows, seed: 41);

    [Fact]
    public void Columns_are_the_memory_that_came_and_can_be_looked_at()
    {
        ColumnDataset data = s_data.Dataset;
        Assert.Equal(Rows, data.Count);
        Assert.Equal(["numbers", "words", "kind", "price", "sure"], data.Names);
        Assert.Equal((5, 3, 1), (data.LengthOf("numbers"), data.LengthOf("words"), data.LengthOf("kind")));
        float[] numbers = new float[5];
        int[] words = new int[3];
        data.Copy("numbers", 4, numbers);
        data.Copy("words", 5, words);
        Assert.Equal(s_data.Numbers[20..25], numbers);
        Assert.Equal(s_data.Words[15..], words);
        s_data.Numbers[20] = 7;
        data.Copy("numbers", 4, numbers);
        Assert.Equal(7, numbers[0]);
        Assert.Throws<ArgumentOutOfRangeException>("example", () => data.Copy("numbers", Rows, numbers));
        Assert.Throws<ArgumentException>("destination", () => data.Copy("numbers", 0, new float[4]));
        Assert.Contains(
            "has integers, not values", Assert.Throws<ArgumentException>("column", () => data.Copy("words", 0, new float[3])).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "the columns are numbers, words", Assert.Throws<ArgumentException>("column", () => data.LengthOf("word")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_that_are_no_data_set_are_refused()
    {
        Refused("The count is 0, but at least one example is expected.", "count", 0, ("a", new float[2]));
        Refused("There are no columns", "columns", 2);
        Refused("There are two columns 'a'", "columns", 2, ("a", new float[2]), ("a", new int[2]));
        Refused("The column 'a' has 5 elements, which cannot be parted into 2 examples.", "a", 2, ("a", new float[5]));
        Refused("There are 2 examples, but the column 'a' is empty.", "a", 2, ("a", Array.Empty<int>()));
        Refused("The column 'a' has 3 examples, but the data set has 2.", "a", 2, ("a", new ByteImages(new byte[6], 2)));
        Assert.Throws<ArgumentNullException>("columns", () => Dataset.FromColumns(2, ("a", (DataColumn)null!)));

        static void Refused(string message, string argument, int count, params (string, DataColumn)[] columns) =>
            Assert.StartsWith(
                message, Assert.Throws<ArgumentException>(argument, () => Dataset.FromColumns(count, columns)).Message,
                StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_refuses_columns_that_are_missing_or_too_many_or_of_another_kind()
    {
        Refused(
            "OfferNet takes 3 tokens (int) for each example as 'words', but the data set has no such column: its columns are numbers, "
                + "kind, price, sure.",
            Columns(("words", null)));
        Refused("OfferNet takes 5 values (float) for each example as 'numbers', but the column has 4 "
            + "values.", Columns(("numbers", new float[Rows * 4])));
        Refused("OfferNet takes 3 tokens (int) for each example as 'words', but the column has 3 "
            + "values.", Columns(("words", new float[Rows * 3])));
        Refused("OfferNet takes 1 class labels (int) for each example as 'kind', but the column has 4 "
            + "values.", Columns(("kind", new float[Rows * 4])));
        Refused(
            "OfferNet has no slot 'colour' for that column: its inputs are numbers, words, and its targets kind, price, "
                + "sure.", Columns(("colour", new int[Rows])));
        Refused("The column 'sampleWeights' has 2 values for each example, but one value, its weight, is "
            + "expected.", Columns(("sampleWeights", new float[Rows * 2])));
    }

    [Fact]
    public void A_network_refuses_elements_that_are_none_by_slot_and_row()
    {
        RefusedElement("words", "Row 4, position 1 (both from 0) has the token 11, but the vocabulary is 0 to "
            + "10.", Columns(("words", With(s_data.Words, 13, 11))));
        RefusedElement("kind", "Row 5 (from 0) has the label 4, but the classes are 0 to 3.", Columns(("kind", With(s_data.Kind, 5, 4))));
        RefusedElement("sure", "Row 2 (from 0) has the target 1.5, but the targets of a binary cross-entropy are from 0 to "
            + "1.", Columns(("sure", With(s_data.Sure, 2, 1.5f))));
        RefusedElement("sure", "Row 3 (from 0) has the target NaN", Columns(("sure", With(s_data.Sure, 3, float.NaN))));
        RefusedElement("sampleWeights", "Weight 1 is -1", Columns(("sampleWeights", new float[] { 1, -1, 1, 1, 1, 1 })));
    }

    [Fact]
    public void Labels_that_are_changed_while_Fit_trains_are_refused_before_their_step()
    {
        var data = new OfferData(Rows, seed: 42);
        using Trainer<OfferNet, Sgd> trainer = Trainer.Create(new OfferNet(seed: 1), new Sgd(0.1), threads: 1);
        var options = new FitOptions { Epochs = 2, EpochCompleted = _ => data.Kind[3] = 9 };
        string message = Assert.Throws<ArgumentOutOfRangeException>("kind", () => trainer.Fit(data.Dataset, options: options)).Message;
        Assert.StartsWith("Row 3 (from 0) has the label 9", message, StringComparison.Ordinal);
        Assert.Equal(1, trainer.StepCount);
    }

    [Fact]
    public void An_ordinary_network_takes_columns_by_the_names_of_its_methods()
    {
        (float[] inputs, int[] labels) = Training.LinearData.Make(30);
        Training.LinearNet network = new(), same = new();
        using Trainer<Training.LinearNet, Sgd> trainer = Trainer.Create(network, new Sgd(0.1)), other = Trainer.Create(same, new Sgd(0.1));
        trainer.Fit(Dataset.FromColumns(30, ("inputs", inputs), ("labels", labels)), options: new FitOptions { Epochs = 2 });
        other.Fit(Dataset.Create(inputs, labels), options: new FitOptions { Epochs = 2 });
        Assert.Equal(same.Parameters.ToArray(), network.Parameters.ToArray());

        trainer.Fit(
            Dataset.FromColumns(30, ("inputs", inputs), ("targets", Training.LinearData.OneHot(labels))),
            options: new FitOptions { Epochs = 2 });
        other.Fit(Dataset.Create(inputs, Training.LinearData.OneHot(labels), 30), options: new FitOptions { Epochs = 2 });
        Assert.Equal(same.Parameters.ToArray(), network.Parameters.ToArray());
    }

    [Fact]
    public void A_column_under_a_second_name_is_one_too_many()
    {
        Dataset<float, int> kinds = Dataset.Create(s_data.Numbers, s_data.Kind);
        ColumnDataset data = Dataset.FromColumns(
            Rows,
            ("numbers", kinds.InputColumn),
            ("again", kinds.InputColumn),
            ("words", s_data.Words),
            ("kind", kinds.TargetColumn),
            ("price", s_data.Price),
            ("sure", s_data.Sure));
        Refused("OfferNet has no slot 'again' for that column", data);
    }

    private static T[] With<T>(T[] values, int index, T value)
    {
        T[] changed = [.. values];
        changed[index] = value;
        return changed;
    }

    /// <summary>The columns of the network, with another one or without one.</summary>
    private static ColumnDataset Columns((string Name, DataColumn? Values) other)
    {
        var columns = new List<(string Name, DataColumn Values)>
        {
            ("numbers", s_data.Numbers), ("words", s_data.Words), ("kind", s_data.Kind), ("price", s_data.Price), ("sure", s_data.Sure),
        };
        columns.RemoveAll(column => column.Name == other.Name);
        if (other.Values is { } values)
        {
            columns.Add((other.Name, values));
        }

        return Dataset.FromColumns(Rows, [.. columns]);
    }

    private static void Refused(string message, ColumnDataset data) => Refused<ArgumentException>("dataset", message, data);

    private static void RefusedElement(string argument, string message, ColumnDataset data) =>
        Refused<ArgumentOutOfRangeException>(argument, message, data);

    private static void Refused<TException>(string argument, string message, ColumnDataset data)
        where TException : ArgumentException
    {
        var network = new OfferNet(seed: 1);
        float[] before = network.Parameters.ToArray();
        var oneByOne = new FitOptions { BatchSize = 1, Shuffle = false };
        using Trainer<OfferNet, Sgd> trainer = Trainer.Create(network, new Sgd(0.1), threads: 1);
        Assert.StartsWith(
            message, Assert.Throws<TException>(argument, () => trainer.Fit(data, options: oneByOne)).Message, StringComparison.Ordinal);
        Assert.StartsWith(message, Assert.Throws<TException>(argument, () => network.Evaluate(data)).Message, StringComparison.Ordinal);
        Assert.StartsWith(message, Assert.Throws<TException>(argument, () => trainer.Evaluate(data)).Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.ToArray());

        Assert.Equal(0, trainer.StepCount);

        // The trainer is free again.
        trainer.Fit(s_data.Dataset, options: new FitOptions { Epochs = 1 });
    }
}
