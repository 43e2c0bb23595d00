namespace CompiledNet.Tests.Networks;

/// <summary>The MNIST that comes with the repository.</summary>
internal static class MnistFolder
{
    public static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "samples", "data", "mnist");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new DirectoryNotFoundException("There is no samples/data/mnist above the tests.");
    }
}
