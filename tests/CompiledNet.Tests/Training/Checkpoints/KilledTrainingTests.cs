namespace CompiledNet.Tests.Training.Checkpoints;

/// <summary>Whenever a training is killed, it goes on, and ends with the bits of one that was not.</summary>
[Collection(nameof(Alone))]
public sealed class KilledTrainingTests : CheckpointTest
{
    private const int KillsWithinSteps = 25, KillsAtAnyTime = 8;

    [Fact]
    public void A_training_that_is_killed_again_and_again_ends_with_the_same_bits()
    {
        var random = new Random();
        for (int life = 0; life < KillsWithinSteps + KillsAtAnyTime; life++)
        {
            using TrainingProcess process = TrainingProcess.Start(Folder, threads: 1 + (life % 3), isKilled: true);
            if (life < KillsWithinSteps)
            {
                process.WaitForFirstStep();
                Thread.Sleep(random.Next(60));
            }
            else
            {
                // While it starts, reads and goes on.
                Thread.Sleep(random.Next(500));
            }

            process.Kill();
        }

        using (TrainingProcess last = TrainingProcess.Start(Folder, threads: 2, isKilled: false))
        {
            (int exitCode, string output) = last.Wait();
            Assert.True(exitCode == 0, output);
        }

        Assert.Equal(
            TrainingInProcess.Train(threads: 1, null, _ => { }), File.ReadAllBytes(Path.Combine(Folder, TrainingInProcess.ResultName)));
        Assert.DoesNotContain(Names, name => name.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void A_disk_that_is_full_ends_the_training_with_the_reason_and_leaves_the_last_checkpoint()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // There is no shell that limits what a process may write.
        }

        using (TrainingProcess process = TrainingProcess.Start(Folder, threads: 1, isKilled: true))
        {
            process.WaitForFirstStep();
            while (!Names.Any())
            {
                Thread.Sleep(10);
            }

            process.Kill();
        }

        string[] before = [.. Names.Where(name => name.EndsWith(".safetensors", StringComparison.Ordinal))];
        using (TrainingProcess process = TrainingProcess.Start(Folder, threads: 1, isKilled: true, maxFileBlocks: 10))
        {
            (int exitCode, string output) = process.Wait();
            Assert.NotEqual(0, exitCode);
            Assert.Contains("could not be written, and is as it was:", output, StringComparison.Ordinal);
        }

        Assert.Equal(before, Names);
        using (TrainingProcess process = TrainingProcess.Start(Folder, threads: 1, isKilled: true))
        {
            process.WaitForFirstStep();
            process.Kill();
        }
    }
}
