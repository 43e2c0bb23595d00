using System.IO.Compression;
using System.Text;
using CompiledNet.Runtime;
using CompiledNet.Tests.Fixtures;
using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests.Serialization;

/// <summary>
/// Files that PyTorch's modules wrote give PyTorch's outputs here, and what is saved here is, byte by byte, what <c>exchange.py --check</c>
/// loads into the same modules.
/// </summary>
public class ExchangeTests
{
    private static readonly string s_folder = Path.Combine(FixtureData.Folder, "exchange");

    [Fact]
    public void An_image_network() =>
        Check<ImageNet>("image", (network, arrays, outputs) => network.Predict(arrays["input"].Floats, outputs));

    [Fact]
    public void A_token_network() =>
        Check<TokensNet>("tokens", (network, arrays, outputs) => network.Predict(arrays["input"].Ints, outputs));

    private static void Check<TNetwork>(string name, Action<TNetwork, NpyArchive, float[]> predict)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        NpyArchive arrays = NpyArchive.Load(Fixture($"{name}-data.npz"));
        TNetwork network = NetworkFile.Load<TNetwork>(Fixture($"{name}.safetensors"));
        Close("output", network);
        Close("output", NetworkFile.LoadNpz<TNetwork>(Fixture($"{name}.npz")));
        Close("output_half", NetworkFile.Load<TNetwork>(Fixture($"{name}-half.safetensors")));
        Assert.Equal(FileContents.Bits(network), FileContents.Bits(NetworkFile.LoadNpz<TNetwork>(Fixture($"{name}.npz"))));

        using var folder = new TemporaryFolder();
        NetworkFile.Save(network, folder.File("a.safetensors"));
        network.SaveNpz(folder.File("a.npz"));
        Same($"{name}-saved.safetensors", folder.File("a.safetensors"), WithoutVersion);
        Same($"{name}-saved.npz", folder.File("a.npz"), Unpacked);

        void Close(string array, TNetwork loaded)
        {
            float[] outputs = new float[arrays[array].Length];
            predict(loaded, arrays, outputs);
            Assert.All(outputs.Zip(arrays[array].Floats), pair => Assert.Equal(pair.Second, pair.First, 2e-5f));
        }
    }

    private static string Fixture(string name) => Path.Combine(s_folder, name);

    private static void Same(string name, string saved, Func<string, string> content)
    {
        if (!File.Exists(Fixture(name)) || content(Fixture(name)) != content(saved))
        {
            string received = Fixture(name.Replace("-saved", "-received", StringComparison.Ordinal));
            File.Copy(saved, received, overwrite: true);
            Assert.Fail(
                $"{name} is not what is saved today, which is {received}: where that is meant, put it into tests/Fixtures/pytorch/exchange and run exchange.py --check.");
        }
    }

    /// <summary>The entries of an archive; what stands around them is the framework's.</summary>
    private static string Unpacked(string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        return string.Concat(archive.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open(), Encoding.Latin1);
            return $"{entry.FullName} {reader.ReadToEnd()}\n";
        }));
    }

    /// <summary>The bytes as text, a header without the library's version, whose length changes the header's.</summary>
    private static string WithoutVersion(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        string text = Encoding.Latin1.GetString(bytes);
        int version = text.IndexOf("\"version\":\"", StringComparison.Ordinal) + 11, end = text.IndexOf('"', version);
        int dataStart = 8 + (int)BitConverter.ToUInt64(bytes);
        return text[8..version] + text[end..dataStart].TrimEnd() + text[dataStart..];
    }
}
