using System.Globalization;
using System.Text;
using CompiledNet.Runtime;
using CompiledNet.Tests.Data;

namespace CompiledNet.Tests.Serialization;

/// <summary>Damaged files by another seed in every run: refused with nothing changed, or a part taken that is right to the bit.</summary>
public class FreshFuzzTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Parts_of_archives(bool isCompressed)
    {
        int seed = FreshSeed.Next();
        SmallNet saved = FileContents.Filled(new SmallNet(), seed), other = FileContents.Filled(new SmallNet(), seed + 1);
        byte[] original = isCompressed ? FuzzTests.Compressed(saved) : FuzzTests.Archive(saved);
        int read = FuzzTests.Run(original, seed, bytes =>
        {
            SmallNet network = other.Clone();
            PartialLoadResult result = Partial(network, other, bytes);

            // The checksums leave nothing that could be read otherwise.
            foreach (ParameterInfo parameter in SmallNet.ParameterTable)
            {
                SmallNet expected = result.Loaded.Contains(parameter.Name) ? saved : other;
                Assert.Equal(FileContents.Values(expected, parameter.Name), FileContents.Values(network, parameter.Name));
            }
        });
        Assert.InRange(read, 1, FuzzTests.FilesASeed - 1);
    }

    [Fact]
    public void Parts_of_safetensors()
    {
        int seed = FreshSeed.Next();
        SmallNet other = FileContents.Filled(new SmallNet(), seed + 1);
        int read = FuzzTests.Run(FileContents.Filled(new SmallNet(), seed).ToBytes(), seed, bytes =>
        {
            PartialLoadResult result = Partial(other.Clone(), other, bytes);
            Assert.Equal(SmallNet.ParameterTable.Count, result.Loaded.Count + result.Kept.Count);
        });
        Assert.InRange(read, 1, FuzzTests.FilesASeed - 1);
    }

    [Fact]
    public void Headers_of_arrays()
    {
        int seed = FreshSeed.Next();
        string dictionary = "{'descr': [('a', '>f4'), (\"b\", '<i8')], 'fortran_order': True, 'shape': (3L, 4L), }";
        byte[] original = [0x93, .. "NUMPY"u8, 1, 0, (byte)dictionary.Length, 0, .. Encoding.Latin1.GetBytes(dictionary)];
        int read = FuzzTests.Run(original, seed, bytes => NpyHeader.Read(new MemoryStream(bytes), "array"));
        Assert.InRange(read, 1, FuzzTests.FilesASeed - 1);
    }

    [Theory]
    [InlineData("\n", MissingValues.Mean)]
    [InlineData("\r", MissingValues.SkipLine)]
    [InlineData("\r\n", MissingValues.Refuse)]
    public void Tables(string end, MissingValues missing)
    {
        int seed = FreshSeed.Next();
        var random = new Random(seed);
        var text = new StringBuilder("\uFEFFdate,size,colour,y");
        for (int i = 0; i < 12; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{end}{20240101 + random.Next(300)},{random.NextDouble() * 1e9},\"{(i % 3 == 0 ? "NA" : "red, dark")}\",{random.Next(3)}");
        }

        CsvOptions options = new()
        {
            Missing = missing,
            MissingTexts = ["", "?"],
            Categories = ["colour"],
            TestFraction = 0.25,
            StandardizeTarget = true,
        };
        int read = FuzzTests.Run(Encoding.UTF8.GetBytes(text.ToString()), seed, bytes =>
        {
            CsvDataset<float> data = CsvDataset.LoadValues(new MemoryStream(bytes), "y", options);
            Assert.All(data.Training.AllInputs(), value => Assert.True(float.IsFinite(value)));
            Assert.All(data.Training.AllTargets(), value => Assert.True(float.IsFinite(value)));
            Assert.Equal((data.InputLength, data.InputLength), (data.Means.Length, data.Deviations.Length));
            float[] row = new float[data.InputLength];
            data.Standardize(data.Means.Span, row);
            Assert.All(row, value => Assert.Equal(0, value));
        });
        Assert.InRange(read, 1, FuzzTests.FilesASeed - 1);
    }

    /// <summary>Loads what can be; a file that is refused has changed nothing.</summary>
    private static PartialLoadResult Partial(SmallNet network, SmallNet before, byte[] bytes)
    {
        try
        {
            return network.LoadPartial(bytes);
        }
        catch (NetworkFormatException)
        {
            Assert.Equal(FileContents.Bits(before), FileContents.Bits(network));
            throw;
        }
    }
}
