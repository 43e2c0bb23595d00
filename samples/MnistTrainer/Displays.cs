using Spectre.Console;

namespace MnistTrainer;

/// <summary>Chooses how to show a training.</summary>
internal static class Displays
{
    /// <summary>A display that redraws itself on a terminal, and plain lines for a file or a pipe.</summary>
    public static IDisplay ForThisOutput()
    {
        // The library looks at TERM only, so a pipe would get escape sequences too.
        Capabilities capabilities = AnsiConsole.Profile.Capabilities;
        bool live = !Console.IsOutputRedirected && capabilities.Ansi && capabilities.Interactive;
        return live ? new LiveDisplay(AnsiConsole.Console) : new PlainDisplay(PlainConsole());
    }

    private static IAnsiConsole PlainConsole() => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.No,
        ColorSystem = ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.No,
        Out = new AnsiConsoleOutput(Console.Out),
    });
}
