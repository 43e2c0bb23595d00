namespace CompiledNet;

/// <summary>
/// Makes the current value an output of the network, and passes it on: features, a code in the middle, a state. Its
/// <see cref="LayerAttribute.Name"/> in camel case is the name of its span in <c>Predict</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OutputAttribute : LayerAttribute;
