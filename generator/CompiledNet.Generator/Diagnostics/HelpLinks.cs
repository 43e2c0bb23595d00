namespace CompiledNet.Generator.Diagnostics;

/// <summary>Where the pages about diagnostics are.</summary>
internal static class HelpLinks
{
    /// <summary>The folder of the pages, relative to the repository's root; its own address is put before it when it has one.</summary>
    public const string Folder = "generator/docs/";

    public const string Extension = ".md";
}
