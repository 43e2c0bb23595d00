using CompiledNet.Tests.Data;

namespace MnistTrainer.Tests;

/// <summary>
/// A data set in MNIST's format that is quickly learnt, in a folder that is deleted with it: a class is a bright bar in noise. Some test
/// images have a wrong label.
/// </summary>
internal sealed class TinyImages : IDisposable
{
    public const int Side = 28, Classes = 10, Tests = 120, WrongLabels = 12;
    private readonly IdxFolder _folder = new();

    public TinyImages(int training)
    {
        Write("train", training, wrong: 0);
        Write("t10k", Tests, WrongLabels);
    }

    public string Path => _folder.Path;

    public void Dispose() => _folder.Dispose();

    private void Write(string set, int count, int wrong)
    {
        var random = new Random(count);
        byte[] pixels = new byte[count * Side * Side], labels = new byte[count];
        for (int i = 0; i < count; i++)
        {
            int bar = random.Next(Classes);
            Span<byte> image = pixels.AsSpan(i * Side * Side, Side * Side);
            for (int p = 0; p < image.Length; p++)
            {
                image[p] = (byte)random.Next(p / (2 * Side) == bar + 2 ? 255 : 100);
            }

            labels[i] = (byte)((i < wrong ? bar + 1 : bar) % Classes);
        }

        _folder.Write($"{set}-images-idx3-ubyte", IdxFolder.Bytes(pixels, count, Side, Side));
        _folder.Write($"{set}-labels-idx1-ubyte.gz", IdxFolder.Zip(IdxFolder.Bytes(labels, count)));
    }
}
