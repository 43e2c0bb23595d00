namespace MnistTrainer;

/// <summary>An error that the user can mend: its message is all there is to show.</summary>
internal sealed class UserErrorException(string message) : Exception(message);
