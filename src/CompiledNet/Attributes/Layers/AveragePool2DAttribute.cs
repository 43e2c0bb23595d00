namespace CompiledNet;

/// <summary>The mean of each window; padding counts as zeros. Each channel for itself, as PyTorch's <c>nn.AvgPool2d</c>.</summary>
/// <param name="size">Rows and columns of the window, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AveragePool2DAttribute(int size) : Pool2DAttribute(size);
