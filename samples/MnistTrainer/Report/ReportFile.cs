using System.Text;

namespace MnistTrainer.Report;

/// <summary>The file of a report: told to be writable before the training, written whole or not at all after it.</summary>
internal static class ReportFile
{
    private static readonly UTF8Encoding s_encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Checks that the report will have its place; its folder is made where there is none.</summary>
    /// <exception cref="UserErrorException">It cannot be written.</exception>
    public static void Check(TrainingSettings settings)
    {
        if (settings.ReportPath is not { } path)
        {
            return;
        }

        if (path.Length == 0 || Directory.Exists(path) || Path.EndsInDirectorySeparator(path))
        {
            throw new UserErrorException(
                $"The report cannot be written to '{path}': that is a folder, but the path of a file is expected.");
        }

        Try(path, () =>
        {
            string target = Target(path);
            if (File.Exists(target) && new FileInfo(target).IsReadOnly)
            {
                throw new UserErrorException($"The report cannot be written to '{path}': that file is read-only.");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (!IsWrittenInPlace(path, target))
            {
                new FileStream(
                    Temporary(target), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose();
            }
        });
    }

    /// <summary>Writes the report.</summary>
    /// <exception cref="UserErrorException">It cannot be written; what was there before is still there.</exception>
    public static void Write(string path, string page)
    {
        Try(path, () =>
        {
            string target = Target(path);
            if (IsWrittenInPlace(path, target))
            {
                File.WriteAllText(path, page, s_encoding);
                return;
            }

            string temporary = Temporary(target);
            try
            {
                File.WriteAllText(temporary, page, s_encoding);
                File.Move(temporary, target, overwrite: true);
            }
            catch
            {
                File.Delete(temporary);
                throw;
            }
        });
    }

    /// <summary>What is there and empty has nothing to lose: it may be a device or a pipe, which no file is to take the place of.</summary>
    private static bool IsWrittenInPlace(string path, string target) =>
        File.Exists(path) && new FileInfo(target) is not { Exists: true, Length: > 0 };

    /// <summary>The full path, links resolved, which stay where they are.</summary>
    private static string Target(string path)
    {
        string full = Path.GetFullPath(path);
        return new FileInfo(full).LinkTarget is null ? full : File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
    }

    /// <summary>A short name in the same folder: one made of the report's could be longer than a name may be.</summary>
    private static string Temporary(string target) => Path.Combine(Path.GetDirectoryName(target)!, Path.GetRandomFileName() + ".tmp");

    private static void Try(string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UserErrorException($"The report cannot be written to '{path}': {exception.Message}");
        }
    }
}
