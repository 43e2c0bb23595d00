namespace MnistTrainer;

/// <summary>Finds the MNIST that comes with the repository.</summary>
internal static class DataFolder
{
    private static readonly string InRepository = Path.Combine("samples", "data", "mnist");

    /// <summary>The folder <c>samples/data/mnist</c> in or above where the program is or was started; null where there is none.</summary>
    public static string? Find() => Above(AppContext.BaseDirectory) ?? Above(Environment.CurrentDirectory);

    private static string? Above(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, InRepository);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
