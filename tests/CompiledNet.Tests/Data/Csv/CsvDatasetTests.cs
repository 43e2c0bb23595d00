using System.Text;
using CompiledNet.Tests.Serialization;

namespace CompiledNet.Tests.Data.Csv;

/// <summary>Files of comma-separated values become inputs and targets, and what is wrong is named by line and column.</summary>
public sealed class CsvDatasetTests
{
    private const string Flowers = "id,length,colour,kind\n1,1.5,red,b\n2,2.5,\"blue, dark\",a\r\n\n3,-3e0,red,\"a\"\n4,5,red,b";

    private static readonly CsvOptions s_all = new() { Categories = ["colour"], Ignored = ["id"], TestFraction = 0, Standardize = false };

    [Fact]
    public void Numbers_categories_quotes_and_line_ends_are_read()
    {
        CsvDataset<int> data = Classes(Flowers, "kind", s_all);
        Assert.Equal(["length", "colour=blue, dark", "colour=red"], data.InputNames);
        Assert.Equal(["a", "b"], data.ClassNames);
        Assert.Equal([1, 0, 0, 1], data.Training.AllTargets());
        Assert.Equal([1.5f, 0, 1, 2.5f, 1, 0, -3, 0, 1, 5, 0, 1], Inputs(data.Training));
        Assert.Null(data.Test);
    }

    [Fact]
    public void Values_are_targets_as_they_are()
    {
        CsvDataset<float> data = CsvDataset.LoadValues(
            Bytes("\uFEFFa;b\n1;\"2\"\n3;4"), "b", new CsvOptions { Separator = ';', TestFraction = 0 });
        Assert.Equal([2f, 4], data.Training.AllTargets());
        Assert.Equal([-1f, 1], Inputs(data.Training));
        Assert.Empty(data.ClassNames);
    }

    [Fact]
    public void Targets_are_standardised_on_request_by_the_examples_to_train_on()
    {
        string text = "a,b\n" + string.Join(
            '\n', Enumerable.Range(0, 50).Select(i => FormattableString.Invariant($"{i},{200000 + (i * 1000)}")));
        CsvDataset<float> data = CsvDataset.LoadValues(
            Bytes(text), "b", new CsvOptions { StandardizeTarget = true }), plain = CsvDataset.LoadValues(Bytes(text), "b");
        Assert.Equal(0, data.Training.AllTargets().Average(), 1e-5f);
        Assert.Equal(1, data.Training.AllTargets().Average(target => target * target), 1e-5f);
        Assert.Equal((0.0, 1.0), (plain.TargetMean, plain.TargetDeviation));
        Assert.All(
            data.Test!.AllTargets().Zip(plain.Test!.AllTargets()),
            pair => Assert.Equal(pair.Second, (pair.First * data.TargetDeviation) + data.TargetMean, 0.1f));
        Assert.Equal(
            [0f, 0],
            CsvDataset.LoadValues(
                Bytes("a,b\n1,7\n2,7"), "b", new CsvOptions { StandardizeTarget = true, TestFraction = 0 }).Training.AllTargets());
    }

    [Fact]
    public void Classes_that_are_numbers_are_in_the_order_of_numbers() =>
        Assert.Equal(["2", "9", "10"], Classes("a,b\n1,10\n1,9\n1,2\n1,10", "b", new CsvOptions { TestFraction = 0 }).ClassNames);

    [Fact]
    public void Without_a_header_columns_are_numbered()
    {
        CsvDataset<int> data = Classes(
            "1,2,x\n3,4,y", "column3", new CsvOptions { HasHeader = false, TestFraction = 0, Standardize = false });
        Assert.Equal(["column1", "column2"], data.InputNames);
        Assert.Equal([1f, 2, 3, 4], Inputs(data.Training));
    }

    [Fact]
    public void Means_and_deviations_are_those_of_the_examples_to_train_on()
    {
        string lines = string.Join('\n', Enumerable.Range(0, 50).Select(i => FormattableString.Invariant($"{i * i},7,{i % 2}")));
        CsvDataset<int> data = Classes("x,constant,y\n" + lines, "y", new CsvOptions { Seed = 3 });
        Assert.Equal(40, data.Training.Count);
        Assert.Equal(10, data.Test!.Count);
        float[] x = [.. Inputs(data.Training).Where((_, i) => i % 2 == 0)];
        Assert.Equal(0, x.Average(), 1e-6f);
        Assert.Equal(1, x.Average(value => value * value), 1e-5f);
        Assert.All(Inputs(data.Test).Where((_, i) => i % 2 == 1), value => Assert.Equal(0, value));

        // Both parts together are the file, and a row from elsewhere is treated as those of the file.
        double[] back =
        [
            .. Inputs(data.Training)
                .Concat(Inputs(data.Test))
                .Where((_, i) => i % 2 == 0)
                .Select(value => (value * data.Deviations.Span[0]) + data.Means.Span[0]),
        ];
        Assert.Equal(Enumerable.Range(0, 50).Select(i => i * i), back.Select(value => (int)Math.Round(value)).Order());
        float[] row = [49, 7];
        data.Standardize(row);
        Assert.Contains(row[0], x.Concat(Inputs(data.Test)));
        Assert.Equal("rows", Assert.Throws<ArgumentException>(() => data.Standardize(new float[3])).ParamName);
    }

    [Fact]
    public void Missing_values_are_filled_or_their_lines_left_out_on_request()
    {
        const string text = "a,c,y\n1,u,p\n,v,q\n5,?,p";
        CsvOptions With(MissingValues missing) => new() { Missing = missing, Categories = ["c"], TestFraction = 0, Standardize = false };
        Assert.Equal([1f, 1, 0, 3, 0, 1, 5, 0, 0], Inputs(Classes(text, "y", With(MissingValues.Mean)).Training));
        CsvDataset<int> skipped = Classes(text, "y", With(MissingValues.SkipLine));
        Assert.Equal([1f, 1], Inputs(skipped.Training));
        Assert.Equal(["a", "c=u"], skipped.InputNames);
    }

    [Theory]
    [
        InlineData("a,y\n1,p\n,q", "'f.csv', line 3, column 'a': the value is missing (''); CsvOptions.Missing says what to do then: Mean or SkipLine.")]
    [
        InlineData("a,y\n1,p\n2,NA", "'f.csv', line 3, column 'y': the value is missing ('NA'); CsvOptions.Missing says what to do then: SkipLine, unless it is a category, which CsvOptions.MissingTexts must leave out then.")]
    [
        InlineData("a,y\n\"1\n\",p\nx,q", "'f.csv', line 4, column 'a': 'x' is no finite number; if the column holds categories, name it in CsvOptions.Categories.")]
    [
        InlineData("a,y\n1e99,p", "'f.csv', line 2, column 'a': '1e99' is no finite number; if the column holds categories, name it in CsvOptions.Categories.")]
    [InlineData("a,y\n1,p\n1,p,3", "'f.csv', line 3: there are 3 fields, but 2 are expected, as on the first line.")]
    [InlineData("a,y\n1,\"p", "'f.csv', line 2: the quote that begins field 2 is not closed.")]
    [InlineData("a,y\n1,\"p\"q", "'f.csv', line 2: field 2 goes on after its closing quote, where ',' or the line's end is expected.")]
    [
        InlineData("a,y\n1,p\"q\"", "'f.csv', line 2: field 2 has a quote inside, but only a field that begins with one may (a quote within it is written twice).")]
    [InlineData("a,b\n1,p", "'f.csv' has no column 'y': its columns are 'a', 'b'.")]
    [InlineData("\u200Ba,b\n1,p", "'f.csv' has no column 'y': its columns are '\\u200ba', 'b'.")]
    [
        InlineData("a,y\n\uFEFF1,p", "'f.csv', line 2, column 'a': '\\ufeff1' is no finite number; if the column holds categories, name it in CsvOptions.Categories.")]
    [
        InlineData("a,y\r\"1\r\",p\rx,q", "'f.csv', line 4, column 'a': 'x' is no finite number; if the column holds categories, name it in CsvOptions.Categories.")]
    [InlineData("a,y,a\n1,p,1", "'f.csv' has 2 columns named 'a', but each needs a name of its own.")]
    [InlineData("y\np", "'f.csv' has no column beside the target 'y' to read, but at least one is expected.")]
    [InlineData("a,y\n", "'f.csv' has no line after its header, but at least one example is expected.")]
    [InlineData("\n\n", "'f.csv' is empty, but a line that names the columns is expected.")]
    [
        InlineData("a,y\n1,p", "'f.csv' has 1 examples: a TestFraction of 0.2 leaves 1 to train on and 0 to test with, but at least 1 each is expected.")]
    public void What_is_wrong_is_named(string text, string message) =>
        Assert.Equal(message, Assert.Throws<NetworkFormatException>(() => CsvDataset.LoadClasses(Bytes(text), "y", name: "f.csv")).Message);

    [Fact]
    public void Too_many_categories_are_refused()
    {
        string text = "a,y\n" + string.Join('\n', Enumerable.Range(0, 300).Select(i => FormattableString.Invariant($"1,t{i}")));
        Assert.Equal(
            "'f.csv', line 258, column 'y': 't256' is one text too many: a column may hold 256 categories.",
            Assert.Throws<NetworkFormatException>(() => Classes(text, "y", new())).Message);
    }

    [Fact]
    public void Text_that_is_not_UTF8_is_refused() =>
        Assert.Contains(
            "is not UTF-8",
            Assert.Throws<NetworkFormatException>(
                () => CsvDataset.LoadClasses(new MemoryStream([.. "a,y\n1,"u8, 0xFF, 0xFE]), "y")).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Damaged_files_are_read_or_refused_within_a_multiple_of_their_size(int seed)
    {
        var mutation = new Mutation(Encoding.UTF8.GetBytes(Flowers), seed);
        int read = 0;
        for (int i = 0; i < 10_000; i++)
        {
            byte[] bytes = mutation.Next();
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                CsvDataset<int> data = CsvDataset.LoadClasses(new MemoryStream(bytes), "kind", s_all);
                Assert.Equal(data.InputLength, data.InputNames.Count);
                Assert.All(Inputs(data.Training), value => Assert.True(float.IsFinite(value)));
                read++;
            }
            catch (NetworkFormatException exception)
            {
                Assert.Contains("'stream'", exception.Message, StringComparison.Ordinal);
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (64 * bytes.Length) + (64 * 1024));
        }

        Assert.InRange(read, 1, 9_000);
    }

    private static CsvDataset<int> Classes(string text, string target, CsvOptions options) =>
        CsvDataset.LoadClasses(Bytes(text), target, options, "f.csv");

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private static float[] Inputs<TTarget>(Dataset<float, TTarget> dataset)
        where TTarget : unmanaged => dataset.AllInputs();
}
