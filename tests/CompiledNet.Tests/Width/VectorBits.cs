using System.Runtime.Intrinsics;

namespace CompiledNet.Tests.Width;

/// <summary>The vector width that generated code takes in this process.</summary>
internal static class VectorBits
{
    /// <summary>What a process that runs the tests for a width is told to expect.</summary>
    public const string ExpectedVariable = "COMPILEDNET_TESTS_VECTOR_BITS";

    /// <summary>512, 256, 128, or 0 for scalar code.</summary>
    public static int Current =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;
}
