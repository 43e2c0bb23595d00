using System.Text;

namespace CompiledNet.Tests.Data.Csv;

/// <summary>
/// What is missing in a row from elsewhere becomes what it becomes in the file; what counts as missing is the user's to say.
/// </summary>
public sealed class CsvMissingTests
{
    private const string Table = "a,c,b,y\n1,u,10,p\n2,v,20,q\n3,u,NA,p\n6,?,60,q";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_missing_value_of_a_row_is_filled_in_as_in_the_file(bool standardizes)
    {
        CsvDataset<int> data = Load(
            Table, new() { Missing = MissingValues.Mean, Categories = ["c"], TestFraction = 0, Standardize = standardizes });
        float[] expected = data.Training.AllInputs();
        Assert.Equal(standardizes ? 0 : 30, expected[(2 * 4) + 3]);

        double[] rows = [1, 1, 0, 10, 2, 0, 1, 20, 3, 1, 0, double.NaN, 6, double.NaN, double.NaN, 60];
        float[] inputs = new float[16], inPlace = Array.ConvertAll(rows, value => (float)value);
        data.Standardize(rows, inputs);
        data.Standardize(inPlace);
        Assert.Equal(expected, inputs);
        Assert.Equal(expected, inPlace);
    }

    [Theory]
    [InlineData(MissingValues.Refuse)]
    [InlineData(MissingValues.SkipLine)]
    public void A_missing_value_of_a_row_is_refused_where_the_file_fills_none_in_and_nothing_is_changed(MissingValues missing)
    {
        CsvDataset<int> data = Load("a,b,y\n1,2,p\n3,4,q", new() { Missing = missing, TestFraction = 0 });
        float[] rows = [1, 2, 3, float.NaN], inputs = new float[4];
        const string message = "Row 1, input 1 ('b') is not a number, which is a missing value: only a set read with CsvOptions.Missing = MissingValues.Mean fills it in.";
        Assert.StartsWith(
            message, Assert.Throws<ArgumentException>("rows", () => data.Standardize(rows)).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            message, Assert.Throws<ArgumentException>("rows", () => data.Standardize([1, 2, 3, double.NaN], inputs)).Message,
            StringComparison.Ordinal);
        Assert.Equal([1, 2, 3, float.NaN], rows);
        Assert.Equal(new float[4], inputs);
    }

    [Fact]
    public void Rows_that_are_not_whole_or_not_as_many_as_the_inputs_are_refused()
    {
        CsvDataset<int> data = Load("a,b,y\n1,2,p\n3,4,q", new() { TestFraction = 0 });
        Assert.Throws<ArgumentException>("rows", () => data.Standardize(new double[3], new float[3]));
        Assert.Throws<ArgumentException>("inputs", () => data.Standardize(new double[4], new float[2]));
    }

    [Fact]
    public void A_category_or_class_may_have_the_name_of_a_missing_value()
    {
        const string text = "a,country,y\n1,NA,null\n2,DE,NA\n3,\"NA\",null\n4, ,null";
        CsvDataset<int> data = Load(
            text,
            new() { MissingTexts = ["", "?"], Missing = MissingValues.Mean, Categories = ["country"], TestFraction = 0, Standardize = false });
        Assert.Equal(["a", "country=DE", "country=NA"], data.InputNames);
        Assert.Equal(["NA", "null"], data.ClassNames);
        Assert.Equal([1f, 0, 1, 2, 1, 0, 3, 0, 1, 4, 0, 0], data.Training.AllInputs());
        Assert.Equal([1, 0, 1, 1], data.Training.AllTargets());

        // What is missing in numbers stays so by the same list, and what is no longer on it is no number.
        Assert.Contains(
            "'NA' is no finite number", Assert.Throws<NetworkFormatException>(() => Load("a,y\nNA,p", new() { MissingTexts = [""] })).Message, StringComparison.Ordinal);
        CsvDataset<int> own = Load(
            "a,y\n1,p\n-9,q\n3,p", new() { MissingTexts = [" -9 "], Missing = MissingValues.Mean, TestFraction = 0, Standardize = false });
        Assert.Equal([1f, 2, 3], own.Training.AllInputs());
    }

    [Fact]
    public void Lists_of_missing_texts_that_are_null_are_refused()
    {
        Assert.Throws<ArgumentNullException>("MissingTexts", () => new CsvOptions { MissingTexts = null! });
        Assert.Throws<ArgumentNullException>("MissingTexts", () => new CsvOptions { MissingTexts = [null!] });
    }

    private static CsvDataset<int> Load(string text, CsvOptions options) =>
        CsvDataset.LoadClasses(new MemoryStream(Encoding.UTF8.GetBytes(text)), "y", options);
}
