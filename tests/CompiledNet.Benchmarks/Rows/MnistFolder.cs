namespace CompiledNet.Benchmarks.Rows;

/// <summary>Finds the MNIST that comes with the repository.</summary>
internal static class MnistFolder
{
    /// <summary>The folder in or above where the program is; null where there is none.</summary>
    public static string? Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "samples", "data", "mnist");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
