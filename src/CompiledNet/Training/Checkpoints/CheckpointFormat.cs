using System.Globalization;
using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>
/// The file of a checkpoint: safetensors. The state of the trainer is a tensor for each block and parameter,
/// <c>parameter.dense1.weight</c>,
/// <c>optimizer.0.dense1.weight</c> and so on, in the interchange layout, so that another build of the library reads it; numbers and
/// settings are metadata; the last tensor is a checksum.
/// </summary>
/// <param name="info">The network.</param>
/// <param name="blocks">The trainer's state, the parameters first.</param>
/// <param name="settings">What a checkpoint must have in common with the training.</param>
/// <param name="options">The options of the training.</param>
/// <param name="accumulationSteps">Steps that make one update.</param>
/// <param name="batches">How its epochs are cut.</param>
/// <param name="history">The results of its epochs.</param>
internal sealed class CheckpointFormat(
    NetworkInfo info,
    IReadOnlyList<StateBlock> blocks,
    CheckpointSettings settings,
    FitOptions options,
    int accumulationSteps,
    EpochBatches batches,
    CheckpointHistory history)
{
    /// <summary>The name of the block that the best epoch's parameters are in.</summary>
    private const string Best = "best";

    /// <summary>The name of the metadata that say which version of this format a file has, and the version.</summary>
    private const string Format = "checkpoint", Version = "1";

    private const string Checksum = "checksum";

    private const string Steps = "trainer_steps", Updates = "trainer_updates", Accumulated = "trainer_accumulated",
        LearningRate = "learning_rate";
    private const string Step = "step", Epoch = "epoch", Examples = "examples", LossSum = "loss_sum", Seconds = "seconds",
        Stopped = "stopped";
    private const string BestOrdinal = "best_epoch", BestValue = "best_value", Waited = "epochs_without_improvement";

    /// <summary>Writes a checkpoint, whole or not at all.</summary>
    public void Write(string path, TrainerCounts counts, double learningRate, FitState state)
    {
        var writer = new SafetensorsWriter();
        writer.AddMetadata(Format, Version);
        writer.AddMetadata(NetworkMetadata.Network, info.Name);
        writer.AddMetadata(NetworkMetadata.Version, NetworkMetadata.LibraryVersion);
        settings.AddTo(writer);
        AddNumbers(writer, counts, learningRate, state);
        foreach (StateBlock block in BlocksWith(state.Best))
        {
            foreach (ParameterInfo parameter in info.ParameterTable)
            {
                writer.Add(NameOf(block, parameter), parameter, block);
            }
        }

        history.AddTo(writer, state.History);
        writer.Add(Checksum, TensorType.U8, [ChecksumStream.ChecksumLength], ChecksumStream.WriteChecksum);
        AtomicFile.Write(path, stream => writer.Write(new ChecksumStream(stream)));
    }

    /// <summary>Opens a checkpoint.</summary>
    /// <param name="stream">The file, which can seek and is left open.</param>
    /// <param name="source">What it is, for messages.</param>
    /// <exception cref="NetworkFormatException">It is none, or damaged.</exception>
    public static SafetensorsFile Open(Stream stream, string source)
    {
        if (!ChecksumStream.IsIntact(stream))
        {
            throw new NetworkFormatException($"{source} is damaged or no checkpoint: it does not end with the checksum of its content.");
        }

        SafetensorsFile file = SafetensorsFile.Open(stream, source);
        return file.Metadata.GetValueOrDefault(Format) switch
        {
            Version => file,
            null => throw new NetworkFormatException($"{source} is no checkpoint: its metadata have no '{Format}'."),
            string version => throw new NetworkFormatException(
                $"{source} is a checkpoint of format {TensorText.Quote(version)}, but this library ({NetworkMetadata.LibraryVersion}) reads format {Version}."),
        };
    }

    /// <summary>What a checkpoint has otherwise than this training, a line each.</summary>
    public IReadOnlyList<string> Differences(SafetensorsFile file) => settings.Differences(file.Metadata);

    /// <summary>Reads a checkpoint without differences; nothing of the trainer changes yet.</summary>
    /// <exception cref="NetworkFormatException">It is damaged.</exception>
    public Checkpoint Read(SafetensorsFile file)
    {
        var numbers = new CheckpointMetadata(file);
        var counts = new TrainerCounts(
            numbers.Whole(Steps, 0, long.MaxValue), numbers.Whole(Updates, 0, long.MaxValue),
            (int)numbers.Whole(Accumulated, 0, accumulationSteps - 1));
        double learningRate = numbers.NotNegative(LearningRate);
        BestEpoch best = ReadBest(numbers, out int epochs);
        var state = new FitState(best, info.LossSlots.Length)
        {
            Epoch = epochs + 1,
            Examples = (int)numbers.Whole(Examples, 0, batches.Count),
            LossSum = numbers.Real(LossSum),
            SecondsBefore = numbers.NotNegative(Seconds),
            Stopped = ReadStopped(numbers),
        };
        for (int i = 0; i < state.LossSums.Length; i++)
        {
            state.LossSums[i] = CheckpointHistory.IsOneLoss(info) ? state.LossSum : numbers.Real(LossSumOf(i));
        }

        state.Step = StepOf(numbers, state);
        List<StateBlock> all = BlocksWith(best);
        List<ExpectedTensor> expected = [];
        foreach (StateBlock block in all)
        {
            foreach (ParameterInfo parameter in info.ParameterTable)
            {
                expected.Add(new ExpectedTensor(NameOf(block, parameter), TensorType.F32, parameter.Shape));
            }
        }

        expected.AddRange(history.Tensors(file, epochs, best.Epoch));
        expected.Add(new ExpectedTensor(Checksum, TensorType.U8, [ChecksumStream.ChecksumLength]));
        ExpectedTensor.Check(file, expected);

        // The trainer's own blocks are kept apart until all is read; the best epoch's parameters are no one's yet.
        var staged = new StagedBlock[blocks.Count];
        for (int i = 0; i < all.Count; i++)
        {
            AlignedBuffer values = i < staged.Length ? new AlignedBuffer(info.ParameterLength) : best.Parameters!;
            foreach (ParameterInfo parameter in info.ParameterTable)
            {
                ParameterTransfer.Read(parameter, file, file.Find(NameOf(all[i], parameter))!, values.Span);
            }

            if (i < staged.Length)
            {
                staged[i] = new StagedBlock(all[i], values);
            }
        }

        state.History = history.Read(file, epochs, best.Epoch);
        return new Checkpoint(counts, learningRate, state, staged);
    }

    private static string NameOf(StateBlock block, ParameterInfo parameter) => $"{block.Name}.{parameter.Name}";

    /// <summary>The sum of one head's losses, of a network whose loss is not that of its only head.</summary>
    private string LossSumOf(int head) => $"{LossSum}.{info.LossSlots[head].Name}";

    private void AddNumbers(SafetensorsWriter writer, TrainerCounts counts, double learningRate, FitState state)
    {
        Add(Steps, counts.Steps);
        Add(Updates, counts.Updates);
        Add(Accumulated, counts.Accumulated);
        Add(LearningRate, learningRate);
        Add(Step, state.Step);
        Add(Epoch, state.Epoch);
        Add(Examples, state.Examples);
        Add(LossSum, state.LossSum);
        for (int i = 0; !CheckpointHistory.IsOneLoss(info) && i < state.LossSums.Length; i++)
        {
            Add(LossSumOf(i), state.LossSums[i]);
        }

        Add(Seconds, state.Seconds);
        Add(Stopped, (int)(state.Stopped ?? TrainingEnd.EpochsCompleted));
        Add(BestOrdinal, state.Best.Epoch);
        Add(BestValue, state.Best.Value);
        Add(Waited, state.Best.Waited);

        void Add(string name, IFormattable value) => writer.AddMetadata(name, value.ToString(null, CultureInfo.InvariantCulture));
    }

    /// <summary>The step, which epoch and examples say too.</summary>
    private long StepOf(CheckpointMetadata numbers, FitState state)
    {
        long step = numbers.Whole(Step, 0, long.MaxValue);
        int first = 0, within = 0;
        for (; first < state.Examples; within++)
        {
            first += batches.RowsAt(first);
        }

        return first == state.Examples && step == ((long)(state.Epoch - 1) * batches.Steps) + within
            ? step
            : throw numbers.Error(
                Step, step.ToString(CultureInfo.InvariantCulture),
                FormattableString.Invariant($"the step after {state.Examples} examples of epoch {state.Epoch}"));
    }

    /// <summary>Why no epoch follows; a callback that is no longer there no longer says so.</summary>
    private TrainingEnd? ReadStopped(CheckpointMetadata numbers) =>
        (TrainingEnd)numbers.Whole(Stopped, 0, (long)TrainingEnd.Diverged) switch
    {
        TrainingEnd.EarlyStopping => TrainingEnd.EarlyStopping,
        TrainingEnd.Diverged => TrainingEnd.Diverged,
        TrainingEnd.StopWhen when options.StopWhen is not null => TrainingEnd.StopWhen,
        _ => null,
    };

    private BestEpoch ReadBest(CheckpointMetadata numbers, out int epochs)
    {
        epochs = (int)numbers.Whole(Epoch, 1, int.MaxValue) - 1;
        var best = new BestEpoch(options)
        {
            Epoch = (int)numbers.Whole(BestOrdinal, 0, epochs),
            Value = numbers.Real(BestValue),
            Waited = (int)numbers.Whole(Waited, 0, epochs),
        };
        best.Parameters = best is { KeepsParameters: true, Epoch: > 0 } ? new AlignedBuffer(info.ParameterLength) : null;
        return best;
    }

    /// <summary>The trainer's blocks, and after them the best epoch's parameters where they are kept.</summary>
    private List<StateBlock> BlocksWith(BestEpoch best)
    {
        List<StateBlock> all = [.. blocks];
        if (best.Parameters is { } parameters)
        {
            all.Add(new StateBlock(Best, parameters, 0, info.ParameterLength));
        }

        return all;
    }
}
