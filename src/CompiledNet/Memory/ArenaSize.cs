using System.ComponentModel;

namespace CompiledNet.Runtime;

/// <summary>Scratch memory as a function of the rows, which are known at run time only: PerRow · rows + Fixed floats.</summary>
/// <param name="PerRow">Floats for each row.</param>
/// <param name="Fixed">Floats whatever the rows.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ArenaSize(long PerRow, long Fixed)
{
    /// <summary>The floats for so many rows.</summary>
    public nint Length(int rows) => checked((nint)((PerRow * rows) + Fixed));
}
