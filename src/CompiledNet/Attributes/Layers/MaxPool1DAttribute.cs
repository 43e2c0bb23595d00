namespace CompiledNet;

/// <summary>The largest value of each window; padding never wins. Each channel for itself, as PyTorch's <c>nn.MaxPool1d</c>.</summary>
/// <param name="size">Elements of the window, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MaxPool1DAttribute(int size) : Pool1DAttribute(size);
