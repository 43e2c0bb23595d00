using System.Text;

namespace MnistTrainer.Report;

/// <summary>The file of a report: told to be writable before the training, written whole or not at all behind it.</summary>
internal static class ReportFile
{
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
            throw new UserErrorException($"The report cannot be written to '{path}': that is a folder, but the path of a file is expected.");
        }

        if (File.Exists(path) && new FileInfo(path).IsReadOnly)
        {
            throw new UserErrorException($"The report cannot be written to '{path}': that file is read-only.");
        }

        Try(path, () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            new FileStream(Temporary(path), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose();
        });
    }

    /// <summary>Writes the report.</summary>
    /// <exception cref="UserErrorException">It cannot be written; what was there before is still there.</exception>
    public static void Write(string path, string page)
    {
        string temporary = Temporary(path);
        Try(path, () =>
        {
            try
            {
                File.WriteAllText(temporary, page, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                File.Move(temporary, path, overwrite: true);
            }
            catch
            {
                File.Delete(temporary);
                throw;
            }
        });
    }

    private static string Temporary(string path) => $"{path}.{Guid.NewGuid():N}.tmp";

    private static void Try(string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UserErrorException($"The report cannot be written to '{path}': {exception.Message}");
        }
    }
}
