namespace MnistTrainer;

/// <summary>The command that starts this program with some arguments, as one types it where it was started.</summary>
internal static class RunCommand
{
    private const string ProjectName = "MnistTrainer.csproj";

    /// <summary>The command that goes on with an interrupted training.</summary>
    /// <param name="arguments">The arguments of this run.</param>
    public static string Resuming(IEnumerable<string> arguments)
    {
        string program = Project() is { } project
            ? $"dotnet run -c Release --project {Quote(Path.GetRelativePath(Environment.CurrentDirectory, project))} --"
            : Quote(Environment.ProcessPath ?? "MnistTrainer");
        return string.Join(' ', [program, .. arguments.Where(argument => argument != "--resume").Select(Quote), "--resume"]);
    }

    /// <summary>The folder of the project that this program was built from; null where it is elsewhere.</summary>
    private static string? Project()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, ProjectName)))
        {
            folder = folder.Parent;
        }

        return folder?.FullName.TrimEnd(Path.DirectorySeparatorChar);
    }

    private static string Quote(string argument) => argument.Any(char.IsWhiteSpace) ? $"\"{argument}\"" : argument;
}
