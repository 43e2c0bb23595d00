namespace CompiledNet;

/// <summary>x where x &gt; 0, a · x elsewhere, with one learned slope a that begins at 0.25. Parameter: <c>weight</c> [1].</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PReLUAttribute : LayerAttribute;
