namespace TextClassifier;

/// <summary>Finds the repository, whose documents are the data.</summary>
internal static class RepositoryFolder
{
    /// <summary>
    /// The folder with <c>CompiledNet.sln</c>, in or above where the program is or was started; null where there is none.
    /// </summary>
    public static string? Find() => Above(AppContext.BaseDirectory) ?? Above(Environment.CurrentDirectory);

    private static string? Above(string start)
    {
        DirectoryInfo? folder = new(start);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CompiledNet.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }
}
