using System.Runtime.InteropServices;

namespace MnistTrainer;

/// <summary>
/// Ctrl+C and SIGTERM end the training between two steps; a second Ctrl+C ends the program at once. (A second SIGTERM does not: <c>dotnet
/// run</c>
/// hands on what a service manager sends to both.)
/// </summary>
internal sealed class Interruption : IDisposable
{
    // As shells count it: 128 and the number of the signal.
    private const int AfterSigInt = 130, AfterSigTerm = 143;

    private readonly CancellationTokenSource _cancellation = new();
    private readonly PosixSignalRegistration[] _registrations;

    public Interruption() => _registrations =
    [
        PosixSignalRegistration.Create(
            PosixSignal.SIGINT, context => Interrupt(context, AfterSigInt, isLast: _cancellation.IsCancellationRequested)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Interrupt(context, AfterSigTerm, isLast: false)),
    ];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _cancellation.Token;

    /// <summary>What the program returns after an interruption.</summary>
    public int ExitCode { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.ForEach(_registrations, registration => registration.Dispose());
        _cancellation.Dispose();
    }

    private void Interrupt(PosixSignalContext context, int exitCode, bool isLast)
    {
        context.Cancel = !isLast;
        ExitCode = exitCode;
        _cancellation.Cancel();
    }
}
