extern alias library;

using System.Reflection;
using library::CompiledNet;

namespace CompiledNet.Generator.Tests.Jit;

/// <summary>
/// With a profile the JIT inlines methods of a kilobyte of IL; a kernel inside another method passes its limits and becomes calls.
/// </summary>
public sealed class InliningTests
{
    [Fact]
    public void KernelsOfTheLibraryAreNeverInlined() => Assert.Empty(
        from type in typeof(NetworkInfo).Assembly.GetTypes()
        from method in type.GetMethods(
            BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveOptimization)
            && !method.MethodImplementationFlags.HasFlag(MethodImplAttributes.NoInlining)
        select $"{type.Name}.{method.Name}");

    /// <summary>A small method of a kernel is inlined, and a kernel is not: one that says neither is left to the JIT's taste.</summary>
    [Fact]
    public void EveryMethodOverVectorsSaysWhetherItIsInlined() => Assert.Empty(
        from type in typeof(NetworkInfo).Assembly.GetTypes()
        where type.GetCustomAttributesData().Any(attribute => attribute.AttributeType.Name == "RegisterTilesAttribute")
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where (method.MethodImplementationFlags & (MethodImplAttributes.NoInlining | MethodImplAttributes.AggressiveInlining)) == 0
        select $"{type.Name}.{method.Name}");

    [Fact]
    public void ThereAreKernels() => Assert.Contains(
        typeof(NetworkInfo).Assembly.GetTypes().SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public)),
        method => method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveOptimization));
}
