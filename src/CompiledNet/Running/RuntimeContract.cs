using System.ComponentModel;

namespace CompiledNet.Runtime;

/// <summary>
/// What generated code may call, as a version. Generated code names the version it was written for, so that code that lives on in a
/// user's binary fails to compile, not to run, against a library that has dropped it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RuntimeContract
{
    /// <summary>The first version.</summary>
    public const int Version1 = 1;
}
