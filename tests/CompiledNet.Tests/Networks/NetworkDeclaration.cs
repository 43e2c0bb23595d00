namespace CompiledNet.Tests.Networks;

/// <summary>A network to be compiled.</summary>
/// <param name="Name">The name of its class, unique in a compilation.</param>
/// <param name="Layers">The attributes but for <c>[Network]</c>, as C# text.</param>
/// <param name="Fuse">Whether operations may be fused.</param>
internal sealed record NetworkDeclaration(string Name, string Layers, bool Fuse = true)
{
    public string Text => $"""
        /// <summary>A network of the tests.</summary>
        [Network{(Fuse ? string.Empty : "(Fuse = false)")}]
        {Layers}
        public sealed partial class {Name};
        """;

    public override string ToString() => $"{Name}{(Fuse ? string.Empty : ", Fuse = false")}: {Layers}";
}
