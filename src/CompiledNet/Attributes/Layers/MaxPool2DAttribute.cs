namespace CompiledNet;

/// <summary>The largest value of each window; padding never wins. Each channel for itself, as PyTorch's <c>nn.MaxPool2d</c>.</summary>
/// <param name="size">Rows and columns of the window, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MaxPool2DAttribute(int size) : Pool2DAttribute(size);
