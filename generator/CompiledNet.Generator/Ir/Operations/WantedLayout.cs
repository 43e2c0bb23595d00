namespace CompiledNet.Generator.Ir.Operations;

/// <summary>The layout that an operation wants its values in.</summary>
internal enum WantedLayout
{
    /// <summary>The last axis as features.</summary>
    Rows,

    /// <summary>The first axis as features.</summary>
    Channels,

    /// <summary>What its operands have.</summary>
    AsOperands,

    /// <summary>It reads any layout; what it gives is as its operands are.</summary>
    Any,

    /// <summary>None: it has no values but parameters, their gradients and statistics.</summary>
    None,
}

/// <summary>What an operation does with images that lie in planes.</summary>
internal enum PlaneUse
{
    /// <summary>None of its values lie in planes.</summary>
    Refused,

    /// <summary>It takes rows of panels, which planes are moved into as the caller's memory is; what it writes is not in planes.</summary>
    Moved,

    /// <summary>All its values lie in planes, or none.</summary>
    Joined,

    /// <summary>It slides over images, and says of each value whether it may lie in planes.</summary>
    Images,

    /// <summary>It is another name for the same elements.</summary>
    Renamed,
}
