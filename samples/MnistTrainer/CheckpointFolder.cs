namespace MnistTrainer;

/// <summary>The folder of the checkpoints, before the training looks at it.</summary>
internal static class CheckpointFolder
{
    /// <summary>Checks that a new training does not meet the checkpoints of another.</summary>
    /// <exception cref="UserErrorException">It does.</exception>
    public static void Check(TrainingSettings options)
    {
        if (options is { CheckpointFolder: { } folder, Resume: false }
            && Directory.Exists(folder)
            && Directory.EnumerateFiles(folder, "checkpoint-*").Any())
        {
            throw new UserErrorException($"'{folder}' holds checkpoints of a training: go on with it by --resume, or name another folder.");
        }
    }
}
