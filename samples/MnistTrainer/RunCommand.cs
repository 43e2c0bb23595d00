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
            : Program(Environment.ProcessPath ?? "MnistTrainer");
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

    /// <summary>What starts the program itself, or dotnet with it.</summary>
    private static string Program(string process) => Path.GetFileNameWithoutExtension(process) == "dotnet"
        ? $"{Quote(process)} {Quote(typeof(RunCommand).Assembly.Location)}"
        : Quote(process);

    /// <summary>An argument as shells take it, in quotes where they would see more in it.</summary>
    private static string Quote(string argument) =>
        argument.Length > 0 && argument.All(c => char.IsAsciiLetterOrDigit(c) || "/.:_-+=,@%".Contains(c))
        ? argument
        : OperatingSystem.IsWindows() ? $"\"{argument}\"" : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
