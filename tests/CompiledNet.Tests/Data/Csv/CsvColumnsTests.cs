using System.Text;

namespace CompiledNet.Tests.Data.Csv;

/// <summary>Files whose columns become several inputs and targets.</summary>
public class CsvColumnsTests
{
    private const string Animals =
        "name,weight,colour,place,kind,age\na,10,red,sea,cat,2\nb,20,blue,land,dog,4\nc,30,red,air,cat,6\nd,40,green,sea,bird,8\n";

    private static readonly CsvSlot[] s_slots =
    [
        CsvSlot.Numbers("numbers", "weight", "age"),
        CsvSlot.Tokens("words", "place", "colour"),
        CsvSlot.Classes("kind", "kind"),
        CsvSlot.Values("old", "age", "weight"),
    ];

    [Fact]
    public void Each_slot_has_its_columns_in_its_order()
    {
        CsvColumns data = Load(Animals, s_slots, new CsvOptions { TestFraction = 0 });
        Assert.Null(data.Test);
        Assert.Equal(["numbers", "words", "kind", "old"], data.Training.Names);
        Assert.Equal(["weight", "age"], data["numbers"].Names);
        Assert.Equal(["place=air", "place=land", "place=sea", "colour=blue", "colour=green", "colour=red"], data["words"].Names);
        Assert.Equal(["bird", "cat", "dog"], data["kind"].Names);

        Assert.Equal([2, 5, 1, 3, 0, 5, 2, 4], Integers(data.Training, "words"));
        Assert.Equal([1, 2, 1, 0], Integers(data.Training, "kind"));
        Assert.Equal([2f, 10, 4, 20, 6, 30, 8, 40], Values(data.Training, "old"));
        Assert.Equal(25, data["numbers"].Means.Span[0]);
        Assert.Equal(Math.Sqrt(125), data["numbers"].Deviations.Span[0], 1e-12);
        Assert.Equal((float)(-15 / Math.Sqrt(125)), Values(data.Training, "numbers")[0]);
        Assert.Equal(4, data["words"].TokenOf("colour", "green"));

        float[] inputs = new float[2];
        data["numbers"].Standardize([10, 2], inputs);
        Assert.Equal(Values(data.Training, "numbers")[..2], inputs);
    }

    [Fact]
    public void Targets_are_standardised_where_the_options_say_so_and_categories_can_be_inputs_of_ones_and_zeros()
    {
        CsvColumns data = Load(
            Animals,
            [CsvSlot.Numbers("numbers", "colour", "weight"), CsvSlot.Values("old", "age")],
            new CsvOptions { TestFraction = 0, StandardizeTarget = true, Standardize = false, Categories = ["colour"] });
        Assert.Equal(["colour=blue", "colour=green", "colour=red", "weight"], data["numbers"].Names);
        Assert.Equal([0f, 0, 1, 10, 1, 0, 0, 20], Values(data.Training, "numbers")[..8]);
        Assert.Equal(5, data["old"].Means.Span[0]);
        Assert.Equal((float)(-3 / Math.Sqrt(5)), Values(data.Training, "old")[0]);
    }

    [Fact]
    public void The_test_has_the_examples_that_it_has_for_one_target()
    {
        string file = "x,kind\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i},{i % 3}\n"));
        var options = new CsvOptions { Standardize = false, TestFraction = 0.25, Seed = 3 };
        CsvColumns columns = Load(file, [CsvSlot.Numbers("x", "x"), CsvSlot.Classes("kind", "kind")], options);
        CsvDataset<int> single = CsvDataset.LoadClasses(new MemoryStream(Encoding.UTF8.GetBytes(file)), "kind", options);
        Assert.Equal(10, columns.Test!.Count);
        Assert.Equal(Enumerable.Range(0, 10).SelectMany(single.Test!.InputsOf), Values(columns.Test, "x"));
        Assert.Equal(single.Training.AllTargets(), Integers(columns.Training, "kind"));
    }

    [Fact]
    public void A_missing_text_is_a_token_of_its_own_and_a_missing_target_is_refused()
    {
        const string file = "place,age\nsea,1\n,2\nair,3\n";
        CsvSlot[] slots = [CsvSlot.Tokens("words", "place"), CsvSlot.Values("age", "age")];
        CsvColumns data = Load(file, slots, new CsvOptions { TestFraction = 0, Missing = MissingValues.Mean });
        Assert.Equal(["place=air", "place=sea", "place="], data["words"].Names);
        Assert.Equal([1, 2, 0], Integers(data.Training, "words"));
        Assert.Equal(
            [1, 0], Integers(Load(file, slots, new CsvOptions { TestFraction = 0, Missing = MissingValues.SkipLine }).Training, "words"));
        Assert.Contains(
            "line 3, column 'place': the value is missing",
            Assert.Throws<NetworkFormatException>(() => Load(file, slots, new CsvOptions())).Message, StringComparison.Ordinal);
        Assert.Contains(
            "line 2, column 'age': the value is missing",
            Assert.Throws<NetworkFormatException>(
                () => Load("place,age\nsea,\n", slots, new CsvOptions { Missing = MissingValues.Mean })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Slots_that_the_file_or_each_other_do_not_fit_are_refused()
    {
        Assert.Contains(
            "has no column 'wings': its columns are 'name', 'weight'",
            Assert.Throws<NetworkFormatException>(() => Load(Animals, [CsvSlot.Numbers("x", "wings")], null)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "line 2, column 'colour': 'red' is no finite number",
            Assert.Throws<NetworkFormatException>(() => Load(Animals, [CsvSlot.Numbers("x", "colour")], null)).Message,
            StringComparison.Ordinal);
        Refused("There are no slots", []);
        Refused("There are 2 slots 'x'", [CsvSlot.Numbers("x", "age"), CsvSlot.Tokens("x", "place")]);
        Refused("The column 'age' is text in one slot and a value to predict in "
            + "another", [CsvSlot.Tokens("x", "age"), CsvSlot.Values("y", "age")]);
        Assert.StartsWith(
            "The slot 'x' has no columns", Assert.Throws<ArgumentException>("columns", () => CsvSlot.Numbers("x")).Message,
            StringComparison.Ordinal);

        CsvColumns data = Load(Animals, s_slots, new CsvOptions { TestFraction = 0 });
        Assert.StartsWith(
            "The column 'place' has no 'moon': its texts are air, land, sea.",
            Assert.Throws<ArgumentException>("text", () => data["words"].TokenOf("place", "moon")).Message, StringComparison.Ordinal);
        Assert.StartsWith("There is no slot 'word': the slots are numbers, words, kind, "
            + "old.", Assert.Throws<ArgumentException>("slot", () => data["word"]).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("rows", () => data["words"].Standardize([1, 2], new float[2]));
        Assert.Throws<ArgumentException>("rows", () => data["numbers"].Standardize([1, 2, 3], new float[3]));

        static void Refused(string message, CsvSlot[] slots) =>
            Assert.StartsWith(
                message, Assert.Throws<ArgumentException>(nameof(slots), () => Load(Animals, slots, null)).Message,
                StringComparison.Ordinal);
    }

    private static CsvColumns Load(string file, CsvSlot[] slots, CsvOptions? options) =>
        CsvDataset.LoadColumns(new MemoryStream(Encoding.UTF8.GetBytes(file)), slots, options, "animals.csv");

    private static int[] Integers(ColumnDataset data, string column)
    {
        int length = data.LengthOf(column);
        int[] all = new int[data.Count * length];
        for (int i = 0; i < data.Count; i++)
        {
            data.Copy(column, i, all.AsSpan(i * length, length));
        }

        return all;
    }

    private static float[] Values(ColumnDataset data, string column)
    {
        int length = data.LengthOf(column);
        float[] all = new float[data.Count * length];
        for (int i = 0; i < data.Count; i++)
        {
            data.Copy(column, i, all.AsSpan(i * length, length));
        }

        return all;
    }
}
