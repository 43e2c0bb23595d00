namespace CompiledNet.Generator.Diagnostics;

/// <summary>What the diagnostics are about.</summary>
internal static class Categories
{
    public const string Declaration = "CompiledNet.Declaration";
    public const string Values = "CompiledNet.Values";
    public const string Shapes = "CompiledNet.Shapes";
    public const string Names = "CompiledNet.Names";
    public const string Losses = "CompiledNet.Losses";
    public const string Cost = "CompiledNet.Cost";
    public const string Use = "CompiledNet.Use";
}
