namespace CompiledNet;

/// <summary>The mean of each window; padding counts as zeros. Each channel for itself, as PyTorch's <c>nn.AvgPool1d</c>.</summary>
/// <param name="size">Elements of the window, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AveragePool1DAttribute(int size) : Pool1DAttribute(size);
