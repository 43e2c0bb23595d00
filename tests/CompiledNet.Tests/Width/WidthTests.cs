using CompiledNet.Tests.Networks;
using CompiledNet.Tests.Optimizers;
using CompiledNet.Tests.Training;

namespace CompiledNet.Tests.Width;

/// <summary>
/// The numeric tests once more under every other vector width that the processor has: the runtime reads these variables when it
/// starts, so each takes a process of its own.
/// </summary>
[Collection(nameof(Alone))]
public class WidthTests
{
    /// <summary>What is run everywhere: all fixtures, extreme values, and whole trainings.</summary>
    private static readonly Type[] s_classes =
    [
        typeof(ExpectedWidthTests), typeof(FixtureTests), typeof(ExtremeTests), typeof(ActivationRangeTests), typeof(LogitLossRangeTests),
        typeof(Slots.SlotNetworkTests), typeof(Slots.SlotFixtureTests), typeof(PaddingTests), typeof(TrajectoryTests),
        typeof(WeightedLossTests), typeof(UnfusedStepTests), typeof(GradientNormTests), typeof(TiedNetworkTests),
        typeof(UnfusedNormalizationTests),
    ];

    /// <summary>
    /// What is run besides for the widths of today's processors. Scalar code is 15 times slower, and vectors without fused
    /// multiply-add go the same ways as those with it.
    /// </summary>
    private static readonly Type[] s_vectorClasses =
    [
        .. s_classes, typeof(ReferenceAgreementTests), typeof(RowBitsTests), typeof(FormBitsTests), typeof(SeedTests),
    ];

    [Fact]
    public void Scalar() => Run("DOTNET_EnableHWIntrinsic=0", 0, s_classes);

    /// <summary>Without fused multiply-add.</summary>
    [Fact]
    public void Vectors_of_128_bits_of_old_processors() => Run("DOTNET_EnableAVX2=0", 128, s_classes);

    [Fact]
    public void Vectors_of_128_bits() => Run("DOTNET_PreferredVectorBitWidth=128", 128, s_vectorClasses);

    /// <summary>On processors with 512 bits; on others this is what all tests run on already.</summary>
    [Fact]
    public void Vectors_of_256_bits() => Run("DOTNET_EnableAVX512=0", 256, s_vectorClasses);

    private static void Run(string variable, int bits, Type[] classes)
    {
        int tests = TestProcess.Count(classes);
        Assert.True(tests > classes.Length);
        Assert.Equal(tests, TestProcess.Run(classes, variable, Math.Min(bits, VectorBits.Current)));
    }
}
