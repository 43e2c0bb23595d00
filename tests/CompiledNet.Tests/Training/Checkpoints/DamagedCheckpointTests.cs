using System.Buffers.Binary;
using System.Text;
using CompiledNet.Runtime;

namespace CompiledNet.Tests.Training.Checkpoints;

/// <summary>Damaged checkpoints are named, and nothing is changed.</summary>
public sealed class DamagedCheckpointTests : CheckpointTest
{
    private const int ChecksumLength = 4;
    private static readonly (float[] Inputs, int[] Labels) s_data = LinearData.Make(50);
    private static readonly Dataset<float, int> s_dataset = Dataset.Create(s_data.Inputs, s_data.Labels);

    private string Newest => Path.Combine(Folder, "checkpoint-000000000010.safetensors");

    [Fact]
    public void The_damaged_file_and_the_one_before_it_are_named()
    {
        Fit(new CheckpointOptions(Folder));
        byte[] bytes = File.ReadAllBytes(Newest);
        bytes[^100] ^= 1;
        File.WriteAllBytes(Newest, bytes);
        string before = Path.Combine(Folder, "checkpoint-000000000005.safetensors");
        Assert.Equal(
            $"The newest checkpoint cannot be read, and nothing was changed: '{Newest}' is damaged or no checkpoint: it does not end with the checksum of its content."
            + $" A checkpoint is written whole or not at all, so something else damaged it: remove it to go on from '{before}', the one before.",
            Assert.Throws<NetworkFormatException>(() => Fit(new CheckpointOptions(Folder) { Resume = true })).Message);

        File.Delete(before);
        Assert.EndsWith(
            ": there is none before it; remove it to begin anew.",
            Assert.Throws<NetworkFormatException>(() => Fit(new CheckpointOptions(Folder) { Resume = true })).Message,
            StringComparison.Ordinal);
        File.Delete(Newest);
        Assert.Equal(2, Fit(new CheckpointOptions(Folder) { Resume = true }).Epochs.Count);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused()
    {
        Fit(new CheckpointOptions(Folder));
        byte[] bytes = File.ReadAllBytes(Newest);
        using Trainer<LinearNet, Adam> trainer = CreateTrainer();
        CheckpointFormat format = Format(trainer);
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<NetworkFormatException>(() => Read(format, bytes[..length]));
        }

        File.WriteAllBytes(Newest, bytes.AsSpan(0, bytes.Length / 2));
        Assert.Throws<NetworkFormatException>(() => Fit(new CheckpointOptions(Folder) { Resume = true }));
    }

    [Fact]
    public void A_network_is_no_checkpoint_and_another_format_is_named()
    {
        Fit(new CheckpointOptions(Folder));
        byte[] bytes = File.ReadAllBytes(Newest);
        Assert.Contains(
            "its metadata have no 'checkpoint'", Refusal(Replace(bytes, "\"checkpoint\":\"1\"", "\"checkpOint\":\"1\"")),
            StringComparison.Ordinal);
        Assert.Contains(
            "is a checkpoint of format '2', but this library (", Refusal(Replace(bytes, "\"checkpoint\":\"1\"", "\"checkpoint\":\"2\"")),
            StringComparison.Ordinal);
        Assert.Contains(
            "metadata 'step': '11' came, but the step after 0 examples of epoch 3 is expected",
            Refusal(Replace(bytes, "\"step\":\"10\"", "\"step\":\"11\"")), StringComparison.Ordinal);
        Assert.Contains(
            "'parameter.dense1.weighT' [3, 5] F32 is not expected",
            Refusal(Replace(bytes, "parameter.dense1.weight", "parameter.dense1.weighT")), StringComparison.Ordinal);
    }

    /// <summary>Single bytes, runs of bytes and lengths, most with a checksum that fits, so that what comes after it is reached.</summary>
    [Fact]
    public void Mutated_files_are_refused_in_words_or_read()
    {
        Fit(new CheckpointOptions(Folder));
        byte[] bytes = File.ReadAllBytes(Newest);
        using Trainer<LinearNet, Adam> trainer = CreateTrainer();
        CheckpointFormat format = Format(trainer);
        float[] before = State(trainer);
        var random = new Random(11);
        int refused = 0, read = 0;
        for (int i = 0; i < 20_000; i++)
        {
            byte[] mutated = Mutate(bytes, random, out bool fits);
            try
            {
                // The settings are compared by their texts, which any may be.
                Read(format, mutated);
                Assert.True(fits);
                read++;
            }
            catch (NetworkFormatException exception)
            {
                refused++;
                Assert.StartsWith("'mutated'", exception.Message, StringComparison.Ordinal);
            }
        }

        Assert.Equal(before, State(trainer));
        Assert.True(refused > 10_000 && read > 1000, $"{refused} refused, {read} read");
    }

    [Fact]
    public void A_training_that_refuses_a_mutated_file_is_as_it_was()
    {
        Fit(new CheckpointOptions(Folder));
        byte[] bytes = File.ReadAllBytes(Newest);
        using Trainer<LinearNet, Adam> trainer = CreateTrainer();
        float[] before = State(trainer);
        var random = new Random(12);
        for (int i = 0; i < 300; i++)
        {
            File.WriteAllBytes(Newest, Mutate(bytes, random, out _));
            try
            {
                Fit(trainer, new CheckpointOptions(Folder) { Resume = true });

                // A mutation of a value: the trainer took it.
                before = State(trainer);
            }
            catch (NetworkFormatException)
            {
                Assert.Equal(before, State(trainer));
            }
        }
    }

    private static byte[] Mutate(byte[] original, Random random, out bool fits)
    {
        byte[] bytes = [.. original];
        int header = 8 + (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        switch (random.Next(6))
        {
            case 0: // One byte of the header.
                bytes[random.Next(header)] = (byte)random.Next(256);
                break;
            case 1: // A digit for another.
                int at = random.Next(header);
                bytes[at] = char.IsAsciiDigit((char)bytes[at]) ? (byte)('0' + random.Next(10)) : bytes[at];
                break;
            case 2: // A piece of the header over another.
                int length = random.Next(1, 40);
                bytes.AsSpan(8 + random.Next(header - 8 - length), length).CopyTo(bytes.AsSpan(8 + random.Next(header - 8 - length)));
                break;
            case 3: // A length of the header.
                BinaryPrimitives.WriteInt64LittleEndian(bytes, random.Next(2) == 0 ? random.NextInt64() : random.Next(2 * bytes.Length));
                break;
            case 4: // Something less, or more.
                bytes = random.Next(2) == 0
                    ? bytes[..random.Next(ChecksumLength + 1, bytes.Length)]
                    : [.. bytes, .. new byte[random.Next(1, 100)]];
                break;
            default: // One bit of the data.
                bytes[random.Next(header, bytes.Length)] ^= (byte)(1 << random.Next(8));
                break;
        }

        fits = random.Next(8) > 0 || bytes.AsSpan().SequenceEqual(original);
        return fits ? WithChecksum(bytes) : bytes;
    }

    private static byte[] Replace(byte[] bytes, string text, string by) =>
        WithChecksum(Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(bytes).Replace(text, by, StringComparison.Ordinal)));

    private static byte[] WithChecksum(byte[] bytes)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(
            bytes.AsSpan(bytes.Length - ChecksumLength), Crc32.Append(0, bytes.AsSpan(0, bytes.Length - ChecksumLength)));
        return bytes;
    }

    private static float[] State(Trainer<LinearNet, Adam> trainer) =>
        [
            .. trainer.Network.Parameters, .. trainer.Runner.Update.Blocks.SelectMany(block => block.Span.ToArray()), trainer.StepCount,
            (float)trainer.LearningRate];

    private string Refusal(byte[] bytes)
    {
        File.WriteAllBytes(Newest, bytes);
        return Assert.Throws<NetworkFormatException>(() => Fit(new CheckpointOptions(Folder) { Resume = true })).Message;
    }

    private static TrainingHistory Fit(CheckpointOptions options)
    {
        using Trainer<LinearNet, Adam> trainer = CreateTrainer();
        return Fit(trainer, options);
    }

    private static TrainingHistory Fit(Trainer<LinearNet, Adam> trainer, CheckpointOptions options) =>
        trainer.Fit(s_dataset, s_dataset, Options(options));

    private static Trainer<LinearNet, Adam> CreateTrainer() =>
        Trainer.Create(new LinearNet(), new Adam(), new TrainerOptions { EmaDecay = 0.5 });

    private static FitOptions Options(CheckpointOptions checkpoints) => new()
    {
        Epochs = 2,
        BatchSize = 10,
        LearningRate = LearningRates.Constant(1e-3),
        EarlyStopping = new EarlyStopping(),
        Checkpoints = checkpoints,
    };

    private CheckpointFormat Format(Trainer<LinearNet, Adam> trainer)
    {
        FitOptions options = Options(new CheckpointOptions(Folder));
        SlotData data = s_dataset.Bind(LinearNet.StaticInfo, "dataset");
        var plan = new FitPlan(LinearNet.StaticInfo, data, data, options);
        return FitCheckpoints<LinearNet, Adam>.Create(trainer, plan, options)!.Format;
    }

    private static void Read(CheckpointFormat format, byte[] bytes)
    {
        using SafetensorsFile file = CheckpointFormat.Open(new MemoryStream(bytes), "'mutated'");
        format.Read(file);
    }
}
