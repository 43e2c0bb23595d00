using static CompiledNet.Generator.Tests.Snapshots.Verifier;

namespace CompiledNet.Generator.Tests.Snapshots;

/// <summary>What stands around the members: namespace, containing types, escaped names.</summary>
public sealed class ClassNameSnapshots
{
    [Fact]
    public Task InANamespace() => VerifyFrame(
        "namespace My.Networks;\n[CompiledNet.Network, CompiledNet.Input(2)] internal partial class Identity;", "My.Networks.Identity");

    [Fact]
    public Task InsideOtherTypes() => VerifyFrame(
        "namespace My { partial class Outer { internal partial record struct Middle { [CompiledNet.Network, CompiledNet.Input(2)] public partial class Inner; } } }",
        "My.Outer+Middle+Inner");

    [Fact]
    public Task NamedLikeAKeyword() => VerifyFrame(
        "namespace @namespace.@int;\n[CompiledNet.Network, CompiledNet.Input(2)] public partial class @class;", "namespace.int.class");

    private static Task VerifyFrame(
        string declaration, string metadataName, [System.Runtime.CompilerServices.CallerMemberName] string member = "") =>
        Verify([CompiledSource.Of(declaration, metadataName).Part("Frame", source => source.Frame())], member: member);
}
