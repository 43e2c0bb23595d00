namespace CompiledNet;

/// <summary>
/// Makes one axis of all: [a, b, c] becomes [a·b·c], in the order of the elements.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FlattenAttribute : LayerAttribute;
